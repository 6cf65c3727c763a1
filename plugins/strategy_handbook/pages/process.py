"""Processes: how work runs, step by step, what it takes, and which goal it serves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from strategy_handbook.facts.operations import Effort, effort
from strategy_handbook.model.automation import Automation
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.metric import Metric
from strategy_handbook.model.process import Process, ProcessStep
from strategy_handbook.model.role import Role
from strategy_handbook.model.tool import Tool
from strategy_handbook.model.training import Training
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.work import obstacles
from strategy_handbook.rendering.words import _

if TYPE_CHECKING:
    from strategy_handbook.charts.swimlane import Placed, Swimlane, Told


def pages(book: Book) -> Iterator[Page]:
    """The index of processes and the page of each process."""
    yield index_page(book, Process, lambda: _index(book), template="pages/processes.html")
    yield from entity_pages(book, Process, _view, template="pages/process.html", boost=1.2)


def _index(book: Book) -> View:
    efforts = {process: effort(process) for process in book.strategy[Process].values()}
    known = [told.hours_a_month for told in efforts.values() if told.hours_a_month is not None]
    return {"efforts": efforts, "hours": known, "steps": sum(told.steps for told in efforts.values()),
            "automated": sum(told.automated for told in efforts.values())}


def _view(book: Book, process: Process) -> View:
    from strategy_handbook.charts.swimlane import narrow, wide

    graph = book.graph
    told: Effort = effort(process)
    rows = steps(book, process)
    return {
        "process": process,
        "effort": told,
        "steps": rows,
        "wide": drawn(rows, wide),
        "narrow": drawn(rows, narrow),
        "chains": graph.chains(process),
        "goals": [(edge.target, edge.how) for edge in graph.out(process, "supports")],
        "departments": [(edge.target, edge.how) for edge in graph.out(process, "departments")],
        "metrics": [(edge.target, edge.how, max(book.facts.series(edge.target).items(), default=None))
                    for edge in graph.out(process, "metrics") if isinstance(edge.target, Metric)],
        "improvements": [(one, book.strategy.find("metric", one.metric) if one.metric else None)
                         for one in sorted(process.improvements, key=lambda one: one.date, reverse=True)],
        "automations": graph.sources(process, Automation, "process"),
        "trainings": graph.sources(process, Training, "supports"),
        "changes": [(edge.source, edge.how) for edge in graph.into(process, Initiative, "changes")],
        "obstacles": obstacles(book, process),
    }


class StepRow(NamedTuple):
    """A step with what its ids stand for.

    Attributes:
        lane: Where it is drawn: its role, or in words who else does it.
    """

    step: ProcessStep
    role: Role | None
    tool: Tool | None
    lane: Role | str


def steps(book: Book, process: Process) -> tuple[StepRow, ...]:
    """The steps of a process, each with its role and tool."""
    found = []
    for step in process.steps:
        role = book.strategy.find("role", step.actor) if step.actor else None
        tool = book.strategy.find("tool", step.tool) if step.tool else None
        known = role if isinstance(role, Role) else None
        lane = known or step.outside or (_("By itself") if step.automated else _("Nobody yet"))
        found.append(StepRow(step, known, tool if isinstance(tool, Tool) else None, lane))
    return tuple(found)


class Drawn(NamedTuple):
    """A picture of steps: its geometry, its lanes each with its name in lines, and its steps each with its row."""

    picture: Swimlane[Role | str]
    heads: tuple[tuple[Role | str, tuple[str, ...]], ...]
    steps: tuple[tuple[Placed, StepRow], ...]


def drawn(rows: tuple[StepRow, ...], draw: Callable[[Sequence[Told[Role | str]]], Swimlane[Role | str]]) -> Drawn:
    """Steps in lanes, as one of the pictures there are."""
    from strategy_handbook.charts.swimlane import Told

    picture = draw([Told(row.step.title, row.lane, 1 + bool(row.tool)) for row in rows])
    heads = tuple((lane, picture.head(lane if isinstance(lane, str) else lane.name)) for lane in picture.lanes)
    return Drawn(picture, heads, tuple(zip(picture.steps, rows, strict=True)))
