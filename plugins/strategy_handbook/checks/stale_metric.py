"""A metric that an open goal relies on and that nobody observes.

## What it finds

Metrics in the `targets` of an open goal whose last value, observed or told in a check-in, is
longer ago than twice the time between two observations (`every`); and those without any value
although a goal that relies on them has begun.

## Why it matters

A goal is steered by its number. When the number stands still, so does the steering, and the
dashboard shows last year's weather.

## Weak example

```yaml
goals:
  satisfaction: {title: Reach 90% customer satisfaction, targets: {csat: {to: 90}}}
metrics:
  csat:
    title: Customer satisfaction
    every: monthly
    observations: {2020-01-31: 78}
```

## Strong example

```yaml
goals:
  satisfaction: {title: Reach 90% customer satisfaction, targets: {csat: {to: 90}}}
metrics:
  csat:
    title: Customer satisfaction
    every: monthly
    observations: {2020-01-31: 78, 2026-05-31: 84, 2026-06-30: 85}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.metric import Metric

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each metric in use without a recent value."""
    goals: dict[Item, list[Goal]] = {}
    for goal in case.open_goals():
        for metric in case.graph.targets(goal, "targets"):
            goals.setdefault(metric, []).append(goal)
    for metric, users in goals.items():
        if isinstance(metric, Metric):
            yield from _stale(case, metric, users)


def _stale(case: Case, metric: Metric, users: list[Goal]) -> Iterator[Problem]:
    last = max(case.facts.series(metric), default=None)
    begun = next((goal for goal in users if goal.start and goal.start <= case.today), None)
    if last is None and begun is not None:
        yield about(
            metric,
            f"has no value yet, although {begun} relies on it and began on "
            f"{begun.start}. Write the first one under “observations:”.",
            "observations",
        )
    elif last and metric.every and last + metric.every.step + metric.every.step < case.today:
        yield about(
            metric,
            f"was last observed on {last}, although {users[0]} relies on it and it "
            f"should be observed {metric.every}. Add what it shows now under "
            "“observations:”.",
            "observations",
            last.isoformat(),
        )
