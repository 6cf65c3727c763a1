"""A process that serves no goal.

## What it finds

A process that names no goal under `supports`.

## Why it matters

Most of the working day goes into processes. If nobody can say which goal one serves, the people in it
cannot see how their work counts, and nobody can say what would be lost without it.

## Weak example

```yaml
processes:
  returns:
    title: Take back what customers return
```

## Strong example

```yaml
goals:
  second-life: {title: Give 60% of returned goods a second life}
processes:
  returns:
    title: Take back what customers return
    supports:
      second-life: Grading within a day keeps a chair worth repairing
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
    """Yield one problem for each process without a goal."""
    for process in case.strategy[Process].values():
        if not process.supports:
            yield about(
                process,
                "serves no goal. Name the goals under “supports:”, each with a sentence that says how; "
                "if there is none, ask what would be lost without it.",
                "supports",
            )
