"""A field that has to be there and is not.

## What it finds

Items without a field they cannot do without, such as a `title`, the `start` and `end` of a
period, or the `to` of a target. A blank field counts as missing.

## Why it matters

Every page shows these fields or computes with them. Without a title, for example, readers and
links have no name for the thing.

## Weak example

```yaml
periods:
  year-2026:
    title: The year 2026
    start: 2026-01-01
```

## Strong example

```yaml
periods:
  year-2026:
    title: The year 2026
    start: 2026-01-01
    end: 2026-12-31
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
    """Relay what the builder looked for and did not find."""
    yield from case.reported.get("missing-field", ())
