"""Departments: their part in the strategy, what it means for them, and who they work with."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.role import Role
from strategy_handbook.pages.calendar import department_calendar
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.meetings import meetings
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.work import work_of


def pages(book: Book) -> Iterator[Page]:
    """The index of departments and the page of each department."""
    yield index_page(book, Department, template="pages/departments.html")
    yield from entity_pages(book, Department, _view, template="pages/department.html", boost=1.5)


def _view(book: Book, department: Department) -> View:
    facts, graph = book.facts, book.graph
    goals = [(edge.source, edge.how) for edge in graph.into(department, Goal, "departments")
             if not facts.is_archived(edge.source)]
    initiatives = [(edge.source, edge.how) for edge in graph.into(department, Initiative, "departments")
                   if not facts.is_archived(edge.source)]
    return {
        "department": department,
        "sighted": book.sights.picture(department),
        "goals": goals,
        "rollup": facts.roll_up(goal for goal, _how in goals if isinstance(goal, Goal)),
        "head": facts.owner(department),
        "parents": graph.targets(department, "parent"),
        "below": graph.sources(department, Department, "parent"),
        "commitments": [(edge.target, department.commitments[int(edge.mention.path[1])])
                        for edge in graph.out(department, "commitments")],
        "initiatives": initiatives,
        "partners": _partners(book, department, tuple(goal for goal, _how in goals if isinstance(goal, Goal))),
        "meetings": meetings(book, facts.meetings(department), facts.cultures(department),
                             (goal for goal, _how in goals)),
        "file": department_calendar(department),
        "dependencies": book.dependencies.get(department, ()),
        "roles": graph.sources(department, Role, "department"),
        "cultures": facts.cultures(department),
        **work_of(book, department),
    }


def _partners(book: Book, department: Department, goals: tuple[Goal, ...]) -> list[tuple[Department, list[Goal]]]:
    """The departments that work on the same goals, with these goals; those we share most with come first."""
    shared: dict[Department, list[Goal]] = {}
    for goal in goals:
        for other in book.graph.targets(goal, "departments"):
            if isinstance(other, Department) and other is not department:
                shared.setdefault(other, []).append(goal)
    return sorted(shared.items(), key=lambda pair: -len(pair[1]))
