"""A goal without a date.

## What it finds

An open goal with neither a due date nor a period. The T of SMART: *time-bound*.

## Why it matters

What has no date loses against everything that has one, and nobody ever has to say that it failed.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Strong example

```yaml
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

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each open goal without due date and period."""
    for goal in case.open_goals():
        if goal.due is None and goal.period is None and "period" not in goal.invalid_fields:
            yield about(
                goal,
                "has no date. Write the day by which it should be reached under "
                "“due:”, or name a period under “period:”.",
                "due",
            )
