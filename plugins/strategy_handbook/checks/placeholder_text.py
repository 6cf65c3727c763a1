"""A text that only keeps a place.

## What it finds

Fields that say `TBD`, `TODO`, `n/a`, `???`, `[to be named]` or the like. They count as absent,
here and for every other check.

## Why it matters

A placeholder looks like an answer and is none. Readers notice, and believe the rest of the
handbook less.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    why: TBD
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    why: Retained customers fund everything else we want to do.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING
ON_PARTS = True


def find(case: Case) -> Iterator[Problem]:
    """Relay what the builder took for a placeholder."""
    yield from case.reported.get("placeholder-text", ())
