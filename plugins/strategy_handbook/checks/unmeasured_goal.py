"""A goal without a number that tells whether it is reached.

## What it finds

An open goal without `targets`. The M of SMART: *measurable*.

## Why it matters

Without a number, progress is a matter of opinion, and so is the end.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Strong example

```yaml
metrics:
  satisfaction: {title: Customer satisfaction, unit: "%"}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    targets:
      satisfaction: {from: 78, to: 90}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each open goal without a target."""
    for goal in case.open_goals():
        if not goal.targets:
            yield about(
                goal,
                "has no target, so nobody can tell how far it is. Name a metric "
                "under “targets:”, with the value it starts from and the value to "
                "reach.",
                "targets",
            )
