"""A target that goes the wrong way.

## What it finds

A target of an open goal that moves its metric against the direction that the metric calls good, or
that does not move it at all. Metrics to maintain are left alone. Where another goal pulls the same
metric the other way, `contested-metric` says so.

## Why it matters

Either the two numbers are swapped or the metric has the wrong direction. In both cases the page
would call bad news progress.

## Weak example

```yaml
metrics:
  satisfaction: {title: Customer satisfaction, direction: increase}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    targets:
      satisfaction: {from: 90, to: 78}
```

## Strong example

```yaml
metrics:
  satisfaction: {title: Customer satisfaction, direction: increase}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    targets:
      satisfaction: {from: 78, to: 90}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.contested_metric import contested
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.goal import Target
from strategy_handbook.model.metric import Direction, Metric

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each target that contradicts the direction of its metric."""
    said_already = contested(case)
    for goal in case.open_goals():
        for edge in case.graph.out(goal, "targets"):
            metric, target = edge.target, goal.targets[edge.mention.id]
            if isinstance(metric, Metric) and metric not in said_already:
                fault = _fault(metric, target)
                if fault:
                    yield about(goal, fault, "targets", edge.mention.id, "to")


def _fault(metric: Metric, target: Target) -> str | None:
    start, to = target.from_, target.to
    if start is None or metric.direction is Direction.MAINTAIN:
        return None
    wants = f"wants {metric} to go from {start} to {to}"
    if start == to:
        return (
            f"{wants}, so nothing would move. Correct “from:” or “to:”, or write “direction: maintain” at the metric."
        )
    if (to > start) is (metric.direction is Direction.INCREASE):
        return None
    should = "rise" if metric.direction is Direction.INCREASE else "fall"
    return f"{wants}, but it should {should}. Swap “from:” and “to:”, or correct “direction:” at the metric."
