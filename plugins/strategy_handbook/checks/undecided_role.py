"""A role that decides nothing.

## What it finds

Roles without an entry under `decides`.

## Why it matters

People who do not know what they may decide ask for everything, or for nothing. Both are slow, and
the second is dear.

## Weak example

```yaml
roles:
  service-agent:
    title: Service agent
```

## Strong example

```yaml
roles:
  service-agent:
    title: Service agent
    decides:
      - {decision: Refund an order, limit: up to 200 €, escalate_to: head-of-customer-service}
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
from strategy_handbook.model.role import Role

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each role without a decision of its own."""
    every = case.strategy[Role].values()
    yield from each_or_once([role for role in every if not role.decides], len(every), _problem)


def _problem(role: Item) -> Problem:
    return about(
        role,
        "decides nothing on its own. Write under “decides:” what it may "
        "decide without asking, and up to which limit.",
        "decides",
    )
