"""A goal that does not say why it can be reached.

## What it finds

An open goal with neither a reason to believe in it (`achievable`, `because`) nor a list of what it
takes (`needs`). The A of SMART: *achievable*.

## Why it matters

People give their best for a goal that they believe in, and they believe in evidence and in help.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    achievable:
      because: Two pilots reached 88 in 2025.
      needs: [A returns portal]
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.scalars import says_something

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each open goal without reason and means."""
    for goal in case.open_goals():
        given = goal.achievable
        if given is None or not any(map(says_something, (given.because, *given.needs))):
            yield about(
                goal,
                "does not say why it can be reached. Write under “achievable:” the "
                "evidence (“because:”) or what it takes (“needs:”).",
                "achievable",
            )
