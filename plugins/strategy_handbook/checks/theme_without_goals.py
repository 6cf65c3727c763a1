"""A theme without goals.

## What it finds

A theme that no open goal serves, neither directly nor through a larger goal. If this holds for
every theme, it is said once.

## Why it matters

A theme is a direction, goals are the steps in it. A theme without goals asks nothing of anybody.

## Weak example

```yaml
themes:
  delight-customers: {title: Customers who trust us}
  circular-products: {title: Products that come back}
goals:
  faster-replies:
    title: Answer every request within four hours
    themes: [delight-customers]
```

## Strong example

```yaml
themes:
  delight-customers: {title: Customers who trust us}
  circular-products: {title: Products that come back}
goals:
  faster-replies:
    title: Answer every request within four hours
    themes: [delight-customers]
  chairs-returned:
    title: Take back 1,000 chairs
    themes: [circular-products]
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
from strategy_handbook.model.theme import Theme

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each theme to which no open goal leads."""
    starts = {*case.open_goals(), *meant(case, "themes", "parents")}
    served = reached(starts, lambda item: (*case.graph.targets(item, "themes"), *case.graph.targets(item, "parents")))
    every = case.strategy[Theme].values()
    yield from each_or_once([one for one in every if one not in served], len(every), _problem)


def _problem(theme: Item) -> Problem:
    return about(
        theme,
        "has no open goal, so it asks nothing of anybody. Name it under "
        "“themes:” of a goal that serves it, or add such a goal.",
    )
