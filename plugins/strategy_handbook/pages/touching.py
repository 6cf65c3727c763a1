"""What has been decided about a thing, and which signals touch it: the answer to “why was this changed?”."""

from __future__ import annotations

from typing import NamedTuple

from strategy_handbook.model.base import Item
from strategy_handbook.model.decision import Decision
from strategy_handbook.model.role import Role
from strategy_handbook.model.signal import Signal
from strategy_handbook.pages.page import Book


class Touching(NamedTuple):
    """What touches a thing, the newest first, each with the sentence that says how.

    Attributes:
        decisions: Decisions that hold.
        former: Decisions that have been superseded.
        signals: Current signals.
    """

    decisions: tuple[tuple[Decision, str | None], ...]
    former: tuple[tuple[Decision, str | None], ...]
    signals: tuple[tuple[Signal, str | None], ...]


def touching(book: Book, item: Item) -> Touching:
    """Decisions and signals that name an item; a role is touched by what touches its department, too."""
    edges = list(book.graph.into(item, field="affects"))
    if isinstance(item, Role):
        edges += [edge for one in book.graph.targets(item, "department")
                  for edge in book.graph.into(one, field="affects")]
    told = {edge.source: edge.how for edge in reversed(edges)}
    decisions = sorted(((one, how) for one, how in told.items() if isinstance(one, Decision)),
                       key=lambda pair: pair[0].date, reverse=True)
    archived = book.facts.is_archived
    return Touching(
        tuple(pair for pair in decisions if not archived(pair[0])),
        tuple(pair for pair in decisions if archived(pair[0])),
        tuple((one, how) for one, how in told.items() if isinstance(one, Signal) and not archived(one)))
