"""A text that YAML reads, but not as it was meant.

## What it finds

Texts of which YAML takes a part for something else: what comes after a blank and `#` is a remark
(“Become the #1 provider” ends at “the”), and a first word that begins with `&` or `!` is a label
(“&more ideas” begins at “ideas”). A `#` followed by a space is taken for the remark that it is, and
so is one after a number or date, and a label that is used elsewhere in the file. And lists whose items
are out of line or begin with “•”: YAML runs them together into one text.

## Why it matters

Nothing looks broken, but readers see half a sentence, or a list as one. Whoever wrote it believes
that they see it all.

## Weak example

```yaml
goals:
  first-choice:
    title: Become the #1 provider in the region
```

## Strong example

```yaml
goals:
  first-choice:
    title: "Become the #1 provider in the region"
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
    """Relay the texts that the reader saw cut short."""
    yield from case.reported.get("swallowed-text", ())
