"""A process that nobody answers for.

## What it finds

A process without an `owner`.

## Why it matters

A process that runs through several teams belongs to each of them a little and to nobody enough to
improve it. Its faults are worked around instead of mended.

## Weak example

```yaml
processes:
  order-processing:
    title: From order to van
```

## Strong example

```yaml
roles:
  head-of-operations: {title: Head of Operations}
processes:
  order-processing:
    title: From order to van
    owner: head-of-operations
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
    """Yield one problem for each process without an owner."""
    for process in case.strategy[Process].values():
        if not process.owner:
            yield about(
                process,
                "has no owner. Name under “owner:” the role that may change it.",
                "owner",
            )
