"""A goal whose time is over and that is still open.

## What it finds

Goals without a `status` whose `due` date, or whose period, has passed.

## Why it matters

A goal that just fades out teaches that goals need not be kept. Closing it, also as missed, takes
a minute and makes room for the next one.

## Weak example

```yaml
goals:
  faster-replies:
    title: Answer every request within four hours
    due: 2020-06-30
```

## Strong example

```yaml
goals:
  faster-replies:
    title: Answer every request within four hours
    due: 2020-06-30
    status: achieved
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.period import Period

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each goal to be closed, also when its period took it to the archive."""
    close = "Close it with “status: achieved”, “missed” or “abandoned”"
    for goal in case.strategy[Goal].values():
        if goal.status is not None or "status" in goal.invalid_fields:
            continue
        if goal.due is not None and goal.due < case.today:
            yield about(goal, f"was due on {goal.due} and is still open. {close}, or give it a new date.", "due")
            continue
        for period in case.graph.targets(goal, "period"):
            if isinstance(period, Period) and period.end < case.today:
                yield about(
                    goal,
                    f"belongs to {period}, which ended on {period.end}, and is still "
                    f"open. {close}, or move it to a current period.",
                    "period",
                )
