"""A value that its field cannot hold.

## What it finds

Values of the wrong form: a date that is not in the calendar, a number with a unit, a word that is
not among the known ones, a text where a group of fields belongs. The field is left out until it
is mended.

## Why it matters

The handbook computes with dates and numbers: what is overdue, how far a target is, what comes
next. With a value it cannot read, it would have to guess.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    due: 30.06.2027
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

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.ERROR
ON_PARTS = True


def find(case: Case) -> Iterator[Problem]:
    """Relay what the builder could not read."""
    yield from case.reported.get("invalid-value", ())
