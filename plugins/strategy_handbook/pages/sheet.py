"""A sheet for each department: what the strategy means for it, on one page of A4 for the wall or a team meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.role import DecisionRight, Role
from strategy_handbook.pages.fit import height, largest
from strategy_handbook.pages.kind import index_uri
from strategy_handbook.pages.meetings import meetings
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

WIDTH, HEIGHT = 52.6, 74
"""A4 upright without its margins; one is 1.9 hundredths of its width, so that text is as large as on the poster."""


Content = dict[str, Sequence[Any]]
"""What stands on a sheet, list by list, as its template reads them."""


def sheet_uri(department: Department) -> str:
    """Where the sheet of a department lies."""
    return f"{Department.kind.folder}/{department.id}/sheet.md"


def pages(book: Book) -> Iterator[Page]:
    """A sheet for each department; search finds the department's page instead."""
    for department in book.strategy[Department].values():
        yield Page(uri=sheet_uri(department), title=_("%(name)s on a page") % {"name": department.name},
                   template="pages/sheet.html", view=partial(_view, book, department), item=department,
                   index=index_uri(Department.kind), searchable=False, hide=("toc",))


def _view(book: Book, department: Department) -> View:
    facts, graph = book.facts, book.graph
    content: Content = {
        "commitments": [(edge.target, department.commitments[int(edge.mention.path[1])])
                        for edge in graph.out(department, "commitments")],
        "goals": [(edge.source, edge.how) for edge in graph.into(department, Goal, "departments")
                  if not facts.is_archived(edge.source)],
        "decisions": _decisions(book, department),
        "meetings": [(told.communication, told.next)
                     for told in meetings(book, facts.meetings(department), facts.cultures(department))],
    }
    most = max(len(found) for found in content.values())
    size, shown = largest(most, lambda shown, em: _height(department, _first(content, shown), em), HEIGHT)
    return {"department": department, "company": book.strategy.organization, "size": size,
            "progress": facts.weakest_progress, "more": {name: len(found[shown:]) for name, found in content.items()},
            **_first(content, shown)}


def _first(content: Content, shown: int) -> Content:
    return {name: found[:shown] for name, found in content.items()}


def _decisions(book: Book, department: Department) -> list[tuple[Role, DecisionRight]]:
    """What the roles of a department decide."""
    roles = book.graph.sources(department, Role, "department")
    return [(role, right) for role in roles if isinstance(role, Role) for right in role.decides]


def _height(department: Department, content: Content, em: float) -> float:
    """How high the sheet stands; what the stylesheet adds around text is counted with it."""
    sheet = WIDTH / em - 3.6
    told = 9.5 + height(department.contribution or department.purpose, sheet, 1.1)
    told += sum(0.8 + max(height(commitment.do, sheet * 0.42), height(commitment.instead_of, sheet * 0.22),
                          height(theme.name, sheet * 0.28)) for theme, commitment in content["commitments"])
    told += sum(0.8 + max(height(how, sheet * 0.5), height(goal.name, sheet * 0.28)) for goal, how in content["goals"])
    told += max(sum(0.3 + height(f"{right.decision} {right.limit or ''} {role.name}", sheet * 0.48)
                    for role, right in content["decisions"]),
                sum(0.3 + height(f"{one.name} 30 September", sheet * 0.48) for one, _next in content["meetings"]))
    return (told + 13) * em
