"""Lessons from other sectors: what they do, what we take from it, and where it is daily work."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.lesson import Lesson, Sector
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View


def pages(book: Book) -> Iterator[Page]:
    """The lessons by sector and the page of each lesson."""
    yield index_page(book, Lesson, lambda: _index(book), template="pages/lessons.html")
    yield from entity_pages(book, Lesson, _view, template="pages/lesson.html")


def _index(book: Book) -> View:
    everything = book.strategy[Lesson].values()
    return {"groups": [(sector, [(one, book.graph.targets(one, "adopted_in")) for one in found])
                       for sector in Sector if (found := [one for one in everything if one.sector is sector])]}


def _view(book: Book, lesson: Lesson) -> View:
    adopted = book.graph.out(lesson, "adopted_in")
    return {"lesson": lesson, "adopted": [(edge.target, edge.how) for edge in adopted]}
