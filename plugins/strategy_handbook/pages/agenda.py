"""Agenda sheets: one printed page per meeting, with what it carries as it stands today and what has to be decided."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from strategy_handbook.facts import Occurrence, Standing
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.communication import Communication, Form
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.clocks import clocks
from strategy_handbook.pages.landing import say_it_so_it_lands
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

WEAK = (Standing.OFF_TRACK, Standing.OUTDATED, Standing.NO_UPDATE, Standing.AT_RISK)
"""How goals stand about which something has to be decided."""

_MINUTES = re.compile(r"[(\[–—-]\s*([0-9]{1,3})\s*(?:min\w*\.?|['’′])\s*[)\]]?\s*$", re.IGNORECASE)
"""How long a point takes, at its end: “(5 minutes)”, “– 10 min.”, “[15’]”."""


def pages(book: Book) -> Iterator[Page]:
    """Yield a sheet for each meeting and update that somebody prepares."""
    for one in book.strategy[Communication].values():
        if has_sheet(one):
            yield Page(sheet(one), _("Agenda: %(name)s") % {"name": one.name}, "pages/agenda.html",
                       lambda one=one: _view(book, one),  # type: ignore[misc]
                       summary=_("What to talk about next time, and how it stands."), searchable=False,
                       index="communication/index.md", hide=("toc", "navigation"))


def sheet(communication: Communication) -> str:
    """The address of an agenda sheet."""
    return f"communication/{communication.id}/agenda.md"


def has_sheet(communication: Communication) -> bool:
    """Whether somebody prepares it: not a poster, nor a channel that is always open."""
    return communication.form not in (Form.VISUAL_AID, Form.IDEA_CHANNEL)


class Point(NamedTuple):
    """A goal to talk about.

    Attributes:
        goal: The goal.
        how: What this meeting says about it; None if nobody has written that.
        checkin: The newest report.
        speaker: Who speaks: the owner.
    """

    goal: Goal
    how: str | None
    checkin: CheckIn | None
    speaker: Role | None


class Box(NamedTuple):
    """A point of the agenda: from when on, if each says how long it takes, and what."""

    start: dt.time | None
    text: str


def _view(book: Book, one: Communication) -> View:
    points, themes = points_of(book, one)
    time = book.facts.next_time(one)
    return {
        "communication": one,
        "time": time,
        "clocks": clocks(book, time) if time else (),
        "audience": book.graph.targets(one, "audience"),
        "points": points,
        "themes": themes,
        "weak": WEAK,
        "boxes": boxes(one, time),
        "cultures": say_it_so_it_lands(book, one),
    }


def points_of(book: Book, one: Communication) -> tuple[tuple[Point, ...], tuple[Item, ...]]:
    """The current goals a meeting carries, the weakest first, and its themes; of these only the goals in difficulty."""
    told: dict[Goal, str | None] = {}
    themes = []
    for edge in book.graph.out(one, "carries"):
        if isinstance(edge.target, Goal) and not book.facts.is_archived(edge.target):
            told[edge.target] = edge.how
        elif isinstance(edge.target, Theme):
            themes.append(edge.target)
    for theme in themes:
        for goal in book.current_goals(theme):
            if book.facts.standing(goal) in WEAK:
                told.setdefault(goal, None)
    found = (Point(goal, how, book.facts.last_checkin(goal), book.facts.owner(goal)) for goal, how in told.items())
    return tuple(sorted(found, key=lambda point: book.facts.standing(point.goal).weakness)), tuple(themes)


def boxes(one: Communication, time: Occurrence | None) -> tuple[Box, ...]:
    """The agenda; with the time at which each point begins if every point says how many minutes it takes."""
    lengths = [_MINUTES.search(text) for text in one.agenda]
    moment, found = time.start if time else None, []
    for text, length in zip(one.agenda, lengths, strict=True):
        found.append(Box(moment.time() if moment and all(lengths) else None, text))
        if moment and length:
            moment += dt.timedelta(minutes=int(length[1]))
    return tuple(found)
