"""A role that owns more goals than one can move.

## What it finds

Roles that are the `owner` of more open goals than `limit`.

## Why it matters

Whoever answers for everything decides nothing first. Beyond a handful of goals, each new one
slows all the others down.

## Weak example

```yaml
goals:
  satisfaction: {title: Reach 90% customer satisfaction, owner: managing-director}
  delivery: {title: Ship 95% of orders the same day, owner: managing-director}
  returns: {title: Halve the returns, owner: managing-director}
  # … and five more
```

## Strong example

```yaml
goals:
  satisfaction: {title: Reach 90% customer satisfaction, owner: head-of-customer-service}
  delivery: {title: Ship 95% of orders the same day, owner: head-of-operations}
  returns: {title: Halve the returns, owner: head-of-operations}
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
            yield about(role, f"owns {len(goals)} open goals, more than {limit}: {names}. "
                              "Close some, or let other roles own them.")
