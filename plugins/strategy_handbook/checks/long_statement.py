"""A vision or mission too long to remember.

## What it finds

A vision or mission statement of more words than people can keep in mind.

## Why it matters

People act on a statement that they can say from memory. What it means in detail has its own place,
the explanation below it.

## Weak example

```yaml
organization:
  title: Tornafolha
  vision:
    statement: >-
      To be, by the end of the decade and in every region in which we have an office, a warehouse or
      a partner, the most trusted, the most innovative and the most sustainable provider of
      office supplies, furniture and services for businesses of every size and every sector.
```

## Strong example

```yaml
organization:
  title: Tornafolha
  vision:
    statement: To be the region's most trusted provider of sustainable office solutions.
    explanation: The region is northern Portugal and greater Hamburg.
```

## Options

- `words` (35): how many words a statement may have.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.INFO


def find(case: Case, *, words: int = 35) -> Iterator[Problem]:
    """Yield one problem for each statement that is longer."""
    company = case.strategy.organization
    if company is None:
        return
    for name, part in (("vision", company.vision), ("mission", company.mission)):
        length = len((part.statement or "").split()) if part else 0
        if length > words:
            yield about(
                company,
                f"has a {name} statement of {length} words, and more than {words} "
                "are hard to remember. Keep one sentence, and move the rest to "
                "“explanation:”.",
                name,
                "statement",
            )
