"""Pages that an edit does not touch, kept from one build to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from strategy_handbook.live.questions import Question, Questions
from strategy_handbook.live.values import Unknown, Values
from strategy_handbook.pages import Book, Page
from strategy_handbook.rendering.environment import Rendered
from strategy_handbook.rendering.templates import template_folders


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page as it was made last.

    Attributes:
        description: What it was made from, but for the answers to its questions.
        questions: What it asked.
        rendered: What came of it.
    """

    description: object
    questions: tuple[Question, ...]
    rendered: Rendered


class KeptPages:
    """The pages of the last build."""

    def __init__(self) -> None:
        self._values = Values()
        self._questions: Questions | None = None
        self._before: dict[str, _Kept] = {}
        self._pages: dict[str, _Kept] = {}
        self._ground: object = None

    def begin(self, book: Book, ground: object) -> Book:
        """Begin a build; gives the book that pages should ask.

        Args:
            book: What pages are made from.
            ground: Everything else that the look of every page depends on: templates, language, settings.
        """
        self._questions = Questions(book, self._values, self._questions)
        self._before, self._pages = self._pages, {}
        self._ground = ground
        return self._questions.book

    def rendered(self, page: Page, render: Callable[[Page], Rendered]) -> Rendered:
        """What a page is, rendered if it could be another than before."""
        if self._questions is None:
            raise RuntimeError("a page is rendered before a build has begun")
        try:
            description = self._values.of(page)
        except Unknown:  # whatever it holds may have changed
            return render(page)
        if page.uri not in self._pages:
            self._pages[page.uri] = self._kept(page, (self._ground, description), self._questions, render)
        return self._pages[page.uri].rendered

    def _kept(self, page: Page, description: object, questions: Questions, render: Callable[[Page], Rendered]) -> _Kept:
        before = self._before.get(page.uri)
        if before and before.description == description and questions.hold(before.questions):
            return before
        with questions.kept() as asked:
            rendered = render(page)
        return _Kept(description, tuple(asked), rendered)


def ground(book: Book, site: object) -> object:
    """What every page stands on, beside the strategy: settings, templates, and how the site writes addresses and text.

    Args:
        book: What pages are made from.
        site: What the site itself sets.
    """
    folders = template_folders(book.settings.templates_dir)
    templates = [(file, file.read_bytes()) for folder in folders for file in sorted(folder.rglob("*.html"))]
    company = book.strategy.organization
    return book.settings, templates, company.capacity if company else None, site
