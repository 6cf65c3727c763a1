"""The glossary: what words mean here, and what we say instead of some of them."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator

from strategy_handbook.model.term import Term
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page


def pages(book: Book) -> Iterator[Page]:
    """The glossary and the page of each term."""
    yield index_page(book, Term, lambda: {"letters": letters(book)}, template="pages/glossary.html")
    yield from entity_pages(book, Term, lambda _book, term: {"term": term}, template="pages/term.html")


def letters(book: Book) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The terms by their first letter, both in the order of the alphabet; accents do not count, signs come first."""
    terms = sorted(book.strategy[Term].values(), key=lambda term: (_letter(term.name) != "#", _plain(term.name)))
    groups = itertools.groupby(terms, key=lambda term: _letter(term.name))
    return tuple((letter, tuple(found)) for letter, found in groups)


def _plain(text: str) -> str:
    """The text without accents and without what is neither letter nor digit before it."""
    marks = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return next((bare[at:] for at, mark in enumerate(bare) if mark.isalnum()), bare)


def _letter(text: str) -> str:
    first = _plain(text)[:1]
    if not first.isalnum():
        return "#"
    return "0–9" if first in "0123456789" else first.upper()
