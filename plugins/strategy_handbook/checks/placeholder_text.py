"""A text that only keeps a place.

## What it finds

Fields that say `TBD`, `TODO`, `n/a`, `???`, `[to be named]` or the like. They count as absent,
here and for every other check; a check that says what is missing there is heard instead of this one.

## Why it matters

A placeholder looks like an answer and is none. Readers notice, and believe the rest of the
handbook less.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    summary: TBD
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    summary: Nine in ten customers say that we solved their problem.
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
GIVES_WAY = True


def find(case: Case) -> Iterator[Problem]:
    """Relay what the builder took for a placeholder."""
    yield from case.reported.get("placeholder-text", ())
