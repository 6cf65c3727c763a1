"""Roles: how the work of each counts, up to the vision, and what it may decide."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.model.base import Item
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.role import Role
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.meetings import meetings
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.work import work_of


def pages(book: Book) -> Iterator[Page]:
    """The index of roles and the page of each role."""
    yield index_page(book, Role, lambda: {"groups": [group for group in by_department(book) if group[1]]},
                     template="pages/roles.html")
    yield from entity_pages(book, Role, _view, template="pages/role.html", boost=1.5)


def by_department(book: Book) -> list[tuple[Item | None, list[Role]]]:
    """Every department with its roles, then the roles that belong to none."""
    groups: dict[Item | None, list[Role]] = {department: [] for department in book.strategy[Department].values()}
    for role in book.strategy[Role].values():
        department = next(iter(book.graph.targets(role, "department")), None)
        groups.setdefault(department, []).append(role)
    return list(groups.items())


def _view(book: Book, role: Role) -> View:
    facts, graph = book.facts, book.graph
    departments = [found for found in graph.targets(role, "department") if isinstance(found, Department)]
    direct = _goals(book, role)
    shared = [goal for department in departments for goal in book.current_goals(department)
              if goal not in {found for found, _how in direct}]
    return {
        "role": role,
        "sighted": book.sights.picture(role),
        "department": next(iter(departments), None),
        "reports_to": graph.targets(role, "reports_to"),
        "reports": graph.sources(role, Role, "reports_to"),
        "goals": direct,
        "shared": shared,
        "commitments": [(edge.target, department.commitments[int(edge.mention.path[1])])
                        for department in departments for edge in graph.out(department, "commitments")],
        "asked_by": [(edge.source, edge.source.decides[int(edge.mention.path[1])])
                     for edge in graph.into(role, Role, "decides") if isinstance(edge.source, Role)],
        "leads": [item for item in graph.sources(role, Initiative, "lead") if not facts.is_archived(item)],
        **work_of(book, role),
        "decisions": [(right, book.strategy.find("role", right.escalate_to) if right.escalate_to else None)
                      for right in role.decides],
        "meetings": meetings(book, (told for department in departments for told in facts.meetings(department)),
                             facts.cultures(role), [*(goal for goal, _how in direct), *shared]),
        "cultures": facts.cultures(role),
        "owned": [edge.source for edge in graph.into(role, field="owner")
                  if not isinstance(edge.source, Goal) and not facts.is_archived(edge.source)],
    }


def _goals(book: Book, role: Role) -> list[tuple[Goal, str | None]]:
    """The current goals a role works for or answers for, each once, with its sentence; what it owns comes first."""
    owned: dict[Goal, str | None] = {
        edge.source: None for edge in book.graph.into(role, Goal, "owner") if isinstance(edge.source, Goal)}
    for edge in book.graph.out(role, "contributes_to"):
        if isinstance(edge.target, Goal):
            owned[edge.target] = edge.how
    return [(goal, how) for goal, how in owned.items() if not book.facts.is_archived(goal)]
