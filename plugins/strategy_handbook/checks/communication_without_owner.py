"""A communication that nobody answers for.

## What it finds

A communication without `owner`.

## Why it matters

A meeting or a letter without an owner lapses the first time it is inconvenient, and nobody notices.

## Weak example

```yaml
communications:
  monthly-letter:
    title: The letter from Porto
```

## Strong example

```yaml
roles:
  head-of-people: {title: Head of people}
communications:
  monthly-letter:
    title: The letter from Porto
    owner: head-of-people
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.communication import Communication

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each communication without an owner."""
    for communication in case.strategy[Communication].values():
        if not communication.owner:
            yield about(
                communication,
                "has no owner, so nobody sees to it that it happens. Name the role that answers for it under “owner:”.",
                "owner",
            )
