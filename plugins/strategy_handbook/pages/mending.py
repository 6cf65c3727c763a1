"""Findings as pages show them: what each is about, who mends it, and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from strategy_handbook.findings import Finding
from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.links import Ref
from strategy_handbook.model.role import Role
from strategy_handbook.pages.page import Book
from strategy_handbook.rendering.words import _


class Mending(NamedTuple):
    """A finding with the item it is about, the role that answers for it, and the edit link."""

    finding: Finding
    item: Item | None
    owner: Role | None
    edit: str | None


def mendings(book: Book, findings: Iterable[Finding]) -> tuple[Mending, ...]:
    """Look up what findings are about and who can mend them."""
    return tuple(_mending(book, finding) for finding in findings)


def _mending(book: Book, finding: Finding) -> Mending:
    kind, _colon, id_ = (finding.subject or "").partition(":")
    item = book.strategy.get(Ref(kind, id_))
    return Mending(finding, item, answers_for(book, item) if item else None,
                   book.edit_url(finding.location))


def answers_for(book: Book, item: Item) -> Role | None:
    """Find the role to turn to: the owner; of a check-in that of its goal, of a role its lead."""
    if isinstance(item, CheckIn):
        return next((answers_for(book, goal) for goal in book.graph.targets(item, "goal")), None)
    if not isinstance(item, Entity):
        return None
    leads = (*book.graph.targets(item, "reports_to"), item)
    return book.facts.owner(item) or next((role for role in leads if isinstance(role, Role)), None)


def family_title(family: str) -> str:
    """Name a family of checks as readers know it."""
    titles = {
        "structure": _("Written correctly"), "alignment": _("Leads to the vision"),
        "smart": _("Goals people can work with"), "ownership": _("Somebody answers for it"),
        "freshness": _("Up to date"), "communication": _("Talked about"),
        "culture": _("Fits how we work"), "operations": _("Can be done"),
        "innovation": _("Ideas from below and change around us"), "publishing": _("Pages and links"),
    }
    return titles.get(family, family.capitalize())


def what_to_do(family: str) -> str:
    """Say what mends the findings of a family."""
    advice = {
        "structure": _("Correct what cannot be read or leads nowhere."),
        "alignment": _("Connect work to goals, and goals to the vision."),
        "smart": _("Make goals clear enough to work on and to measure."),
        "ownership": _("Name a role for what nobody answers for."),
        "freshness": _("Report, observe or review what has grown old."),
        "communication": _("Plan where each goal is talked about, and how people can answer."),
        "culture": _("Let the teams say how they like to work."),
        "operations": _("Give daily work a goal and an owner, and what stands in the way an answer."),
        "innovation": _("Answer ideas, learn from what was tried, and decide what to do about changes around us."),
        "publishing": _("Correct links and addresses of pages."),
    }
    return advice.get(family, "")
