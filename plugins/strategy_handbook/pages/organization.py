"""Vision and mission: where we want to be, and everything that leads there."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.idea import Idea, Stage
from strategy_handbook.model.kinds import KINDS
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.theme import Theme
from strategy_handbook.model.value import Value
from strategy_handbook.pages.kind import common_view
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _


def pages(book: Book) -> Iterator[Page]:
    """The page of the company, which is there even while nothing is written yet."""
    kind = next(model.kind for model in KINDS if model is Organization)
    company = book.strategy.organization
    yield Page(
        uri=f"{kind.folder}/index.md", title=_("Vision and mission"), summary=kind.purpose, item=company, boost=2.0,
        template="pages/organization.html" if company else "pages/no_organization.html",
        view=lambda: _view(book, company) if company else {}, hide=("toc",))


def _view(book: Book, company: Organization) -> View:
    themes = [(theme, book.roll_up(theme)) for theme in book.strategy[Theme].values()]
    declined = [idea for idea in book.strategy[Idea].values() if idea.stage is Stage.DECLINED]
    return {**common_view(book, company, bare=False), "themes": themes, "values": tuple(book.strategy[Value].values()),
            "left_out": [theme for theme, _rollup in themes if theme.not_doing], "declined": declined}
