"""Strategy on a page: a poster for the wall of the common room, A3 landscape."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from strategy_handbook.facts import Progress
from strategy_handbook.model.goal import Goal, Level
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.theme import Theme
from strategy_handbook.model.value import Value
from strategy_handbook.pages.fit import height, largest
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

URI = "poster.md"

WIDTH, HEIGHT = 100, 68
"""A3 landscape without its margins, in hundredths of its width."""

ACROSS = 6
"""How many themes stand side by side at most."""


Planned = tuple[Goal, tuple[Progress, ...]]


@dataclass(frozen=True, slots=True)
class Lane:
    """A theme on the poster.

    Attributes:
        theme: The theme.
        goals: Those it shows, each with its targets.
        more: How many it leaves out.
        wide: Whether it stands twice as wide as others, with its goals in two columns.
    """

    theme: Theme
    goals: Sequence[Planned]
    more: int
    wide: bool


def pages(book: Book) -> Iterator[Page]:
    """The poster, as soon as there is a company to make one for."""
    company = book.strategy.organization
    if company:
        yield Page(uri=URI, title=_("Strategy on a page"), template="pages/poster.html",
                   summary=_("Vision, mission, themes, goals, values and limits on one sheet to print and hang up."),
                   view=lambda: _view(book, company), hide=("navigation", "toc"), searchable=False)


def _view(book: Book, company: Organization) -> View:
    goals = _goals(book)
    values = tuple(book.strategy[Value].values())
    most = max((len(found) for found in goals.values()), default=0)
    size, shown = largest(most, lambda shown, em: _height(company, _rows(goals, shown), values, em), HEIGHT)
    return {"company": company, "size": size, "rows": _rows(goals, shown), "values": values}


def _goals(book: Book) -> dict[Theme, list[Planned]]:
    """The current goals, each once, below the theme it leads to first; those of the whole company come first."""
    found: dict[Theme, list[Planned]] = {theme: [] for theme in book.strategy[Theme].values()}
    current = [goal for goal in book.strategy[Goal].values() if not book.facts.is_archived(goal)]
    for goal in sorted(current, key=lambda goal: goal.level is not Level.COMPANY):
        theme = next((one for one in book.graph.chain(goal) or () if isinstance(one, Theme)), None)
        if theme:
            found[theme].append((goal, book.facts.progress(goal)))
    return found


def _rows(goals: Mapping[Theme, Sequence[Planned]], shown: int) -> tuple[tuple[Lane, ...], ...]:
    """Themes in rows of about the same length, each with its first goals."""
    usual = statistics.median(len(found[:shown]) for found in goals.values()) if goals else 0
    lanes = [Lane(theme, found[:shown], len(found[shown:]), wide=len(found[:shown]) >= max(2 * usual, 4))
             for theme, found in goals.items()]
    rows = math.ceil(len(lanes) / ACROSS)
    across = math.ceil(len(lanes) / rows) if rows else 1
    return tuple(tuple(lanes[start:start + across]) for start in range(0, len(lanes), across))


def _height(company: Organization, rows: tuple[tuple[Lane, ...], ...], values: tuple[Value, ...], em: float) -> float:
    """How high the poster stands; what the stylesheet adds around text is counted with it."""
    sheet = WIDTH / em - 3.6
    vision = company.vision.statement if company.vision else None
    mission = company.mission.statement if company.mission else None
    head = 4.5 + height(vision, sheet * 0.9, 2.6) + height(mission, min(sheet, 60), 1.25)
    half = sheet / 2 - 2
    held = sum(height(f"{value.name}: {value.statement or ''}", half) + 0.2 for value in values)
    left_out = sum(height(text, half - 1) + 0.2 for text in company.not_doing)
    return (head + sum(_row_height(row, sheet) for row in rows) + 5 + max(held, left_out)) * em


def _row_height(row: tuple[Lane, ...], sheet: float) -> float:
    shares = sum(2 if lane.wide else 1 for lane in row)
    column = (sheet - 1.2 * (shares - 1)) / shares
    return 1 + max(_lane_height(lane, column) for lane in row)


def _lane_height(lane: Lane, column: float) -> float:
    """How high a theme stands; ``column`` is the width of its goals."""
    across = column * 2 + 1.2 if lane.wide else column
    text = 1.5 + height(lane.theme.name, across, 1.25) + height(lane.theme.intent or lane.theme.summary, across)
    goals = [2.6 + height(goal.name, column)
             + sum(height(f"{told.metric.name}: 100 → 1000 {told.metric.unit or ''}", column) for told in targets)
             for goal, targets in lane.goals]
    told = sum(map(max, zip_longest(goals[::2], goals[1::2], fillvalue=0))) if lane.wide else sum(goals)
    return text + told + (1.6 if lane.more else 0)
