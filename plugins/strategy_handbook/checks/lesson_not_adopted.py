"""A lesson that is practised nowhere.

## What it finds

Lessons without `adopted_in`.

## Why it matters

Admiring others is pleasant and changes nothing. A lesson counts from the day a department does
something differently.

## Weak example

```yaml
lessons:
  handover: {title: The nurses’ handover, sector: healthcare}
```

## Strong example

```yaml
departments:
  operations: {title: Operations}
lessons:
  handover:
    title: The nurses’ handover
    sector: healthcare
    adopted_in:
      department:operations: Each shift hands over in five fixed sentences.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.wording import each_or_once
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.lesson import Lesson

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each lesson that nobody practises."""
    every = case.strategy[Lesson].values()
    yield from each_or_once([lesson for lesson in every if not lesson.adopted_in], len(every), _problem)


def _problem(lesson: Item) -> Problem:
    return about(
        lesson,
        "is practised nowhere yet. Try it in one place, and name the process, initiative or department "
        "under “adopted_in:”, such as department:operations.",
        "adopted_in",
    )
