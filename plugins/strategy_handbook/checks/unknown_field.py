"""A field that the handbook does not know.

## What it finds

Fields that an item of its kind does not have, and kinds that do not exist. Mostly a slip of the
keyboard or a field of another kind; the message suggests the nearest name there is.

## Why it matters

Nothing shows a field that nobody knows: what was written there would be lost without a word.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    onwer: head-of-customer-service
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    owner: head-of-customer-service
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
    """Relay what the builder found no place for."""
    yield from case.reported.get("unknown-field", ())
