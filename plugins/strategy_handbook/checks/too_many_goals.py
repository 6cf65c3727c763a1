"""More company goals at a time than people can keep in mind.

## What it finds

More open goals of `level: company` in one period than the limit.

## Why it matters

If everything matters, nothing does. People remember a handful of goals and act on those.

## Weak example

```yaml
periods:
  y2026: {title: 2026, start: 2026-01-01, end: 2026-12-31}
goals:
  one: {title: Goal 1, level: company, period: y2026}
  two: {title: Goal 2, level: company, period: y2026}
  three: {title: Goal 3, level: company, period: y2026}
  four: {title: Goal 4, level: company, period: y2026}
  five: {title: Goal 5, level: company, period: y2026}
  six: {title: Goal 6, level: company, period: y2026}
  seven: {title: Goal 7, level: company, period: y2026}
  eight: {title: Goal 8, level: company, period: y2026}
```

## Strong example

```yaml
periods:
  y2026: {title: 2026, start: 2026-01-01, end: 2026-12-31}
  y2027: {title: 2027, start: 2027-01-01, end: 2027-12-31}
goals:
  one: {title: Goal 1, level: company, period: y2026}
  two: {title: Goal 2, level: company, period: y2026}
  three: {title: Goal 3, level: company, period: y2026}
  four: {title: Goal 4, level: company, period: y2026}
  five: {title: Goal 5, level: company, period: y2026}
  six: {title: Goal 6, level: department, period: y2026, parents: [one]}
  seven: {title: Goal 7, level: department, period: y2026, parents: [two]}
  eight: {title: Goal 8, level: company, period: y2027}
```

## Options

- `limit` (7): how many open company goals one period may have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal, Level

SEVERITY = Severity.INFO


def find(case: Case, *, limit: int = 7) -> Iterator[Problem]:
    """Yield one problem for each crowded period, at the first goal beyond the limit."""
    by_period: dict[Item | None, list[Goal]] = defaultdict(list)
    for goal in case.open_goals():
        if goal.level is Level.COMPANY:
            by_period[next(iter(case.graph.targets(goal, "period")), None)].append(goal)
    for period, goals in by_period.items():
        if len(goals) > limit:
            where = f"in {period}" if period else "without a period"
            yield about(
                goals[limit],
                f"is one of {len(goals)} open company goals {where}, and "
                f"more than {limit} are hard to keep in mind. Postpone or "
                "close some, or hand them to a department (“level: "
                "department”).",
                "level",
            )
