"""A goal that does not say why it matters.

## What it finds

An open goal without `why`. The R of SMART: *relevant*.

## Why it matters

When goals compete for a day, people choose the one whose reason they know.

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
    why: A satisfied customer stays for six years, an indifferent one for two.
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
    """Yield one problem for each open goal without a reason."""
    for goal in case.open_goals():
        if not says_something(goal.why):
            yield about(goal, "does not say why it matters. Write one or two sentences under “why:”.", "why")
