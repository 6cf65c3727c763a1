"""What roles and departments work with every day, and what stands in the way: parts of several pages."""

from __future__ import annotations

from strategy_handbook.facts.operations import (
    changes_of,
    is_overcome,
    part_in,
    processes_of,
    tools_of,
    trainings_of,
)
from strategy_handbook.model.base import Item
from strategy_handbook.model.challenge import Challenge
from strategy_handbook.model.department import Department
from strategy_handbook.model.process import Process, ProcessStep
from strategy_handbook.model.role import Role
from strategy_handbook.pages.page import Book, View


def work_of(book: Book, item: Role | Department) -> View:
    """Processes, tools, trainings and changes of a role or a department.

    Processes come in threes: the process, the steps a role does in it, and the sentence that says a department's part.
    """
    facts = book.facts
    processes: list[tuple[Process, tuple[ProcessStep, ...], str | None]]
    if isinstance(item, Role):
        processes = [(process, steps, None) for process, steps in part_in(facts, item)]
    else:
        processes = [(process, (), how) for process, how in processes_of(facts, item)]
    return {
        "processes": processes,
        "tools": tools_of(facts, item),
        "trainings": trainings_of(facts, item),
        "changes": changes_of(facts, item),
    }


def obstacles(book: Book, item: Item) -> tuple[tuple[Challenge, str | None], ...]:
    """The challenges that hold an item up and are not overcome, each with how."""
    return tuple((edge.source, edge.how) for edge in book.graph.into(item, Challenge, "affects")
                 if isinstance(edge.source, Challenge) and not is_overcome(book.facts, edge.source))
