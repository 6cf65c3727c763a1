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
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.role import Role

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """One problem for each role without a decision of its own."""
    for role in case.strategy[Role].values():
        if not role.decides:
            yield about(
                role,
                "decides nothing on its own. Write under “decides:” what it may "
                "decide without asking, and up to which limit.",
                "decides",
            )
