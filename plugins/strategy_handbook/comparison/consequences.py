"""What depends on a changed item and should be looked at again."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from strategy_handbook.comparison.changes import ItemChange, Sort
from strategy_handbook.comparison.pairing import Pairs
from strategy_handbook.facts import Facts
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.path import Path
from strategy_handbook.model.theme import Theme


def reconfirm(change: ItemChange, before: Facts, after: Facts, pairs: Pairs,
              added: Collection[Item | None]) -> tuple[tuple[Item, str], ...]:
    """What depends on an item, each with the field that links the two; nothing if only its telling changed.

    What is new itself, has gone as well, or lies in the archive need not be confirmed again.
    """
    if change.sort is not Sort.REMOVED and not any(field.material for field in change.fields):
        return ()
    found: dict[Item, str] = {}
    if change.after is not None:
        for item, field in _dependents(change.after, after):
            found.setdefault(item, field)
    elif change.before is not None:
        for item, field in _dependents(change.before, before):
            if item in pairs.after:
                found.setdefault(pairs.after[item], field)
    return tuple((item, field) for item, field in found.items() if item not in added and not after.is_archived(item))


def _dependents(item: Item, facts: Facts) -> Iterator[tuple[Item, str]]:
    """What links to an item; for a goal also who works on it and where it is told, for the vision its themes.

    Check-ins report and onboarding paths read: neither has anything to confirm.
    """
    if isinstance(item, CheckIn):
        return
    for edge in facts.graph.into(item):
        if not isinstance(edge.source, CheckIn | Path) and edge.source is not item:
            yield edge.source, edge.field
    if isinstance(item, Goal):
        for field in ("departments", "owner"):
            yield from ((target, field) for target in facts.graph.targets(item, field))
        yield from ((told, "carries") for told in facts.communications(item))
    if isinstance(item, Organization):
        yield from ((theme, "themes") for theme in facts.strategy[Theme].values())
