"""A period that ended without a word on what was learned.

## What it finds

Periods that have ended and have no `learned`.

## Why it matters

The archive keeps what was reached. Why it was reached, or was not, is forgotten within weeks, and
the next period begins with the same mistakes.

## Weak example

```yaml
periods:
  year-2020: {title: The year 2020, start: 2020-01-01, end: 2020-12-31}
```

## Strong example

```yaml
periods:
  year-2020:
    title: The year 2020
    start: 2020-01-01
    end: 2020-12-31
    learned: [Four goals at a time are enough., We hired three months too late.]
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.period import Period

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each ended period that taught nothing."""
    for period in case.strategy[Period].values():
        if period.end < case.today and not period.learned:
            yield about(
                period,
                f"ended on {period.end}, and nothing is written about what was "
                "learned. Ask those who took part, and write it under “learned:”.",
                "learned",
            )
