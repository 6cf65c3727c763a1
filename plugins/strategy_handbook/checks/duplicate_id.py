"""Two items that share an id.

## What it finds

An id that another item of the same kind uses already, in the same file or in another one, now or
as a former id (`aliases`); and a second description of the organization, of which there is one.
The first one counts; the second is left out.

## Why it matters

An id is the address of an item: links and pages would mean one of the two, and nobody could tell
which.

## Weak example

```yaml
goals:
  satisfaction:
    title: Reach 90% customer satisfaction
  happy-customers:
    title: Get recommended by every second customer
    aliases: [satisfaction]
```

## Strong example

```yaml
goals:
  satisfaction:
    title: Reach 90% customer satisfaction
  recommendations:
    title: Get recommended by every second customer
    aliases: [happy-customers]
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
    """Relay what the builder found taken."""
    yield from case.reported.get("duplicate-id", ())
