"""Cultures: how colleagues elsewhere like to talk, decide and work together, alone and side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple
from zoneinfo import ZoneInfo

from strategy_handbook.model.base import Item
from strategy_handbook.model.culture import Culture, Hours
from strategy_handbook.model.department import Department
from strategy_handbook.model.role import Role
from strategy_handbook.model.value import Value
from strategy_handbook.pages.how_often import city
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.landing import hints
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

COMPARE = "compare-cultures.md"
MINUTES = 24 * 60


def pages(book: Book) -> Iterator[Page]:
    """Yield the index of cultures, the page of each, and all of them side by side."""
    yield index_page(book, Culture, lambda: _index(book), template="pages/cultures.html")
    yield from entity_pages(book, Culture, _view, template="pages/culture.html", boost=1.2)
    yield Page(COMPARE, _("Compare cultures"), "pages/compare_cultures.html",
               lambda: _compare(book), hide=("toc",),
               summary=_("How our teams like to talk, decide and work, side by side."))


def _index(book: Book) -> View:
    return {"told": [(culture, dimensions(culture), clock(book, culture))
                     for culture in book.strategy[Culture].values()]}


def _view(book: Book, culture: Culture) -> View:
    return {
        "culture": culture,
        "dimensions": dimensions(culture),
        "clock": clock(book, culture),
        "values": [(edge.source, edge.how) for edge in book.graph.into(culture, Value)],
        "departments": book.graph.sources(culture, Department, "cultures"),
        "roles": _roles(book, culture),
    }


def _roles(book: Book, culture: Culture) -> tuple[Item, ...]:
    """Find the roles that work in a culture: those that name it, and those whose department does."""
    named = book.graph.sources(culture, Role, "cultures")
    through = (role for department in book.graph.sources(culture, Department, "cultures")
               for role in book.graph.sources(department, Role, "department")
               if isinstance(role, Role) and not role.cultures)
    return tuple(dict.fromkeys((*named, *through)))


def _compare(book: Book) -> View:
    cultures = tuple(book.strategy[Culture].values())
    clocks = tuple(clock(book, culture) for culture in cultures)
    return {
        "cultures": cultures,
        "rows": tuple(zip(*(dimensions(culture) for culture in cultures), strict=True)),
        "clocks": clocks,
        "values": tuple(_expressed(book, cultures)),
        "examples": tuple(hints(culture) for culture in cultures),
        "common": common_hours(clocks),
        "office": next((one.office_city for one in clocks if one.office_city), None),
    }


def _expressed(book: Book, cultures: tuple[Culture, ...]) -> Iterator[tuple[Value, tuple[str | None, ...]]]:
    """Yield each value that says how it shows somewhere, with its sentence for every culture."""
    for value in book.strategy[Value].values():
        told = {edge.target: edge.how for edge in book.graph.out(value, "expressions")}
        if told:
            yield value, tuple(told.get(culture) for culture in cultures)


class Dimension(NamedTuple):
    """A scale with both its ends, where a culture stands on it, and what helps and hurts.

    Attributes:
        key: The field that holds the position.
        title: What the scale is about.
        low: The end at 1.
        high: The end at 5.
        position: 1 to 5; None if the team has not placed itself.
        words: The position in words.
        do: What helps.
        avoid: What hurts.
    """

    key: str
    title: str
    low: str
    high: str
    position: int | None
    words: str
    do: tuple[str, ...]
    avoid: tuple[str, ...]


def dimensions(culture: Culture) -> tuple[Dimension, ...]:
    """Place a culture on the three scales."""
    guidance = culture.guidance
    scales = (
        ("communication", _("How we say things"), culture.communication,
         guidance.communication if guidance else None,
         (_("Direct"), _("Rather direct"), _("In between"), _("Rather indirect"),
          _("Indirect"))),
        ("decisions", _("How we decide"), culture.decisions,
         guidance.decisions if guidance else None,
         (_("By hierarchy"), _("Rather by hierarchy"), _("In between"),
          _("Rather by consensus"), _("By consensus"))),
        ("orientation", _("What counts more"), culture.orientation,
         guidance.orientation if guidance else None,
         (_("The individual"), _("Rather the individual"), _("Both alike"),
          _("Rather the group"), _("The group"))),
    )
    return tuple(
        Dimension(key, title, words[0], words[-1], position, words[position - 1] if position else "",
                  advice.do if advice else (), advice.avoid if advice else ())
        for key, title, position, advice, words in scales)


class Clock(NamedTuple):
    """When a team works, on its own clock and on that of the head office today.

    Attributes:
        city: What its time zone is called; None if the zone is unknown.
        hours: Its working hours on its own clock.
        office_city: What the time zone of the head office is called.
        ahead: Minutes its clock is ahead of the head office; None if one of the zones is unknown.
    """

    city: str | None
    hours: Hours | None
    office_city: str | None
    ahead: int | None

    @property
    def apart(self) -> Fraction:
        """Hours between its clock and that of the head office, whichever is ahead."""
        return Fraction(abs(self.ahead or 0), 60)

    def minutes(self) -> frozenset[int]:
        """Give the minutes of the head office's day in which the team works."""
        if self.hours is None or self.ahead is None:
            return frozenset()
        first, last = (moment.hour * 60 + moment.minute for moment in (self.hours.start, self.hours.end))
        return frozenset((minute - self.ahead) % MINUTES for minute in range(first, last))


def clock(book: Book, culture: Culture) -> Clock:
    """Tell when a team works."""
    zone, office, hours = culture.timezone, _office_zone(book), culture.working_hours
    there, here = (city(name, locale_of(book)) if name else None for name in (zone, office))
    if not zone or not office:
        return Clock(there, hours, here, None)
    noon = dt.datetime.combine(book.facts.today, dt.time(12), tzinfo=dt.UTC)
    ahead = _offset(noon, zone) - _offset(noon, office)
    return Clock(there, hours, here, int(ahead.total_seconds() // 60))


def _offset(moment: dt.datetime, zone: str) -> dt.timedelta:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() or dt.timedelta()


def _time(minute: int) -> dt.time:
    return dt.time(minute % MINUTES // 60, minute % 60)


def _office_zone(book: Book) -> str | None:
    """The time zone of the head office; None if it is not written."""
    return book.strategy.organization.timezone if book.strategy.organization else None


def common_hours(clocks: Iterable[Clock]) -> Hours | None:
    """Find the longest stretch, on the clock of the head office, in which all teams work.

    Teams whose hours are unknown are left out; fewer than two have nothing in common.
    """
    days = [found for found in (one.minutes() for one in clocks) if found]
    shared = frozenset.intersection(*days) if len(days) > 1 else frozenset[int]()
    starts = sorted(minute for minute in shared if (minute - 1) % MINUTES not in shared)
    stretches = [(_length(shared, start), -start) for start in starts]
    if not stretches:
        return None
    length, start = max(stretches)
    return Hours(start=_time(-start), end=_time(length - start))


def _length(shared: frozenset[int], start: int) -> int:
    return next(step for step in range(MINUTES + 1) if (start + step) % MINUTES not in shared)
