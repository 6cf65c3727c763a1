"""A strategy without a vision.

## What it finds

An organization without a vision statement, or themes and goals without any organization that they
could lead to.

## Why it matters

The vision is where every goal leads. Without it nobody can say whether a goal takes the company
closer to where it wants to be, or only keeps it busy.

## Weak example

```yaml
organization:
  title: Tornafolha
  vision:
    horizon: 2030-12-31
```

## Strong example

```yaml
organization:
  title: Tornafolha
  vision:
    statement: To be the region's most trusted provider of sustainable office solutions.
    horizon: 2030-12-31
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.scalars import says_something
from strategy_handbook.model.theme import Theme

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem if the organization, or the whole strategy, has no vision."""
    organization = case.strategy.organization
    if organization is not None:
        if organization.vision is None or not says_something(organization.vision.statement):
            yield about(
                organization,
                "has no vision. Say in one sentence where the company wants to be, under “vision:”, “statement:”.",
                "vision",
                "statement",
            )
    elif _leads_somewhere(case) and not case.strategy.is_lost("organization", "organization"):
        first = next(iter(case.strategy))
        yield Problem(
            "the strategy has no vision that its themes and goals could lead to. "
            "Describe the company under “organization:”, with its vision.",
            first.place(),
        )


def _leads_somewhere(case: Case) -> bool:
    """Tell whether there is anything that should lead to a vision."""
    return bool(case.strategy[Theme]) or bool(case.strategy[Goal])
