"""A goal due later than the goal it contributes to.

## What it finds

An open goal whose due date comes after the due date of an open goal named under `parents`.

## Why it matters

Its result comes too late to count for the larger goal.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    due: 2027-06-30
  faster-replies:
    title: Answer every request within four hours
    parents: [customer-satisfaction]
    due: 2027-12-31
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    due: 2027-06-30
  faster-replies:
    title: Answer every request within four hours
    parents: [customer-satisfaction]
    due: 2026-12-31
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
    """Yield one problem for each open goal that is due after a parent, naming the earliest."""
    for goal in case.open_goals():
        dated = [
            (parent.due, parent)
            for parent in case.graph.targets(goal, "parents")
            if isinstance(parent, Goal) and parent.due is not None and parent.status is None
        ]
        due, parent = min(dated, key=lambda pair: pair[0], default=(None, None))
        if goal.due is not None and due is not None and goal.due > due:
            yield about(
                goal,
                f"is due on {goal.due}, later than {parent}, which it contributes to "
                f"and which is due on {due}. Write an earlier date here, or a later "
                "one there.",
                "due",
            )
