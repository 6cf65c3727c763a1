"""Automations: what runs by itself, what for, and what people do with the time."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.facts.operations import hours_freed
from strategy_handbook.model.automation import Automation, Status
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View


def pages(book: Book) -> Iterator[Page]:
    """The register of automations and the page of each automation."""
    yield index_page(book, Automation, lambda: _index(book), template="pages/automations.html")
    yield from entity_pages(book, Automation, _view, template="pages/automation.html")


def _index(book: Book) -> View:
    order = [Status.RUNNING, Status.PILOT, Status.PLANNED, None, Status.STOPPED]
    items = sorted(book.strategy[Automation].values(), key=lambda one: order.index(one.status))
    at_work = [one for one in items if one.status in (Status.RUNNING, Status.PILOT) and one.hours_freed]
    return {"items": items, "at_work": at_work, "hours": hours_freed(at_work)}


def _view(book: Book, automation: Automation) -> View:
    graph = book.graph
    return {
        "automation": automation,
        "chains": graph.chains(automation),
        "processes": graph.targets(automation, "process"),
        "tools": graph.targets(automation, "tool"),
        "metrics": graph.targets(automation, "metric"),
        "goals": [(edge.target, edge.how) for edge in graph.out(automation, "supports")],
    }
