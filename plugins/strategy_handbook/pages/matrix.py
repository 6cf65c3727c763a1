"""The alignment matrix: which department works on which theme and goal, who works alone, and who waits for whom."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.facts.dependencies import dependencies
from strategy_handbook.facts.matrix import Way, departments_on, goals_by_departments, silos, themes_by_departments
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.pages.grid import Cell, goal_choices, grid, told
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _


def pages(book: Book) -> Iterator[Page]:
    """Yield the matrix."""
    yield Page("matrix.md", _("Alignment matrix"), "pages/matrix.html", lambda: _view(book),
               summary=_("Which department works on which theme and goal, and how."), hide=("toc",))


def _view(book: Book) -> View:
    facts = book.facts
    by_goal, by_theme = goals_by_departments(facts), themes_by_departments(facts)
    alone = silos(facts)
    shared = [(goal, departments_on(facts, goal)) for goal in by_goal.rows
              if isinstance(goal, Goal) and goal.cross_functional]
    return {
        "themes": grid(by_theme, "themes", _("Themes and departments"), _commitment),
        "goals": grid(by_goal, "goals", _("Goals and departments"), told, goal_choices(facts, by_goal.rows)),
        "idle_themes": by_theme.empty_rows,
        "idle_goals": by_goal.empty_rows,
        "idle_departments": by_goal.empty_columns,
        "silos": alone,
        "shared": shared,
        "dependencies": dependencies(facts),
    }


def _commitment(_row: Item, _column: Item, ways: tuple[Way, ...]) -> Cell | None:
    """How many goals of a theme a department works on; without a commitment only through these goals."""
    if not ways:
        return None
    goals = sum(way.via is not None for way in ways)
    named = tuple(Way(way.how if way.via is None else None, way.via) for way in ways)  # the other table says the rest
    return Cell("yes" if goals < len(ways) else "via", str(goals) if goals else "", named)
