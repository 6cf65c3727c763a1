"""A metric that no goal uses.

## What it finds

A metric that no goal names under `targets`. If this holds for every metric, it is said once.

## Why it matters

Somebody collects these numbers. If no goal depends on them, either a goal is missing or the work
can stop.

## Weak example

```yaml
metrics:
  satisfaction: {title: Customer satisfaction}
  page-views: {title: Page views}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    targets: {satisfaction: {from: 78, to: 90}}
```

## Strong example

```yaml
metrics:
  satisfaction: {title: Customer satisfaction}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    targets: {satisfaction: {from: 78, to: 90}}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.reach import meant
from strategy_handbook.checks.shared.wording import each_or_once
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.metric import Metric

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each metric that is not the target of any goal, past goals included."""
    if any("targets" in goal.invalid_fields for goal in case.strategy[Goal].values()):
        return  # which metrics it names cannot be told
    misspelt = meant(case, "targets")
    metrics = case.strategy[Metric].values()
    unused = [metric for metric in metrics if not case.graph.into(metric, Goal, "targets") and metric not in misspelt]
    yield from each_or_once(unused, len(metrics), _problem)


def _problem(metric: Item) -> Problem:
    return about(metric, "is used by no goal. Name it under “targets:” of the goal it measures, or stop collecting it.")
