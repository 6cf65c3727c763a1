"""A department that works on no goal.

## What it finds

A department that no open goal and no running initiative names under `departments`, and none of the
departments that are part of it either. If this holds for every department, it is said once.

## Why it matters

The people there cannot see how their work counts, and the strategy does not count on them.

## Weak example

```yaml
departments:
  customer-service: {title: Customer service}
  finance: {title: Finance}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    departments:
      customer-service: Solves requests at first contact
```

## Strong example

```yaml
departments:
  customer-service: {title: Customer service}
  finance: {title: Finance}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    departments:
      customer-service: Solves requests at first contact
      finance: Sends invoices that are right the first time
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.reach import meant, reached
from strategy_handbook.checks.shared.wording import each_or_once
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.department import Department

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each department that no goal and no initiative counts on."""
    starts = meant(case, "departments", "parent")
    for item in (*case.open_goals(), *case.facts.open_initiatives):
        starts.update(case.graph.targets(item, "departments"))
    busy = reached(starts, lambda department: case.graph.targets(department, "parent"))
    every = case.strategy[Department].values()
    yield from each_or_once([one for one in every if one not in busy], len(every), _problem)


def _problem(department: Item) -> Problem:
    return about(
        department,
        "works on no goal: no open goal and no running initiative names it. "
        "Name it under “departments:” of a goal, and say what it contributes.",
    )
