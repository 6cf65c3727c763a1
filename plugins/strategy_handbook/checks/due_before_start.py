"""Something that ends before it begins.

## What it finds

A goal or an initiative whose `due` date lies before its `start`, and a period whose `end` lies before its `start`.

## Why it matters

One of the two dates is a slip, and every page, calendar and progress bar would be wrong because of it.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    start: 2027-07-01
    due: 2027-06-30
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    start: 2026-07-01
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
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.period import Period

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each pair of dates in the wrong order."""
    dated: tuple[Goal | Initiative, ...] = (*case.strategy[Goal].values(), *case.strategy[Initiative].values())
    for item in dated:
        if item.start and item.due and item.due < item.start:
            yield about(
                item, f"is due on {item.due}, before it starts on {item.start}. Correct one of the two dates.", "due"
            )
    for period in case.strategy[Period].values():
        if period.end < period.start:
            yield about(
                period,
                f"ends on {period.end}, before it starts on {period.start}. Correct one of the two dates.",
                "end",
            )
