"""The communication calendar: what happens in the next weeks, for whom, and what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from babel.dates import format_skeleton

from strategy_handbook.facts import Occurrence
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.department import Department
from strategy_handbook.pages.clocks import clocks
from strategy_handbook.pages.how_often import city
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

DAYS = 60
"""How far the calendar looks ahead."""

CALENDAR = "calendar.ics"
"""The address of the calendar that other programs follow."""


def department_calendar(department: Item) -> str:
    """The address of a department's own calendar."""
    return f"calendar/{department.id}.ics"


def pages(book: Book) -> Iterator[Page]:
    """The one page of the calendar."""
    yield Page(uri="calendar.md", title=_("Calendar"), template="pages/calendar.html", view=lambda: _view(book),
               summary=_("When we talk about the strategy in the next weeks, with whom, and about what."), boost=1.5,
               hide=("toc",))


def _view(book: Book) -> View:
    anytime = [one for one in book.strategy[Communication].values() if one.schedule is None]
    departments = tuple(book.strategy[Department].values())
    return {"slots": slots(book), "anytime": anytime, "departments": departments,
            "file": CALENDAR, "own": [(department, department_calendar(department)) for department in departments],
            "last": book.facts.today + dt.timedelta(days=DAYS)}


class Slot(NamedTuple):
    """One line of the calendar.

    Attributes:
        time: What happens, and when on the clock it was planned by.
        week: Its week, in words.
        day: Its day, in short.
        opens_week: Whether it is the first of its week.
        opens_day: Whether it is the first of its day.
        city: The city of the clock it was planned by.
        elsewhere: Cities where the clock shows something else, and what.
        audience: The departments it is for; none means everyone.
        carries: What it is about.
    """

    time: Occurrence
    week: str
    day: str
    opens_week: bool
    opens_day: bool
    city: str
    elsewhere: tuple[tuple[str, dt.datetime], ...]
    audience: tuple[Item, ...]
    carries: tuple[Item, ...]


def slots(book: Book) -> tuple[Slot, ...]:
    """Everything in the next weeks in the order of its day, then of the moment."""
    times = [time for one in book.strategy[Communication].values() for time in book.facts.occurrences(one, DAYS)]
    found: list[Slot] = []
    for time in sorted(times, key=lambda time: (time.start.date(), time.start)):
        week, day = _week(book, time.start.date()), format_skeleton("MMMEd", time.start, locale=locale_of(book))
        before = found[-1] if found else None
        found.append(Slot(
            time, week, day, before is None or before.week != week, before is None or before.day != day,
            city(str(time.start.tzinfo), locale_of(book)), _elsewhere(book, time),
            book.graph.targets(time.communication, "audience"), book.graph.targets(time.communication, "carries")))
    return tuple(found)


def _elsewhere(book: Book, time: Occurrence) -> tuple[tuple[str, dt.datetime], ...]:
    """The cities of those it reaches where the clock shows something else, and what."""
    return tuple((clock.city, clock.start) for clock in clocks(book, time)
                 if clock.start.utcoffset() != time.start.utcoffset())


def _week(book: Book, day: dt.date) -> str:
    """The week of a day by the custom of the locale, in which it begins on Monday or on Sunday."""
    locale = locale_of(book)
    first, current = (one - dt.timedelta(days=(one.weekday() - locale.first_week_day) % 7)
                      for one in (day, book.facts.today))
    if first == current:
        return _("This week")
    return _("Week of %(day)s") % {"day": format_skeleton("MMMd", first, locale=locale)}
