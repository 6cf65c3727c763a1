"""The communication calendar: what happens in the next weeks, for whom, and what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from strategy_handbook.facts import Occurrence
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.department import Department
from strategy_handbook.pages.clocks import clocks
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.recurrence import city
from strategy_handbook.rendering.words import _

DAYS = 60
"""How far the calendar looks ahead."""


def pages(book: Book) -> Iterator[Page]:
    """The one page of the calendar."""
    yield Page(uri="calendar.md", title=_("Calendar"), template="pages/calendar.html", view=lambda: _view(book),
               summary=_("When we talk about the strategy in the next weeks, with whom, and about what."), boost=1.5,
               hide=("toc",))


def _view(book: Book) -> View:
    anytime = [one for one in book.strategy[Communication].values() if one.schedule is None]
    return {"slots": slots(book), "anytime": anytime, "departments": book.strategy[Department].values(),
            "last": book.facts.today + dt.timedelta(days=DAYS), "this_week": _week(book, book.facts.today)}


class Slot(NamedTuple):
    """One line of the calendar.

    Attributes:
        time: What happens, and when on the clock it was planned by.
        city: The city of that clock.
        elsewhere: Cities where the clock shows something else, and what.
        week: The first day of its week.
        opens_week: Whether it is the first of its week.
        opens_day: Whether it is the first of its day.
        audience: The departments it is for; none means everyone.
        carries: What it is about.
    """

    time: Occurrence
    city: str
    elsewhere: tuple[tuple[str, dt.datetime], ...]
    week: dt.date
    opens_week: bool
    opens_day: bool
    audience: tuple[Item, ...]
    carries: tuple[Item, ...]


def slots(book: Book) -> tuple[Slot, ...]:
    """Everything in the next weeks in the order of its day, then of the moment."""
    times = [time for one in book.strategy[Communication].values() for time in book.facts.occurrences(one, DAYS)]
    found: list[Slot] = []
    for time in sorted(times, key=lambda time: (time.start.date(), time.start)):
        day, week = time.start.date(), _week(book, time.start.date())
        before = found[-1] if found else None
        found.append(Slot(
            time, city(str(time.start.tzinfo), locale_of(book)), _elsewhere(book, time), week,
            before is None or before.week != week, before is None or before.time.start.date() != day,
            book.graph.targets(time.communication, "audience"), book.graph.targets(time.communication, "carries")))
    return tuple(found)


def _elsewhere(book: Book, time: Occurrence) -> tuple[tuple[str, dt.datetime], ...]:
    """The other clocks of those it reaches, each once."""
    others = {city(str(clock.start.tzinfo), locale_of(book)): clock.start for clock in clocks(book, time)
              if clock.start.utcoffset() != time.start.utcoffset()}
    return tuple(others.items())


def _week(book: Book, day: dt.date) -> dt.date:
    """The first day of the week, which is Monday or Sunday by the custom of the locale."""
    return day - dt.timedelta(days=(day.weekday() - locale_of(book).first_week_day) % 7)
