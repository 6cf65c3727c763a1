"""A process of which nobody can tell how well it runs.

## What it finds

A process without an entry under `metrics`.

## Why it matters

Without a number every change of the process is an improvement, because nobody can show the opposite.

## Weak example

```yaml
processes:
  order-processing:
    title: From order to van
```

## Strong example

```yaml
metrics:
  on-time: {title: Orders delivered on the promised day, unit: "%"}
processes:
  order-processing:
    title: From order to van
    metrics: [on-time]
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.process import Process

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each process without a metric."""
    for process in case.strategy[Process].values():
        if not process.metrics:
            yield about(
                process,
                "has no metric, so nobody can tell whether a change makes it better. Name one under “metrics:”.",
                "metrics",
            )
