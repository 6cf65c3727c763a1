"""A critical process that nobody can learn.

## What it finds

A process with `critical: true` that no training names under `supports`.

## Why it matters

Customers notice at once when such a process fails. If it lives only in the heads of those who do it,
it fails with the next holiday, illness or new colleague.

## Weak example

```yaml
processes:
  order-processing:
    title: From order to van
    critical: true
```

## Strong example

```yaml
processes:
  order-processing:
    title: From order to van
    critical: true
trainings:
  packing-day:
    title: A day at the packing table
    supports: process:order-processing
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.process import Process
from strategy_handbook.model.training import Training

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each critical process without a training."""
    for process in case.strategy[Process].values():
        if process.critical and not case.graph.into(process, Training, "supports"):
            yield about(
                process,
                f"is critical, and no training teaches it. Name “process:{process.id}” under “supports:” of a "
                "training; half a day beside an experienced colleague is one.",
                "critical",
            )
