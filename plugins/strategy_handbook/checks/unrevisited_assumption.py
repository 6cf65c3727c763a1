"""An assumption that should have been looked at again.

## What it finds

Assumptions of open goals whose `revisit` day has passed.

## Why it matters

Goals seldom fail because people work too little. They fail because something that was true when they
were set has stopped being true, and nobody looked.

## Weak example

```yaml
goals:
  market-share:
    title: Reach 9.2% of the market
    assumptions:
      - {assumption: No competitor opens a warehouse in Porto., revisit: 2020-06-30}
```

## Strong example

```yaml
goals:
  market-share:
    title: Reach 9.2% of the market
    assumptions:
      - assumption: No competitor opens a warehouse in Porto.
        revisit: 2100-06-30
        evidence: None of the four has rented anything (broker, June).
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each assumption whose day has come."""
    for goal in case.open_goals():
        for index, one in enumerate(goal.assumptions):
            if one.revisit is not None and one.revisit < case.today:
                yield about(
                    goal,
                    f"takes for granted: “{_short(one.assumption)}” Somebody should have looked by {one.revisit} "
                    "whether that still holds. Look, write what you saw as “evidence:”, and set the next day as "
                    "“revisit:”.",
                    "assumptions",
                    index,
                    "revisit",
                )


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89].rstrip()}…"
