"""Guidance on a culture that rests on nothing.

## What it finds

A culture that does not say who wrote it (`written_by`) or what it rests on (`sources`).

## Why it matters

Guidance that a team writes about itself helps its colleagues. Guidance that others write without a
source is a stereotype.

## Weak example

```yaml
cultures:
  hamburg:
    title: Hamburg
```

## Strong example

```yaml
cultures:
  hamburg:
    title: Hamburg
    written_by: The Hamburg office
    sources: [Workshop of the whole office in March 2026]
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.scalars import says_something

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each culture that lacks its authors, its sources or both."""
    for culture in case.strategy[Culture].values():
        lacks = {}
        if not says_something(culture.written_by):
            lacks["written_by"] = "who wrote it (“written_by:”)"
        if not any(map(says_something, culture.sources)):
            lacks["sources"] = "what it rests on (“sources:”)"
        if lacks:
            yield about(
                culture,
                f"does not say {' and '.join(lacks.values())}. Let the team "
                "concerned write it, and name the workshop, survey or study "
                "behind it.",
                next(iter(lacks)),
            )
