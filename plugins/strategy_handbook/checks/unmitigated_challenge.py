"""A challenge that nobody does anything about.

## What it finds

A challenge that is not overcome and has no `mitigation`, or no `owner`.

## Why it matters

Naming an obstacle feels like work, and it is not. Only somebody who does something about it makes it
smaller.

## Weak example

```yaml
challenges:
  forklift-drivers:
    title: Too few people may drive a forklift
```

## Strong example

```yaml
roles:
  head-of-operations: {title: Head of Operations}
challenges:
  forklift-drivers:
    title: Too few people may drive a forklift
    owner: head-of-operations
    mitigation: Four colleagues take the licence in spring; a temp agency covers until then
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.facts.operations import open_challenges
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.scalars import says_something

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each challenge without a mitigation or without somebody who answers for it."""
    for challenge in open_challenges(case.facts):
        if not says_something(challenge.mitigation):
            yield about(
                challenge,
                "stands in the way, and nobody says what is done about it. Write it under “mitigation:”.",
                "mitigation",
            )
        elif not challenge.owner:
            yield about(
                challenge,
                "has a mitigation that nobody answers for. Name the role under “owner:”.",
                "owner",
            )
