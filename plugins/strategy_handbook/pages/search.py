"""The page of search, where the settings ask for an index in parts; else search is left to the site's own plugin."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.pages.page import Book, Page
from strategy_handbook.rendering.words import _


def pages(book: Book) -> Iterator[Page]:
    """Yield the page of search; a script finds and shows the results."""
    if book.settings.search:
        yield Page("search/index.md", _("Search"), "pages/search.html", dict, hide=("toc",), searchable=False,
                   summary=_("Find goals, roles and everything else in the handbook."))
