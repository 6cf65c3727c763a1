"""What is due: texts to read again and goals to report on, by when and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from strategy_handbook.facts import Standing
from strategy_handbook.findings import Location
from strategy_handbook.model.base import Entity
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.role import Role
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

ROWS = 200
"""Rows that each table shows, the earliest; the calendar and the file for programs have all."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the page of what is due."""
    yield Page("reviews-due.md", _("Reviews due"), "pages/reviews_due.html", lambda: _view(book),
               summary=_("Texts to read again and goals to report on, by when and by whom."),
               searchable=False, hide=("toc",))


def _view(book: Book) -> View:
    return {"windows": windows(book), "rows": ROWS}


class Due(NamedTuple):
    """Something to do by a day: review a text, or report on a goal.

    Attributes:
        item: What it is about.
        day: By when; None if nobody ever did it and no date follows from that.
        is_report: Whether it is a report on a goal, and not the review of a text.
        owner: Who does it.
        place: Where it is written down.
        edit: The address to edit that place; None if the site names no repository.
    """

    item: Entity
    day: dt.date | None
    is_report: bool
    owner: Role | None
    place: Location
    edit: str | None


class Window(NamedTuple):
    """What is due within a stretch of time."""

    anchor: str
    title: str
    dues: tuple[Due, ...]


def windows(book: Book) -> tuple[Window, ...]:
    """Sort what is due into windows: overdue, the next 30 and 90 days, and later."""
    today = book.facts.today
    edges = (
        ("overdue", _("Overdue"), today - dt.timedelta(days=1)),
        ("30-days", _("In the next 30 days"), today + dt.timedelta(days=30)),
        ("90-days", _("In the next 90 days"), today + dt.timedelta(days=90)),
        ("later", _("Later"), dt.date.max),
    )
    planned = dues(book)
    found: list[Window] = []
    for anchor, title, last in edges:
        inside = tuple(due for due in planned if due.day is None or due.day <= last)
        found.append(Window(anchor, title, inside))
        planned = planned[len(inside):]
    return tuple(found)


def dues(book: Book) -> tuple[Due, ...]:
    """List everything that is due, the earliest first and before it what was never done."""
    return tuple(sorted((*_reviews(book), *_reports(book)), key=lambda due: due.day or dt.date.min))


def _reviews(book: Book) -> Iterator[Due]:
    for planned in book.facts.reviews():
        review, place = planned.entity.review, planned.entity.place("review")
        yield Due(planned.entity, review.due if review else None, is_report=False,
                  owner=planned.owner, place=place, edit=book.edit_url(place))


def _reports(book: Book) -> Iterator[Due]:
    for goal in book.strategy[Goal].values():
        if goal.status is not None or book.facts.is_archived(goal):
            continue
        place = (book.facts.last_checkin(goal) or goal).place()
        yield Due(goal, book.facts.next_report(goal), is_report=True,
                  owner=book.facts.owner(goal), place=place, edit=book.edit_url(place))


def needing_attention(book: Book) -> tuple[Goal, ...]:
    """Find the goals that need a leader, the weakest first; those yet to begin can wait."""
    weak = (Standing.OFF_TRACK, Standing.OUTDATED, Standing.NO_UPDATE, Standing.AT_RISK)
    found = [goal for goal in book.strategy[Goal].values()
             if not book.facts.is_archived(goal) and book.facts.standing(goal) in weak]
    return tuple(sorted(found, key=lambda goal: book.facts.standing(goal).weakness))
