"""Themes: the directions we have chosen, their goals, and what each department does because of them."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.department import Department
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.idea import rows
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.share_an_idea import share_uri


def pages(book: Book) -> Iterator[Page]:
    """The index of themes and the page of each theme."""
    yield index_page(book, Theme, template="pages/themes.html")
    yield from entity_pages(book, Theme, _view, template="pages/theme.html", boost=1.5)


def _view(book: Book, theme: Theme) -> View:
    goals = book.current_goals(theme)
    commitments = [
        (edge.source, edge.source.commitments[int(edge.mention.path[1])])
        for edge in book.graph.into(theme, Department, "commitments") if isinstance(edge.source, Department)
    ]
    return {"theme": theme, "goals": goals, "rollup": book.roll_up(theme), "commitments": commitments,
            "chains": book.graph.chains(theme), "share": share_uri(theme),
            "ideas": rows(book, book.facts.innovation.of_theme(theme))}
