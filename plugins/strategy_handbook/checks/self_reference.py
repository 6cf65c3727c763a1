"""An item that links to itself.

## What it finds

Links that lead back to the item that makes them, by its id or a former one: a goal among its own
`parents`, an initiative that waits for itself in `depends_on`, a role that reports to itself. A
role may well be its own `owner`.

## Why it matters

A link to oneself says nothing, and stands where somebody meant to name another: the larger goal,
the department above, the role to ask.

## Weak example

```yaml
goals:
  faster-replies:
    title: Answer every request within four hours
    parents: [faster-replies]
```

## Strong example

```yaml
goals:
  faster-replies:
    title: Answer every request within four hours
    parents: [customer-satisfaction]
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each link from an item to itself."""
    for edge in case.graph.edges:
        item = edge.source
        if edge.target is not item or edge.field == "owner" or case.facts.is_archived(item):
            continue
        former = f" by its former id “{edge.mention.id}”" if edge.mention.id != item.id else ""
        yield Problem(
            f"{item} names itself{former} in {edge.mention.where}. "
            f"Name the {item.kind.word} you meant, or remove the link.",
            edge.place,
            str(item.ref),
            edge.field,
        )
