"""A file without content.

## What it finds

Files below `strategy/` that are empty or hold only comments.

## Why it matters

An empty file is usually the rest of something: text that was moved, or a file that was begun and
forgotten. Whoever looks for its content should not have to guess.

## Weak example

```yaml
# goals of the sales team: to be written
```

## Strong example

```yaml
goals:
  faster-offers:
    title: Send every offer within two days
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
    """Relay what the reader found empty."""
    yield from case.reported.get("empty-file", ())
