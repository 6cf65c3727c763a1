"""An initiative that supports no goal.

## What it finds

An initiative that names no goal under `supports`.

## Why it matters

Initiatives spend the time and money that the goals need. One that moves no goal is either not worth
it, or shows that a goal is missing.

## Weak example

```yaml
initiatives:
  returns-portal:
    title: Build a portal for returns
```

## Strong example

```yaml
goals:
  customer-satisfaction: {title: Reach 90% customer satisfaction}
initiatives:
  returns-portal:
    title: Build a portal for returns
    supports:
      customer-satisfaction: Customers return a chair in two minutes instead of two calls
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.initiative import Initiative

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each initiative without a goal."""
    for initiative in case.strategy[Initiative].values():
        if not initiative.supports and not case.facts.is_archived(initiative):
            yield about(
                initiative,
                "supports no goal. Name the goals it moves under “supports:”, each with a sentence that says how.",
                "supports",
            )
