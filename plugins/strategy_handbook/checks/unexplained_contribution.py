"""A contribution that nobody explains.

## What it finds

A department that works on a goal, a role that contributes to one, or an initiative that supports
one, without a sentence that says how. Links to themes and larger goals are left alone.

## Why it matters

The sentence is what people read on their own page as the answer to “how does my work count?”. A
bare link only says that somebody thought so.

## Weak example

```yaml
departments:
  finance: {title: Finance}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    departments: [finance]
```

## Strong example

```yaml
departments:
  finance: {title: Finance}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    departments:
      finance: Sends invoices that are right the first time
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.graph import Edge
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.role import Role
from strategy_handbook.model.scalars import says_something

SEVERITY = Severity.INFO

_ASKED = {
    (Goal, "departments"): "what it contributes",
    (Role, "contributes_to"): "how it contributes",
    (Initiative, "supports"): "how it moves the goal",
}


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each link to or from a current goal that lacks its sentence."""
    for edge in case.graph.edges:
        asked = _ASKED.get((type(edge.source), edge.field))
        if asked is None or says_something(edge.how):
            continue
        if not case.facts.is_archived(edge.source) and not case.facts.is_archived(edge.target):
            yield _problem(edge, asked)


def _problem(edge: Edge, asked: str) -> Problem:
    message = (
        f"{edge.source} names {edge.target} without saying {asked}. "
        f"Write under “{edge.field}:” a sentence after it: “{edge.mention.id}: …”."
    )
    return Problem(message, edge.place, str(edge.source.ref), edge.field)
