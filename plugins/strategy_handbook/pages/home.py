"""The first page, for companies that have not written their own: where to go, for each kind of reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.embeds import special_view
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

URI = "index.md"
MAIN_WAYS = (URI, "roles/index.md", "goals/index.md", "onboarding/index.md", "map.md", "calendar.md")
LATELY = 5
"""How many changes it tells."""


def pages(book: Book) -> Iterator[Page]:
    """The page at the top of the site, unless the handbook has one."""
    folder = book.settings.handbook_dir
    if folder is None or not any((folder / name).exists() for name in (URI, "README.md")):
        yield Page(URI, _("Home"), "pages/home.html", lambda: _view(book), hide=("navigation", "toc"))


def main_ways(pages: Iterable[Page]) -> list[tuple[str, str]]:
    """Where most readers go, for those who have lost their way: titles and paths."""
    titles = {URI: _("Home"), **{page.uri: page.title for page in pages}}
    return [(titles[uri], uri) for uri in MAIN_WAYS if uri in titles]


def _view(book: Book) -> View:
    special = (special_view(book, show, LATELY) for show in ("vision", "doors", "changes"))
    found: dict[str, object] = {"form": "title", "themes": tuple(book.strategy[Theme].values())}
    for view in special:
        found.update(view)
    return found
