"""What the clocks show, here and elsewhere, when something happens."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from strategy_handbook.facts import Occurrence
from strategy_handbook.facts.calendar import needs_people
from strategy_handbook.model.culture import Culture
from strategy_handbook.pages.how_often import city
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book


@dataclass(frozen=True, slots=True)
class Clock:
    """The time at which something happens, in one time zone.

    Attributes:
        city: What the zone is called.
        start: When it begins there.
        end: When it ends there, if its length is known.
        cultures: Who lives by this clock.
        outside: Those of them who would have to be there outside their working hours.
    """

    city: str
    start: dt.datetime
    end: dt.datetime | None
    cultures: tuple[Culture, ...]
    outside: tuple[Culture, ...]


def clocks(book: Book, occurrence: Occurrence) -> tuple[Clock, ...]:
    """The clock it was planned by, then the others of the cultures it reaches."""
    zones: dict[str, list[Culture]] = {str(occurrence.start.tzinfo): []}
    for culture in book.facts.cultures(occurrence.communication):
        if culture.timezone:
            zones.setdefault(culture.timezone, []).append(culture)
    return tuple(_clock(book, occurrence, zone, tuple(cultures)) for zone, cultures in zones.items())


def _clock(book: Book, occurrence: Occurrence, zone: str, cultures: tuple[Culture, ...]) -> Clock:
    start = occurrence.start.astimezone(ZoneInfo(zone))
    end = occurrence.end.astimezone(ZoneInfo(zone)) if occurrence.end else None
    busy = cultures if needs_people(occurrence.communication) else ()
    outside = tuple(culture for culture in busy if not _fits(start, end or start, culture))
    return Clock(city(zone, locale_of(book)), start, end, cultures, outside)


def _fits(start: dt.datetime, end: dt.datetime, culture: Culture) -> bool:
    hours = culture.working_hours
    return hours is None or (start.time() in hours and end.time() in hours and start.date() == end.date())
