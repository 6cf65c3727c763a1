"""An idea that serves no theme.

## What it finds

Ideas without a `theme` that exists. One that became a goal or an initiative has its place through that.

## Why it matters

An idea is judged by what it does for the strategy. Without a theme nobody can say what that is, and
it waits on the wrong desk.

## Weak example

```yaml
ideas:
  photo-on-arrival: {title: A photograph on arrival}
```

## Strong example

```yaml
themes:
  delight-customers: {title: Delight customers}
ideas:
  photo-on-arrival: {title: A photograph on arrival, theme: delight-customers}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.idea import Idea

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each idea without a theme."""
    for idea in case.strategy[Idea].values():
        if not idea.theme and not case.facts.innovation.became(idea):
            yield about(
                idea,
                "serves no theme. Write under “theme:” which of our directions it helps; if none, that is a "
                "reason to decline it.",
                "theme",
            )
