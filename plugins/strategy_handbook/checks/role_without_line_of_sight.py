"""A role whose work leads to no goal.

## What it finds

A role from which nothing leads to the vision: it contributes to no goal, leads no initiative and
answers for nothing that serves one. Roles whose goal or initiative itself leads nowhere are not
repeated here. If this holds for every role, it is said once.

## Why it matters

“How does my work count?” is the first question people bring to the handbook. For this role it has
no answer.

## Weak example

```yaml
themes:
  delight-customers: {title: Customers who trust us}
goals:
  faster-replies: {title: Answer every request within four hours, themes: [delight-customers]}
roles:
  service-agent:
    title: Service agent
    responsibilities: [Answers requests]
```

## Strong example

```yaml
themes:
  delight-customers: {title: Customers who trust us}
goals:
  faster-replies: {title: Answer every request within four hours, themes: [delight-customers]}
roles:
  service-agent:
    title: Service agent
    responsibilities: [Answers requests]
    contributes_to:
      faster-replies: Answers each request on the day it arrives
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.reach import meant
from strategy_handbook.checks.shared.wording import each_or_once
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.role import Role

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each role that serves nothing."""
    misspelt = meant(case, "owner", "lead")
    lost = [
        role
        for role in case.strategy[Role].values()
        if not case.graph.in_sight(role) and role not in misspelt and not _serves(case, role)
    ]
    yield from each_or_once(lost, len(case.strategy[Role]), _problem)


def _serves(case: Case, role: Role) -> bool:
    """Tell whether it works for something that has a finding of its own for leading nowhere."""
    return bool(role.contributes_to) or any(isinstance(item, Goal | Initiative) for item, _ in case.graph.serves(role))


def _problem(role: Item) -> Problem:
    return about(
        role,
        "works for no goal, so nobody can say how its work counts. Name the goals "
        "it works for under “contributes_to:”, each with a sentence that says how.",
        "contributes_to",
    )
