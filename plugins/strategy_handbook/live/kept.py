"""Pages that an edit does not touch, kept from one build to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from strategy_handbook.live.last import Last
from strategy_handbook.live.questions import Question, Questions
from strategy_handbook.live.reads import Reads
from strategy_handbook.live.values import Name, Unknown, Values
from strategy_handbook.pages import Book, Page
from strategy_handbook.rendering.environment import Rendered
from strategy_handbook.rendering.templates import template_folders
from strategy_handbook.source.document import Document
from strategy_handbook.source.syntax import Found, compose

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page or file as it was made last.

    Attributes:
        description: What it was made from, but for what it asked and read.
        questions: What it asked.
        reads: The fields of items that it has read; None if nobody can tell them from those of another build.
        made: What came of it.
    """

    description: object
    questions: frozenset[Question]
    reads: frozenset[tuple[Name, str]] | None
    made: Any


class KeptPages:
    """The pages of the last build, and the files beside them."""

    def __init__(self) -> None:
        self._values = Values()
        self._reads = Reads()
        self._questions: Questions | None = None
        self._before: dict[str, _Kept] = {}
        self._pages: dict[str, _Kept] = {}
        self._ground = Last[object]()
        self._composed = Last[tuple[Document | None, Found]]()

    def compose(self, path: str, file: Path, text: str) -> tuple[Document | None, Found]:
        """The document of a file, made again if its text is another."""
        return self._composed.made(file, (path, text), lambda: compose(path, file, text))

    def begin(self, book: Book, ground: object) -> Book:
        """Begin a build; gives the book that pages should ask.

        Args:
            book: What pages are made from.
            ground: Everything else that the look of every page depends on: templates, language, settings.
        """
        self._questions = Questions(book, self._values, self._reads, self._questions)
        self._before, self._pages = self._pages, {}
        self._same = self._ground.made("ground", ground, lambda: ground)  # the same object, soon compared for each page
        return self._questions.book

    def watch(self) -> None:
        """Pages are about to be rendered."""
        self._reads.begin()

    def end(self) -> None:
        """All pages are rendered, or none will be."""
        self._reads.end()

    def rendered(self, page: Page, render: Callable[[Page], Rendered]) -> Rendered:
        """What a page is, rendered if it could be another than before."""
        try:
            description = self._values.of(page)
        except Unknown:  # whatever it holds may have changed
            return render(page)
        return self.made(page.uri, lambda: render(page), description)

    def made(self, name: str, make: Callable[[], T], description: object = None) -> T:
        """What is made of the book, made again if it could be another than before.

        Args:
            name: What else is made has another.
            make: Makes it of the book that ``begin`` gave.
            description: What else it is made of.

        Raises:
            RuntimeError: There is no book yet.
        """
        if self._questions is None:
            raise RuntimeError("a page is rendered before a build has begun")
        if name not in self._pages:
            self._pages[name] = self._kept(name, (self._same, description), self._questions, make)
        return cast("T", self._pages[name].made)

    def _kept(self, name: str, description: object, questions: Questions, make: Callable[[], object]) -> _Kept:
        before = self._before.get(name)
        if (before and before.reads is not None and before.description == description
                and self._values.changed.isdisjoint(before.reads) and questions.hold(before.questions)):
            return before
        with questions.kept() as notes:
            made = make()
        return _Kept(description, frozenset(notes.questions), self._values.noted(notes.reads), made)


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
