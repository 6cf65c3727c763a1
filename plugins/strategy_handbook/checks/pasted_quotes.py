"""A title between typographic quotation marks.

## What it finds

Titles that begin with “ and end with ” (or „ and “, « and », ‘ and ’), with no other such mark
between them. Word processors put these in place of straight quotes. A title that holds quotation
marks somewhere else is left alone, and so is every other text: what somebody says may stand in
quotes.

## Why it matters

To YAML only straight quotes are quotes. Typographic ones are part of the title, and readers see
them on every page, in every list and in every link.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: “Reach 90% customer satisfaction”
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: "Reach 90% customer satisfaction"
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Entity

SEVERITY = Severity.WARNING
ON_PARTS = True

_CLOSERS = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’"}


def find(case: Case) -> Iterator[Problem]:
    """One problem for each title that stands between quotation marks."""
    for item in case.strategy:
        if isinstance(item, Entity) and _is_wrapped(item.title):
            yield about(
                item,
                f"shows readers the quotation marks around its title {item.title}, because "
                "typographic ones are part of the text. Delete them, or type straight ones.",
                "title",
            )


def _is_wrapped(title: str) -> bool:
    first, inside, last = title[:1], title[1:-1], title[-1:]
    closers = _CLOSERS.get(first, "")
    return bool(inside) and last in closers and not set(inside) & {first, *closers}
