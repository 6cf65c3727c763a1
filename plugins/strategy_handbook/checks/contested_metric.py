"""A metric that two goals pull in opposite directions.

## What it finds

Two open goals of which one wants a metric higher and the other wants it lower. What counts is the
way from the value at the start (`from`, or else the first value observed since the goal's start) to
the target; for a metric to maintain, the way from the present value to the band.

## Why it matters

One of the two goals can only be reached at the cost of the other. The people who work on them will
find out from each other's results.

## Weak example

```yaml
metrics:
  stock-days: {title: Days of stock, direction: decrease}
goals:
  less-stock:
    title: Free cash from the warehouse
    targets: {stock-days: {from: 45, to: 30}}
  always-available:
    title: Never run out of paper
    targets: {stock-days: {from: 45, to: 60}}
```

## Strong example

```yaml
metrics:
  stock-days: {title: Days of stock, direction: decrease}
  refusals: {title: Orders we could not fill, direction: decrease}
goals:
  less-stock:
    title: Free cash from the warehouse
    targets: {stock-days: {from: 45, to: 30}}
  always-available:
    title: Never run out of paper
    targets: {refusals: {from: 20, to: 5}}
```

## Options

None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from strategy_handbook.checks.case import Case
from strategy_handbook.checks.shared.wording import named
from strategy_handbook.facts import Progress
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.graph import Edge
from strategy_handbook.model.base import Item

SEVERITY = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Pull:
    """Where a goal wants a metric to move, and the link that says so."""

    edge: Edge
    start: Decimal
    to: Decimal

    @property
    def is_up(self) -> bool:
        """Whether the metric should rise."""
        return self.to > self.start


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each contested metric, at the first goal that turns against another."""
    for metric, pulls in contested(case).items():
        against = next(pull for pull in pulls if pull.is_up is not pulls[0].is_up)
        others = [pull.edge.source for pull in pulls if pull.is_up is not against.is_up]
        goal, way, opposite = against.edge.source, *_ways(against)
        yield Problem(
            f"{goal} pulls {metric} {way} from {against.start} to {against.to}, but it "
            f"is pulled {opposite} by {named(others)}. Agree on one target, or measure "
            "one of the goals by another metric.",
            against.edge.place,
            str(goal.ref),
            "targets",
        )


def contested(case: Case) -> Mapping[Item, list[Pull]]:
    """Find the metrics that open goals pull both up and down, with everything that pulls them."""
    found: dict[Item, list[Pull]] = defaultdict(list)
    for goal in case.open_goals():
        links = case.graph.out(goal, "targets")
        for edge, told in zip(links, case.facts.progress(goal), strict=True):
            start, to = _way(told)
            if start is not None and start != to:
                found[edge.target].append(Pull(edge, start, to))
    return {metric: pulls for metric, pulls in found.items() if len({p.is_up for p in pulls}) == 2}


def _way(told: Progress) -> tuple[Decimal | None, Decimal]:
    """Give the value a target starts from and the one it leads to."""
    if told.band is None:
        return told.start, told.target.to
    low, high = told.band
    if told.now is None:
        return None, low
    return told.now, min(max(told.now, low), high)


def _ways(pull: Pull) -> tuple[str, str]:
    return ("up", "down") if pull.is_up else ("down", "up")
