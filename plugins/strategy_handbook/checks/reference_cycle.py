"""Items that lead to each other in a ring.

## What it finds

Two or more items of one kind that lead back to where they began by the same field: goals by
`parents`, departments by `parent`, roles by `reports_to`, initiatives by `depends_on`. A decision
may be escalated in a ring, and roles may answer for each other as `owner`.

## Why it matters

A ring has no top: no goal in it is the larger one, no initiative can be the first to begin, and
nobody has the last word.

## Weak example

```yaml
initiatives:
  returns-portal:
    title: Build a portal for returns
    depends_on: [new-warehouse-software]
  new-warehouse-software:
    title: Replace the warehouse software
    depends_on: [returns-portal]
```

## Strong example

```yaml
initiatives:
  returns-portal:
    title: Build a portal for returns
    depends_on: [new-warehouse-software]
  new-warehouse-software:
    title: Replace the warehouse software
```

## Options

None.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.graph import Edge, Graph
from strategy_handbook.model.base import Item

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each group of items in a ring, naming a shortest ring through its first."""
    hierarchies = dict.fromkeys((type(edge.source), edge.field) for edge in case.graph.edges if _ranks(edge))
    for model, field in hierarchies:
        for members in case.graph.cycles(model, field):
            if all(case.facts.is_archived(item) for item in members):
                continue
            ring = _ring(case.graph, members, field)
            first = ring[0].source
            names = " → ".join(item.id for item in (first, *(edge.target for edge in ring)))
            yield Problem(
                f"{first} leads back to itself by {field}: “{names}”. "
                "Remove one of these links, so that the chain has an end.",
                ring[0].place,
                str(first.ref),
                field,
            )


def _ranks(edge: Edge) -> bool:
    """Whether a link belongs to a field that puts items of a kind above or before each other."""
    is_top_field = len(edge.mention.path) == 1  # unlike the “escalate_to” of a single decision
    return is_top_field and edge.field != "owner" and edge.mention.to.kind == edge.source.kind.key


def _ring(graph: Graph, members: tuple[Item, ...], field: str) -> tuple[Edge, ...]:
    """Find the links of a shortest way from the first of the members back to it."""
    first, inside = members[0], frozenset(members)
    came_by: dict[Item, Edge] = {}
    queue = deque([first])
    while first not in came_by:
        for edge in graph.out(queue.popleft(), field):
            onward = edge.target in inside and edge.target is not edge.source
            if onward and edge.target not in came_by:
                came_by[edge.target] = edge
                queue.append(edge.target)
    ring = [came_by[first]]
    while ring[-1].source is not first:
        ring.append(came_by[ring[-1].source])
    return tuple(reversed(ring))
