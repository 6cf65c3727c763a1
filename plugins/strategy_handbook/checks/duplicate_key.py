"""A field that is written twice.

## What it finds

The same key twice in one place: two `title:` lines in a goal, or the same kind (`goals:`) twice
in one file. The first one counts; the second is left out.

## Why it matters

Whoever wrote the second line believes that it holds. Often it is a copy whose name was not
changed, and then a whole goal is missing.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    due: 2026-12-31
    due: 2027-06-30
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
    """Relay what the reader met a second time."""
    yield from case.reported.get("duplicate-key", ())
