"""A goal that nobody works on.

## What it finds

An open goal that no department and no role works on and no running initiative supports, neither
itself nor through any open goal below it. If this holds for every open goal, it is said once.

## Why it matters

A goal without hands is a wish. It looks planned until it is due.

## Weak example

```yaml
departments:
  customer-service: {title: Customer service}
goals:
  faster-replies:
    title: Answer every request within four hours
    departments: {customer-service: Keeps the queue short}
  fewer-returns:
    title: Halve the returns
```

## Strong example

```yaml
departments:
  customer-service: {title: Customer service}
  product: {title: Product}
goals:
  faster-replies:
    title: Answer every request within four hours
    departments: {customer-service: Keeps the queue short}
  fewer-returns:
    title: Halve the returns
    departments: {product: Describes each chair so that nobody is surprised}
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
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.role import Role

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each open goal without anybody who works on it or below it."""
    goals = list(case.open_goals())
    direct = {goal for goal in goals if _is_worked_on(case, goal)}
    misspelt = meant(case, "contributes_to", "supports", "parents")
    worked = reached(direct | misspelt, lambda goal: case.graph.targets(goal, "parents"))
    yield from each_or_once([goal for goal in goals if goal not in worked], len(goals), _problem)


def _is_worked_on(case: Case, goal: Goal) -> bool:
    running = (
        initiative
        for initiative in case.graph.sources(goal, Initiative, "supports")
        if isinstance(initiative, Initiative) and not initiative.is_over
    )
    return bool(goal.departments or case.graph.into(goal, Role, "contributes_to") or any(running))


def _problem(goal: Item) -> Problem:
    return about(
        goal,
        "is nobody’s work: no department, role or running initiative is named for "
        "it or for a goal below it. Name who works on it under “departments:”.",
        "departments",
    )
