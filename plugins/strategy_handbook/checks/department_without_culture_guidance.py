"""A department without a word on how its people like to work together.

## What it finds

A department without `cultures`, once any culture is described. If this holds for every department,
it is said once.

## Why it matters

Colleagues elsewhere look up on the department's page how to put a message there. For this one they
find nothing and have to guess.

## Weak example

```yaml
cultures:
  hamburg: {title: Hamburg}
departments:
  sales: {title: Sales, cultures: [hamburg]}
  finance: {title: Finance}
```

## Strong example

```yaml
cultures:
  hamburg: {title: Hamburg}
departments:
  sales: {title: Sales, cultures: [hamburg]}
  finance: {title: Finance, cultures: [hamburg]}
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
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.department import Department

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each department without cultures, if there are any cultures."""
    if case.strategy[Culture]:
        every = case.strategy[Department].values()
        without = [department for department in every if not department.cultures]
        yield from each_or_once(without, len(every), _problem)


def _problem(department: Item) -> Problem:
    return about(
        department,
        "names no culture, so colleagues find no advice on working with it. "
        "Name the cultures its people work in under “cultures:”.",
        "cultures",
    )
