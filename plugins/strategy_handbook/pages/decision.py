"""Decisions: what holds now, newest first, and for each decision why, how, on what evidence and what came after."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.decision import Decision
from strategy_handbook.model.metric import Metric
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View


def pages(book: Book) -> Iterator[Page]:
    """The log of decisions and the page of each decision."""
    yield index_page(book, Decision, lambda: _index(book), template="pages/decisions.html")
    yield from entity_pages(book, Decision, _view, template="pages/decision.html")


def _index(book: Book) -> View:
    company = book.strategy.organization
    newest = sorted(book.strategy[Decision].values(), key=lambda one: one.date, reverse=True)
    told = [(one, book.graph.targets(one, "affects"), book.facts.superseded_by(one)) for one in newest]
    refused = company is not None and (company.not_doing or any(one.not_doing for one in book.strategy[Theme].values()))
    return {"refused": bool(refused), "current": [row for row in told if not row[2]],
            "superseded": [row for row in told if row[2]]}


def _view(book: Book, decision: Decision) -> View:
    graph = book.graph
    return {
        "decision": decision,
        "decided_by": graph.targets(decision, "decided_by"),
        "evidence": [(edge.target, edge.how, *_values(book, decision, edge.target))
                     for edge in graph.out(decision, "evidence") if isinstance(edge.target, Metric)],
        "affects": [(edge.target, edge.how) for edge in graph.out(decision, "affects")],
        "supersedes": [(edge.target, edge.how) for edge in graph.out(decision, "supersedes")],
        "superseded_by": [(edge.source, edge.how) for edge in graph.into(decision, Decision, "supersedes")
                          if edge.source in book.facts.superseded_by(decision)],
    }


def _values(book: Book, decision: Decision, metric: Metric) -> tuple[object, object]:
    """A metric as it was when the decision was taken and as it is now: pairs of day and value, or None."""
    series = list(book.facts.series(metric).items())
    then = [pair for pair in series if pair[0] <= decision.date]
    return (then[-1] if then else None), (series[-1] if series else None)
