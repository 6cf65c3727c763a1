"""Onboarding: what new colleagues read and do first, put together for everyone, department and role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from strategy_handbook.model.communication import Communication
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.path import Path
from strategy_handbook.model.role import Role
from strategy_handbook.pages.kind import entity_pages
from strategy_handbook.pages.meetings import meetings
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.steps import (
    Newcomer,
    Stage,
    compose,
    department_of,
    goals_of,
    paths_for,
    stages_of,
)
from strategy_handbook.rendering.words import _

INDEX = "onboarding/index.md"
MOST = 4
"""How many owners of goals a newcomer is told."""


def pages(book: Book) -> Iterator[Page]:
    """Yield “I am new here”, a page for each path, and one for each department and role."""
    yield Page(INDEX, _("I am new here"), "pages/onboarding.html", lambda: _index(book),
               summary=_("What to read and do in your first day, week, month and quarter."),
               boost=2.0, hide=("toc",))
    yield from entity_pages(book, Path, _path, template="pages/path.html", boost=0.8)
    for department in book.strategy[Department].values():
        yield _page(book, Newcomer(department, None), department, "departments")
    for role in book.strategy[Role].values():
        yield _page(book, Newcomer(department_of(book, role), role), role, "roles")


def _page(book: Book, newcomer: Newcomer, item: Department | Role, folder: str) -> Page:
    return Page(f"onboarding/{folder}/{item.id}.md", _("Your start: %(name)s") % {"name": item.name},
                "pages/newcomer.html", lambda: _newcomer(book, newcomer, item),
                summary=_("What to read and do first, step by step."), index=INDEX, boost=0.8,
                hide=("toc",))


def _index(book: Book) -> View:
    everyone = Newcomer(None, None)
    groups: dict[Department | None, list[Role]] = {
        department: [] for department in book.strategy[Department].values()}
    for role in book.strategy[Role].values():
        groups.setdefault(department_of(book, role), []).append(role)
    return {"groups": tuple(groups.items()), "paths": paths_for(book, everyone),
            **_told(book, compose(book, everyone))}


def _path(book: Book, path: Path) -> View:
    readers = [*book.graph.targets(path, "for_departments"), *book.graph.targets(path, "for_roles")]
    return {"path": path, "readers": readers,
            "for_everyone": not path.for_departments and not path.for_roles,
            **_told(book, stages_of(book, path))}


def _newcomer(book: Book, newcomer: Newcomer, item: Department | Role) -> View:
    paths = paths_for(book, newcomer)
    own = [path for path in paths if path.for_departments or path.for_roles]
    department = newcomer.department
    return {
        "item": item,
        "index": INDEX,
        "department": department,
        "role": newcomer.role,
        "roles": book.graph.sources(item, Role, "department") if newcomer.role is None else (),
        "welcome": own[-1].summary if own else None,
        "paths": paths,
        "contacts": contacts(book, newcomer),
        "cultures": book.facts.cultures(item),
        **_told(book, compose(book, newcomer), book.facts.cultures(item)),
    }


def _told(book: Book, stages: tuple[Stage, ...], cultures: tuple[Culture, ...] = ()) -> View:
    """Give the stages, with the next time of each communication in them on the clocks of the readers."""
    items = (item for stage in stages for step in stage.steps for item, _how in step.items)
    told = meetings(book, (item for item in items if isinstance(item, Communication)), cultures)
    return {"stages": stages, "next": {one.communication: one for one in told}}


def contacts(book: Book, newcomer: Newcomer) -> tuple[tuple[str, tuple[Role, ...]], ...]:
    """Tell whom to ask and about what: pairs of a reason and its roles, each role under one reason."""
    department, role = newcomer
    found = (
        (_("Your lead"), book.graph.targets(role, "reports_to") if role else ()),
        (_("Leads the department"), (book.facts.owner(department),) if department else ()),
        (_("Ask about your start"), tuple(book.facts.owner(path)
                                          for path in paths_for(book, newcomer))),
        (_("Answer for your goals"), _owners(book, newcomer)),
    )
    named: set[Role | None] = {role}
    reasons = []
    for reason, roles in found:
        new = tuple(dict.fromkeys(one for one in roles if isinstance(one, Role) and one not in named))
        named.update(new)
        if new:
            reasons.append((reason, new))
    return tuple(reasons)


def _owners(book: Book, newcomer: Newcomer) -> tuple[Role, ...]:
    """Find who answers for most of the newcomer's goals; a few names help more than all."""
    owners = Counter(owner for goal, _how in goals_of(book, newcomer)
                     if isinstance(goal, Goal) and (owner := book.facts.owner(goal)))
    return tuple(owner for owner, _number in owners.most_common(MOST))
