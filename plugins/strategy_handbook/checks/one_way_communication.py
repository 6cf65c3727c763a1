"""A communication that nobody can answer.

## What it finds

A communication without `reply_to`.

## Why it matters

The people closest to customers know first what does not work. They tell it where they know that
somebody listens.

## Weak example

```yaml
communications:
  monthly-letter:
    title: The letter from Porto
```

## Strong example

```yaml
communications:
  monthly-letter:
    title: The letter from Porto
    reply_to: The channel “ask us”, or any head of department
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.scalars import says_something

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each communication without a way to answer."""
    for communication in case.strategy[Communication].values():
        if not says_something(communication.reply_to):
            yield about(
                communication, "does not say where people can answer or ask. Write it under “reply_to:”.", "reply_to"
            )
