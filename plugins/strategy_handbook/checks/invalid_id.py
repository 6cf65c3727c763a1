"""An id that cannot be an address.

## What it finds

Ids and former ids (`aliases`) with capitals, blanks, accents or signs. An id has only small
letters a–z, digits and single hyphens between them.

## Why it matters

The id becomes the address of a page and is typed by hand in links. What cannot be typed
everywhere, or changes when it is copied, breaks there.

## Weak example

```yaml
goals:
  Customer Satisfaction:
    title: Reach 90% customer satisfaction
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
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
    """Relay what the builder could not use as an id."""
    yield from case.reported.get("invalid-id", ())
