"""A goal that nobody answers for.

## What it finds

Open goals without an `owner`.

## Why it matters

A goal that belongs to everybody is moved by nobody: no one reports on it, and no one notices when
it stalls.

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
    owner: head-of-customer-service
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each open goal without an owner."""
    for goal in case.open_goals():
        if not goal.owner:
            yield about(goal, "has no owner. Name the role that answers for it under “owner:”.", "owner")
