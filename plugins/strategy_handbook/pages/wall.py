"""The wall screen: how we stand in large type, one slide after another, for a screen that nobody touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strategy_handbook.facts import Facts, RollUp
from strategy_handbook.facts.overview import by_theme, latest_checkins, measured
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.calendar import slots
from strategy_handbook.pages.dashboard import number_rows, standing_bar
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.reviews_due import needing_attention
from strategy_handbook.rendering.words import _

GOALS, NUMBERS, NUMBER_SLIDES, CHECKINS, MEETINGS = 5, 5, 3, 3, 5
"""How much a slide holds that is read from four metres away, and how many slides of numbers there are."""

LONG_THEME, LONG_GOAL = 45, 55
"""From these lengths on, a title takes a second line; more than two are cut."""

SECONDS, MINUTES = 12, 15
"""How long a slide stays, and after how long the screen looks for a new build."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the wall screen."""
    yield Page("wall.md", _("Wall screen"), "pages/wall.html", lambda: _view(book),
               summary=_("How we stand, for a screen on the wall."), index="dashboard.md", searchable=False,
               hide=("navigation", "toc"))


def _view(book: Book) -> View:
    facts = book.facts
    goals = facts.current_goals
    rollup = facts.roll_up(goals)
    known = [one for one in measured(facts, goals) if one.told.now is not None][:NUMBERS * NUMBER_SLIDES]
    rows = number_rows(book, known)
    attention = needing_attention(book)
    return {
        "seconds": SECONDS, "minutes": MINUTES, "organization": book.strategy.organization,
        "rollup": rollup, "stack": standing_bar(rollup), "attention": attention[:fitting(attention, 6.5)],
        "themes": [_theme(facts, theme, found) for theme, found in by_theme(facts, goals).items() if theme],
        "numbers": [rows[first:first + NUMBERS] for first in range(0, len(rows), NUMBERS)],
        "checkins": latest_checkins(facts, goals, CHECKINS), "meetings": slots(book)[:MEETINGS],
    }


def _theme(facts: Facts, theme: Theme, goals: Sequence[Goal]) -> tuple[Theme, tuple[Goal, ...], int, RollUp]:
    """A theme, its goals, how many of them fit, and how all of them stand."""
    order = weakest_first(facts, goals)
    return theme, order, fitting(order, 8 if len(theme.name) > LONG_THEME else 9.5), facts.roll_up(order)


def weakest_first(facts: Facts, goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Goals in the order in which they need people."""
    return tuple(sorted(goals, key=lambda goal: facts.standing(goal).weakness))


def fitting(goals: Sequence[Goal], room: float) -> int:
    """How many of the goals fit into the room of a slide, measured in lines, beside the line that counts the rest."""
    for number, goal in enumerate(goals[:GOALS]):
        room -= 2.5 if len(goal.name) > LONG_GOAL else 1.5
        if room < 1:
            return number
    return min(GOALS, len(goals))
