"""A file that YAML cannot read.

## What it finds

Files below `strategy/` with a slip of the keyboard that leaves YAML unable to tell what is meant: a tab, a missing
colon, a quotation mark that is never closed, a file saved in another encoding. The message names the line and the slip.

## Why it matters

Everything in the file is lost until it is mended, so the handbook is not published. While such a file exists, checks
that need the whole strategy wait.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title Reach 90% customer satisfaction
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
    """What the reader could not read."""
    yield from case.reported.get("yaml-syntax", ())
