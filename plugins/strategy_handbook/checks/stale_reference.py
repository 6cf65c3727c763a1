"""A link to something that belongs to the past.

## What it finds

Links from something current to something in the archive: a goal or a role that works for a goal
of a period that has ended, a meeting that still carries it. Check-ins, decisions, ideas, goals and
initiatives that have ended themselves, and the archive's own items may link to the past: they are records of it.

## Why it matters

People who follow the link spend their time on something that is over. Often a new goal has taken
its place, and the link was forgotten.

## Weak example

```yaml
goals:
  reply-in-a-day: {title: Reply within a day, status: achieved, due: 2025-12-31}
  reply-in-four-hours: {title: Reply within four hours}
roles:
  service-agent:
    title: Service agent
    contributes_to:
      reply-in-a-day: I answer the requests of my queue.
```

## Strong example

```yaml
goals:
  reply-in-a-day: {title: Reply within a day, status: achieved, due: 2025-12-31}
  reply-in-four-hours: {title: Reply within four hours}
roles:
  service-agent:
    title: Service agent
    contributes_to:
      reply-in-four-hours: I answer the requests of my queue.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.decision import Decision
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.idea import Idea
from strategy_handbook.model.initiative import Initiative

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each link from something current to something archived."""
    archived = frozenset(item for item in case.strategy if case.facts.is_archived(item))
    for edge in case.graph.edges:
        item, target = edge.source, edge.target
        if target in archived and item not in archived and not _is_record(item):
            word = target.kind.word
            yield Problem(
                f"{item} names {target} in {edge.mention.where}, but this {word} has "
                "ended and is in the archive. Name a current one instead, or remove the "
                "link.",
                edge.place,
                str(item.ref),
                edge.field,
            )


def _is_record(item: Item) -> bool:
    """Whether an item tells what was, and so may speak of the past."""
    if isinstance(item, Goal):
        return item.status is not None
    if isinstance(item, Initiative):
        return item.is_over
    return isinstance(item, CheckIn | Decision | Idea)
