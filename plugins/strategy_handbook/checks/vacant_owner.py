"""Things that nobody looks after, because the role that owns them is vacant.

## What it finds

Roles with `vacant: true` that own or lead something current: a goal, an initiative, a department, a process.

## Why it matters

The page names a role, so everybody believes that somebody answers for it. Until the post is filled,
nobody reports, nobody decides, and nobody notices.

## Weak example

```yaml
roles:
  buyer: {title: Sustainable buyer, vacant: true}
goals:
  suppliers: {title: Sign twelve new suppliers, owner: buyer}
```

## Strong example

```yaml
roles:
  buyer: {title: Sustainable buyer, vacant: true, reports_to: head}
  head: {title: Head of operations}
goals:
  suppliers: {title: Sign twelve new suppliers, owner: head}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.facts.posts import owned
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.role import Role

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each vacant role that still answers for something."""
    for role in case.strategy[Role].values():
        if not role.vacant:
            continue
        answers_for = [item for _kind, items in owned(case.facts, role) for item in items if _goes_on(item)]
        leads = case.graph.into(role, field="head")
        names = ", ".join(f"{item.kind.word} “{item.id}”" for item in (*(edge.source for edge in leads), *answers_for))
        if names:
            yield about(
                role,
                f"is vacant, and so nobody answers for what it owns: {names}. Name another role as the owner until "
                "somebody is found, such as the one it reports to.",
                "vacant",
            )


def _goes_on(item: Item) -> bool:
    return item.status is None if isinstance(item, Goal) else not (isinstance(item, Initiative) and item.is_over)
