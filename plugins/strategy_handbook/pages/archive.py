"""The archive: closed periods with their goals, how each ended, and what was learned. Search leaves it out."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.decision import Decision
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.period import Period
from strategy_handbook.model.signal import Signal
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.period import goals_of
from strategy_handbook.rendering.words import _


def pages(book: Book) -> Iterator[Page]:
    """The one page of the archive."""
    yield Page(uri="archive.md", title=_("Archive"), template="pages/archive.html", view=lambda: _view(book),
               summary=_("Periods that have ended, how their goals ended, and what we learned."), searchable=False,
               hide=("toc",))


def _view(book: Book) -> View:
    facts = book.facts
    closed = sorted((one for one in book.strategy[Period].values() if facts.is_archived(one)),
                    key=lambda one: (one.end, one.start), reverse=True)
    goals = [goal for goal in book.strategy[Goal].values() if facts.is_archived(goal)]
    return {
        "periods": [(one, goals_of(book, one)) for one in closed],
        "others": [goal for goal in goals if not book.graph.targets(goal, "period")],
        "rollup": facts.roll_up(goals),
        "initiatives": [one for one in book.strategy[Initiative].values() if facts.is_archived(one)],
        "decisions": [(one, facts.superseded_by(one)) for one in book.strategy[Decision].values()
                      if facts.is_archived(one)],
        "signals": [one for one in book.strategy[Signal].values() if facts.is_archived(one)],
    }
