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
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.lesson import Lesson

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each lesson that nobody practises."""
    for lesson in case.strategy[Lesson].values():
        if not lesson.adopted_in:
            yield about(
                lesson,
                "is practised nowhere yet. Try it in one place, and name the process, initiative or department "
                "under “adopted_in:”, such as department:operations.",
                "adopted_in",
            )
