"""An experiment that measures nothing.

## What it finds

Experiments without a `metric`.

## Why it matters

Without a number agreed beforehand everybody sees in the result what they believed before.

## Weak example

```yaml
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    experiment: {hypothesis: Fewer customers will ask where their parcel is.}
```

## Strong example

```yaml
metrics:
  where-is-it: {title: Requests about missing parcels, direction: decrease}
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    experiment: {hypothesis: Fewer customers will ask where their parcel is., metric: where-is-it}
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
    """Yield one problem for each experiment without a metric."""
    for idea in case.strategy[Idea].values():
        if idea.experiment and not idea.experiment.metric:
            yield about(
                idea,
                "is tried without a number that tells whether it works. Name one under “experiment:” as “metric:”.",
                "experiment",
            )
