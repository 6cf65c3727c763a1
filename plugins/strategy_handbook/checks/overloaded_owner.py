"""A role that owns more goals than one can move.

## What it finds

Roles that are the `owner` of more open goals than `limit`.

## Why it matters

Whoever answers for everything decides nothing first. Beyond a handful of goals, each new one
slows all the others down.

## Weak example

```yaml
goals:
  satisfaction: {title: Reach 90% customer satisfaction, owner: director}
  delivery: {title: Ship 95% of orders the same day, owner: director}
  returns: {title: Halve the returns, owner: director}
  clients: {title: Win 40 new clients, owner: director}
  replies: {title: Reply within four hours, owner: director}
  energy: {title: Cut energy use by a fifth, owner: director}
  hiring: {title: Fill open positions in 40 days, owner: director}
  earnings: {title: Earn 12% on sales, owner: director}
roles:
  director: {title: Managing Director}
```

## Strong example

```yaml
goals:
  satisfaction: {title: Reach 90% customer satisfaction, owner: head-of-service}
  delivery: {title: Ship 95% of orders the same day, owner: head-of-operations}
  returns: {title: Halve the returns, owner: head-of-operations}
  clients: {title: Win 40 new clients, owner: head-of-sales}
  replies: {title: Reply within four hours, owner: head-of-service}
  energy: {title: Cut energy use by a fifth, owner: head-of-operations}
  hiring: {title: Fill open positions in 40 days, owner: head-of-people}
  earnings: {title: Earn 12% on sales, owner: director}
roles:
  director: {title: Managing Director}
  head-of-service: {title: Head of Customer Service}
  head-of-operations: {title: Head of Operations}
  head-of-sales: {title: Head of Sales}
  head-of-people: {title: Head of People}
```

## Options

- `limit` (7): how many open goals one role may own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal

SEVERITY = Severity.INFO


def find(case: Case, *, limit: int = 7) -> Iterator[Problem]:
    """One problem for each role with too many open goals."""
    owned: dict[Item, list[Goal]] = defaultdict(list)
    for goal in case.open_goals():
        for role in case.graph.targets(goal, "owner"):
            owned[role].append(goal)
    for role, goals in owned.items():
        if len(goals) > limit:
            names = ", ".join(f"“{goal.id}”" for goal in goals)
            yield about(
                role,
                f"owns {len(goals)} open goals, more than {limit}: {names}. Close some, or let other roles own them.",
            )
