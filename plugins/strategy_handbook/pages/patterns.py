"""The components of the handbook with all their states, light and dark, for those who work on their look."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from strategy_handbook.facts import Facts
from strategy_handbook.graph import Graph
from strategy_handbook.model.base import Item
from strategy_handbook.model.build import build_strategy
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.metric import Metric
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.templates import template_folders
from strategy_handbook.rendering.words import _
from strategy_handbook.source import read_sources

TODAY = dt.date(2026, 6, 30)
"""The day on which the sample has every state."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the pattern page if the settings ask for it; a published handbook does not have it."""
    if book.settings.patterns:
        yield Page("patterns.md", _("Patterns"), "pages/patterns.html", lambda: _view(book),
                   summary=_("Every component with all its states."), searchable=False)


@functools.cache
def sample() -> Facts:
    """A strategy of our own in which every state occurs."""
    folder = template_folders(None)[-1] / "patterns"
    strategy, _problems = build_strategy(read_sources(folder, folder).documents)
    return Facts(strategy, Graph(strategy), TODAY)


def _view(book: Book) -> View:
    from strategy_handbook.charts.line import line_chart
    from strategy_handbook.charts.spark import sparkline

    facts = sample()
    strategy, graph, locale = facts.strategy, facts.graph, locale_of(book)
    half = facts.series(strategy[Metric]["half"])
    goals = tuple(strategy[Goal].values())
    title = _("A metric that is on its way")
    return {
        "facts": facts, "graph": graph, "strategy": strategy, "today": TODAY, "link": _here,
        "url": lambda _item: "#cards", "current_goals": lambda item: graph.below(item, Goal),
        "roll_up": lambda item: facts.roll_up(goal for goal in graph.below(item, Goal) if isinstance(goal, Goal)),
        "goals": goals, "roles": tuple(strategy[Role].values()), "themes": tuple(strategy[Theme].values()),
        "measured": [(goal, told) for goal in goals for told in facts.progress(goal)],
        "chains": graph.chains(strategy[Goal]["banded"]), "rollup": facts.roll_up(goals),
        "line": line_chart(half, title=title, suffix="%", locale=locale, until=TODAY, step=relativedelta(months=1)),
        "spark": sparkline(half, title=title, step=relativedelta(months=1), target=None), "values": half,
    }


def _here(item: Item, text: str | None = None) -> Markup:
    """A link to nowhere: what the sample holds has no pages."""
    return Markup('<a href="#cards" dir="auto">{}</a>').format(text or item.name)
