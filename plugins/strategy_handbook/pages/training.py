"""Trainings: what can be learned here, for whom and for what."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.path import Path
from strategy_handbook.model.training import Training
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View


def pages(book: Book) -> Iterator[Page]:
    """The index of trainings and the page of each training."""
    yield index_page(book, Training, template="pages/trainings.html")
    yield from entity_pages(book, Training, _view, template="pages/training.html")


def _view(book: Book, training: Training) -> View:
    graph = book.graph
    return {
        "training": training,
        "chains": graph.chains(training),
        "audience": graph.targets(training, "audience"),
        "prepares": [(edge.target, edge.how) for edge in graph.out(training, "supports")],
        "paths": graph.sources(training, Path),
    }
