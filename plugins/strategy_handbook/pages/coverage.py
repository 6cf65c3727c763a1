"""Coverage: which goal is carried where, and to whom."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.facts.matrix import (
    Matrix,
    Way,
    goals_by_audience,
    goals_by_communications,
    goals_by_departments,
)
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.pages.grid import Cell, goal_choices, grid
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _


def pages(book: Book) -> Iterator[Page]:
    """Yield the page of what is carried where."""
    yield Page("coverage.md", _("Coverage"), "pages/coverage.html", lambda: _view(book),
               summary=_("Which goal is talked about where, and who hears of it."), hide=("toc",))


def _view(book: Book) -> View:
    facts = book.facts
    carried, worked = goals_by_communications(facts), goals_by_departments(facts)
    heard = goals_by_audience(facts, carried)
    choices = goal_choices(facts, carried.rows)
    unheard = unheard_by_workers(heard, worked)
    missing = frozenset(unheard)

    def hears(goal: Item, department: Item, ways: tuple[Way, ...]) -> Cell | None:
        if (goal, department) in missing:
            return Cell("gap", note=_("Works on this goal, but nothing tells it how the goal is going."))
        return _hears(ways) if ways else None

    return {
        "carried": grid(carried, "carried", _("Goals and communications"), _carries, choices),
        "heard": grid(heard, "heard", _("Goals and who hears of them"), hears, choices),
        "audiences": {told_by: facts.graph.targets(told_by, "audience") for told_by in carried.columns},
        "silent_goals": carried.empty_rows,
        "silent_communications": carried.empty_columns,
        "unheard": unheard,
    }


def _carries(_row: Item, _column: Item, ways: tuple[Way, ...]) -> Cell | None:
    """A cell that tells a goal that is carried by name from one that is not."""
    if not ways:
        return None
    by_name = any(way.via is None for way in ways)
    said = any(way.how or way.via for way in ways)
    return Cell("yes" if by_name else "via", ways=ways if said else (), note="" if said else _("carried by name"))


def _hears(ways: tuple[Way, ...]) -> Cell:
    """A cell that names what is meant for the department itself, and only counts what is for everyone."""
    own = tuple(way for way in ways if isinstance(way.via, Communication) and way.via.audience)
    number = len(ways) - len(own)
    note = _("and %(number)s for everyone") % {"number": number} if own and number else ""
    if not own:
        note = _("Only in what is for everyone: %(number)s") % {"number": number}
    return Cell("yes" if own else "via", str(len(ways)), own, note)


def unheard_by_workers(heard: Matrix, worked: Matrix) -> tuple[tuple[Item, Item], ...]:
    """Pairs of a goal that is talked about somewhere and a department that works on it but hears nothing of it."""
    silent = set(heard.empty_rows)
    return tuple(pair for pair in worked.cells if pair not in heard.cells and pair[0] not in silent)
