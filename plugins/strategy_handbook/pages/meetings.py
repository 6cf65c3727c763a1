"""When the readers of a page meet next, on the clocks they live by, and what each meeting is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

from strategy_handbook.facts import Occurrence
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


class Meeting(NamedTuple):
    """A communication as its readers need it.

    Attributes:
        communication: What happens.
        next: When it happens next; None if it has no further date, or is open at any time.
        day: The day of it, in short.
        clocks: What the readers' clocks show then; one for each time that differs.
        about: What it is about, first what concerns the readers.
        more: How many items it carries besides.
        text: A sentence that says more than these: how an item is talked about, or else its summary.
    """

    communication: Communication
    next: Occurrence | None
    day: str
    clocks: tuple[Told, ...]
    about: tuple[Item, ...]
    more: int
    text: str | None


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
    told = [meeting(book, one, zones, known) for one in dict.fromkeys(found)]
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return tuple(sorted(told, key=lambda one: one.next.start if one.next else far))


def meeting(book: Book, communication: Communication, zones: Iterable[str] = (), ours: frozenset[Item] = frozenset(),
            ) -> Meeting:
    """One communication, for readers who live in these time zones."""
    time = book.facts.next_time(communication)
    carried = [edge for edge in book.graph.out(communication, "carries") if not book.facts.is_archived(edge.target)]
    own = [edge for edge in carried if edge.target in ours]
    text = own[0].how if own and len(ours) == 1 else None
    if not own and not text:
        text = communication.summary
    elsewhere = () if text or (own and len(ours) == 1) else (own or carried)
    about = tuple(edge.target for edge in elsewhere[:MOST])
    return Meeting(communication, time, _day(book, time.start) if time else "",
                   clocks(book, time, zones) if time else (), about, len(carried) - len(about), text)


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
    return str(format_skeleton("MMMEd" if is_near else "yMMMEd", moment, locale=locale_of(book)))
