"""When the readers of a page meet next, on the clocks they live by, and what each meeting is about."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

from strategy_handbook.charts.figures import part_of_day
from strategy_handbook.facts import Occurrence
from strategy_handbook.graph import Edge
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.culture import Culture
from strategy_handbook.pages.how_often import city
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book

MOST = 2
"""How many items a meeting is said to be about; its page has all."""


class Told(NamedTuple):
    """The time at which something happens in one time zone, and its day there if that is another."""

    city: str
    start: dt.datetime
    other_day: str


@dataclass(frozen=True)
class Meeting:
    """A communication as its readers need it; worked out as it is shown, since pages show the first of many.

    Attributes:
        book: What pages are made from.
        communication: What happens.
        zones: The time zones the readers live in.
        ours: What concerns them most; it is named before other things a communication carries.
    """

    book: Book
    communication: Communication
    zones: tuple[str, ...] = ()
    ours: frozenset[Item] = frozenset()

    @property
    def next(self) -> Occurrence | None:
        """When it happens next; None if it has no further date, or is open at any time."""
        return self.book.facts.next_time(self.communication)

    @property
    def day(self) -> str:
        """The day of it, in short."""
        return _day(self.book, self.next.start) if self.next else ""

    @property
    def clocks(self) -> tuple[Told, ...]:
        """What the readers' clocks show then; one for each time that differs."""
        return clocks(self.book, self.next, self.zones) if self.next else ()

    @functools.cached_property
    def _carried(self) -> tuple[Edge, ...]:
        edges = self.book.graph.out(self.communication, "carries")
        return tuple(edge for edge in edges if not self.book.facts.is_archived(edge.target))

    @functools.cached_property
    def _own(self) -> tuple[Edge, ...]:
        return tuple(edge for edge in self._carried if edge.target in self.ours)

    @property
    def text(self) -> str | None:
        """A sentence that says more than its items: how an item is talked about, or else its summary."""
        if self._own:
            return self._own[0].how if len(self.ours) == 1 else None
        return self.communication.summary

    @functools.cached_property
    def about(self) -> tuple[Item, ...]:
        """What it is about, first what concerns the readers."""
        if self.text or (self._own and len(self.ours) == 1):
            return ()
        return tuple(edge.target for edge in (self._own or self._carried)[:MOST])

    @property
    def more(self) -> int:
        """How many items it carries besides."""
        return len(self._carried) - len(self.about)


def meetings(book: Book, found: Iterable[Communication], cultures: Iterable[Culture], ours: Iterable[Item] = (),
             ) -> tuple[Meeting, ...]:
    """Communications in the order in which they happen next; those without a date come last.

    Args:
        book: What pages are made from.
        found: The communications.
        cultures: How the readers live; their clocks are shown.
        ours: What concerns the readers most; it is named before other things a communication carries.
    """
    zones = tuple(dict.fromkeys(culture.timezone for culture in cultures if culture.timezone))
    known = frozenset(ours)
    told = [Meeting(book, one, zones, known) for one in dict.fromkeys(found)]
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return tuple(sorted(told, key=lambda one: after.start if (after := one.next) else far))


def clocks(book: Book, time: Occurrence, zones: Iterable[str] = ()) -> tuple[Told, ...]:
    """What the clocks show in these zones, each time once; the clock it was planned by if none is given."""
    seen: dict[dt.timedelta | None, Told] = {}
    for zone in tuple(zones) or (str(time.start.tzinfo),):
        start = time.start.astimezone(ZoneInfo(zone))
        other = _day(book, start) if start.date() != time.start.date() else ""
        seen.setdefault(start.utcoffset(), Told(city(zone, locale_of(book)), start, other))
    return tuple(seen.values())


def _day(book: Book, moment: dt.datetime) -> str:
    is_near = moment.date() - book.facts.today < dt.timedelta(days=300)
    return part_of_day(moment.date(), locale_of(book), "MMMEd" if is_near else "yMMMEd")
