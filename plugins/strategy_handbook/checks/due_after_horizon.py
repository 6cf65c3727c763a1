"""A goal due after the day by which the vision should be true.

## What it finds

An open goal whose due date comes after the `horizon` of the vision. Where it also comes after a
larger goal that is due in time, `due-after-parent` says so.

## Why it matters

The goal cannot help to reach the vision in time. Either the goal can be reached earlier, or the
horizon is no longer meant.

## Weak example

```yaml
organization:
  title: Tornafolha
  vision: {statement: To be the region's most trusted provider., horizon: 2030-12-31}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    due: 2031-06-30
```

## Strong example

```yaml
organization:
  title: Tornafolha
  vision: {statement: To be the region's most trusted provider., horizon: 2030-12-31}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    due: 2027-06-30
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.goal import Goal

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each open goal that is due after the horizon."""
    company = case.strategy.organization
    horizon = company.vision.horizon if company and company.vision else None
    if horizon is None:
        return
    for goal in case.open_goals():
        if goal.due is None or goal.due <= horizon:
            continue
        parents = case.graph.targets(goal, "parents")
        if not any(
            isinstance(parent, Goal) and parent.status is None and parent.due and parent.due <= horizon
            for parent in parents
        ):
            yield about(
                goal,
                f"is due on {goal.due}, later than {horizon}, when the vision should "
                "have come true. Write an earlier date here, or a later horizon at "
                "the vision.",
                "due",
            )
