"""Values: what they ask of us on an ordinary day, and how each culture shows them."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.culture import Culture
from strategy_handbook.model.value import Value
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View


def pages(book: Book) -> Iterator[Page]:
    """The index of values and the page of each value."""
    yield index_page(book, Value, template="pages/values.html")
    yield from entity_pages(book, Value, _view, template="pages/value.html")


def _view(book: Book, value: Value) -> View:
    told = {edge.target: edge.how for edge in book.graph.out(value, "expressions")}
    return {"value": value, "shown": [(culture, told.get(culture)) for culture in book.strategy[Culture].values()]}
