"""Periods: how far through they are, how their goals stand, and what was learned."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from strategy_handbook.facts.overview import by_theme
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.period import Period
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View


def pages(book: Book) -> Iterator[Page]:
    """The index of periods and the page of each period."""
    yield index_page(book, Period, lambda: _index(book), template="pages/periods.html")
    yield from entity_pages(book, Period, _view, template="pages/period.html")


def _index(book: Book) -> View:
    everything = book.strategy[Period].values()
    current = [one for one in everything if not book.facts.is_archived(one)]
    current.sort(key=lambda one: (one.start, one.end))
    return {"periods": [(one, _gone(book, one), book.facts.roll_up(goals_of(book, one))) for one in current],
            "archived": len(everything) - len(current)}


def _view(book: Book, period: Period) -> View:
    goals = goals_of(book, period)
    return {
        "period": period,
        "gone": _gone(book, period),
        "days_left": (period.end - book.facts.today).days,
        "rollup": book.facts.roll_up(goals),
        "themes": [(theme, found) for theme, found in by_theme(book.facts, goals).items() if found],
    }


def goals_of(book: Book, period: Period) -> tuple[Goal, ...]:
    """The goals that belong to a period."""
    return tuple(goal for goal in book.graph.sources(period, Goal, "period") if isinstance(goal, Goal))


def _gone(book: Book, period: Period) -> Fraction:
    """The share of a period that has passed, from 0 to 1."""
    passed, whole = (book.facts.today - period.start).days, (period.end - period.start).days or 1
    return max(Fraction(0), min(Fraction(1), Fraction(passed, whole)))
