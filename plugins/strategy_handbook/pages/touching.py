"""What was decided about a thing, which signals touch it, which lessons it practises: “why is it like this?”."""

from __future__ import annotations

from typing import NamedTuple

from strategy_handbook.model.base import Item
from strategy_handbook.model.decision import Decision
from strategy_handbook.model.lesson import Lesson
from strategy_handbook.model.metric import Metric
from strategy_handbook.model.role import Role
from strategy_handbook.model.signal import Signal
from strategy_handbook.pages.page import Book


class Touching(NamedTuple):
    """What touches a thing, the newest first, each with the sentence that says how.

    Attributes:
        decisions: Decisions that hold.
        former: Decisions that have been superseded.
        signals: Current signals.
        lessons: Lessons from other sectors that are practised in it.
    """

    decisions: tuple[tuple[Decision, str | None], ...]
    former: tuple[tuple[Decision, str | None], ...]
    signals: tuple[tuple[Signal, str | None], ...]
    lessons: tuple[tuple[Lesson, str | None], ...]


def touching(book: Book, item: Item) -> Touching:
    """What names an item. A role is touched by what touches its department, a metric by what rests on it."""
    edges = [edge for edge in book.graph.into(item)
             if edge.field in ("affects", "adopted_in") or (isinstance(item, Metric) and edge.field == "evidence")]
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
        tuple((one, how) for one, how in told.items() if isinstance(one, Signal) and not archived(one)),
        tuple((one, how) for one, how in told.items() if isinstance(one, Lesson)))
