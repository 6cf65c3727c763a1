"""Onboarding: what new colleagues read and do first, put together for everyone, department and role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from strategy_handbook.model.communication import Communication
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.path import Path
from strategy_handbook.model.role import Role
from strategy_handbook.pages.kind import entity_pages
from strategy_handbook.pages.meetings import meetings
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.questions import questions
from strategy_handbook.pages.reading import minutes
from strategy_handbook.pages.steps import (
    Newcomer,
    Stage,
    compose,
    cultures_of,
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
    for page in entity_pages(book, Path, _path, template="pages/path.html", boost=0.8):
        path = page.item  # the steps of a path stand on the pages of those it is for, and are found there
        yield replace(page, searchable=page.searchable and isinstance(path, Path) and bool(path.for_cultures))
    for department in book.strategy[Department].values():
        yield _page(book, Newcomer(department, None), department, "departments")
    for role in book.strategy[Role].values():
        yield _page(book, Newcomer(department_of(book, role), role), role, "roles")


def _page(book: Book, newcomer: Newcomer, item: Department | Role, folder: str) -> Page:
    return Page(f"onboarding/{folder}/{item.id}.md", _("Your start: %(name)s") % {"name": item.name},
                "pages/newcomer.html", lambda: _newcomer(book, newcomer, item),
                summary=_("What to read and do first, step by step."), index=INDEX, boost=0.8,
                hide=("toc",), words=tuple)  # its steps are found where they stand


def _index(book: Book) -> View:
    everyone = Newcomer(None, None)
    groups: dict[Department | None, list[Role]] = {
        department: [] for department in book.strategy[Department].values()}
    for role in book.strategy[Role].values():
        groups.setdefault(department_of(book, role), []).append(role)
    return {"groups": tuple(groups.items()), "paths": paths_for(book, everyone), "places": by_place(book, everyone),
            **_to_know(book, everyone), **_told(book, compose(book, everyone))}


def _path(book: Book, path: Path) -> View:
    readers = [*book.graph.targets(path, "for_departments"), *book.graph.targets(path, "for_roles")]
    return {"path": path, "readers": readers,
            "places": book.graph.targets(path, "for_cultures"), "for_everyone": path.is_for_everyone,
            **_told(book, stages_of(book, path))}


def _newcomer(book: Book, newcomer: Newcomer, item: Department | Role) -> View:
    paths = paths_for(book, newcomer)
    own = [path for path in paths if not path.is_for_everyone]
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
        "places": by_place(book, newcomer),
        **_to_know(book, newcomer),
        **_told(book, compose(book, newcomer), book.facts.cultures(item)),
    }


def _told(book: Book, stages: tuple[Stage, ...], cultures: tuple[Culture, ...] = ()) -> View:
    """Give the stages, the minutes it takes to read each step, and when each communication in them is next.

    Times are told on the clocks of the readers' cultures.
    """
    reading = {step.key: minutes(book, (item for item, _how in step.items), step.page[0] if step.page else "")
               for stage in stages for step in stage.steps}
    items = (item for stage in stages for step in stage.steps for item, _how in step.items)
    told = meetings(book, (item for item in items if isinstance(item, Communication)), cultures)
    return {"stages": stages, "reading": reading, "next": {one.communication: one for one in told}}


def _to_know(book: Book, newcomer: Newcomer) -> View:
    """Give what a newcomer should know after a while: who is who, and the answers to some questions."""
    return {"who": who_is_who(book, newcomer), "questions": questions(book, newcomer)}


def who_is_who(book: Book, newcomer: Newcomer) -> tuple[tuple[Department | None, tuple[Role, ...]], ...]:
    """Tell the roles one should know: all of the own department, then those at the top, then who leads the others."""
    own = newcomer.department
    found: dict[Department | None, tuple[Role, ...]] = {own: ()} if own else {}
    found[None] = book.facts.top_roles
    for department in book.strategy[Department].values():
        head = book.facts.owner(department)
        found[department] = (head,) if head else ()
    if own:
        roles = (one for one in book.graph.sources(own, Role, "department") if isinstance(one, Role))
        found[own] = tuple(dict.fromkeys((*found[own], *roles)))
    return tuple((department, roles) for department, roles in found.items() if roles)


def by_place(book: Book, newcomer: Newcomer) -> tuple[tuple[Culture, Path], ...]:
    """Find the paths for places of which one may be the newcomer's; the only one is among the steps already."""
    places = cultures_of(book, newcomer) or (
        () if newcomer.department or newcomer.role else tuple(book.strategy[Culture].values()))
    told = paths_for(book, newcomer)
    return tuple((place, path) for place in places for path in book.graph.sources(place, Path, "for_cultures")
                 if isinstance(path, Path) and path not in told)


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
