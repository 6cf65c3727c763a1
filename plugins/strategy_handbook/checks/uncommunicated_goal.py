"""A goal that is talked about nowhere.

## What it finds

An open goal that no communication carries, neither directly nor through one of its themes or a
larger goal. If this holds for every open goal, it is said once.

## Why it matters

A goal that is announced once and never mentioned again is forgotten within weeks.

## Weak example

```yaml
goals:
  customer-satisfaction: {title: Reach 90% customer satisfaction}
  fewer-returns: {title: Halve the returns}
communications:
  weekly-start:
    title: Monday start
    carries: ["goal:customer-satisfaction"]
```

## Strong example

```yaml
goals:
  customer-satisfaction: {title: Reach 90% customer satisfaction}
  fewer-returns: {title: Halve the returns, parents: [customer-satisfaction]}
communications:
  weekly-start:
    title: Monday start
    carries: ["goal:customer-satisfaction"]
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
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.goal import Goal

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each open goal that nothing carries."""
    starts = meant(case, "carries", "themes", "parents")
    for communication in case.strategy[Communication].values():
        starts.update(case.graph.targets(communication, "carries"))
    carried = reached(starts, lambda item: _goals_of(case, item))
    goals = list(case.open_goals())
    yield from each_or_once([goal for goal in goals if goal not in carried], len(goals), _problem)


def _goals_of(case: Case, item: Item) -> list[Item]:
    return [lower for lower, _ in case.graph.served_by(item) if isinstance(lower, Goal)]


def _problem(goal: Item) -> Problem:
    return about(
        goal,
        "is talked about nowhere: no communication carries it, its theme or a "
        f"larger goal. Write “{goal.ref}” under “carries:” of a meeting or an "
        "update.",
    )
