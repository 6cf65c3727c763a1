"""Initiatives: what we work on now, next and later, what it moves, and what it changes for people."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.initiative import Initiative, Phase
from strategy_handbook.model.training import Training
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.work import obstacles


def pages(book: Book) -> Iterator[Page]:
    """The index of initiatives and the page of each initiative."""
    yield index_page(book, Initiative, lambda: _index(book), template="pages/initiatives.html")
    yield from entity_pages(book, Initiative, _view, template="pages/initiative.html", boost=1.2)


def _index(book: Book) -> View:
    everything = book.strategy[Initiative].values()
    current = [one for one in everything if not book.facts.is_archived(one)]
    phases: tuple[Phase | None, ...] = (Phase.NOW, Phase.NEXT, Phase.LATER, None, Phase.DONE, Phase.STOPPED)
    groups = [(phase, found) for phase in phases if (found := [one for one in current if one.phase == phase])]
    return {"groups": groups, "archived": len(everything) - len(current)}


def _view(book: Book, initiative: Initiative) -> View:
    graph = book.graph
    return {
        "initiative": initiative,
        "ended": initiative.is_over,
        "chains": graph.chains(initiative),
        "sighted": book.sights.picture(initiative),
        "lead": next(iter(graph.targets(initiative, "lead")), None),
        "goals": [(edge.target, edge.how) for edge in graph.out(initiative, "supports")],
        "departments": [(edge.target, edge.how) for edge in graph.out(initiative, "departments")],
        "needs": [(edge.target, edge.how) for edge in graph.out(initiative, "depends_on")],
        "needed_by": [(edge.source, edge.how) for edge in graph.into(initiative, Initiative, "depends_on")],
        "ideas": book.facts.innovation.origins(initiative),
        "affected": graph.targets(initiative, "change_plan"),
        "changes": [(edge.target, edge.how) for edge in graph.out(initiative, "changes")],
        "trainings": graph.sources(initiative, Training, "supports"),
        "obstacles": obstacles(book, initiative),
    }
