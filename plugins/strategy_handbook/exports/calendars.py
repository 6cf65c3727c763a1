"""Calendars to follow, for all and for each department: when we talk about the strategy, and what is due (RFC 5545).

What is over is left out: closed and archived goals, finished initiatives, meetings without a further date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from strategy_handbook.exports.ics import calendar_file, event_text, rule, time_zone
from strategy_handbook.exports.reviews import address, in_order
from strategy_handbook.exports.reviews_calendar import (
    REVIEWS,
    day_event,
    due_event,
    owner_line,
    reviews_file,
    stamp,
    uid,
)
from strategy_handbook.facts.calendar import needs_people
from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.communication import Communication, Schedule
from strategy_handbook.model.department import Department
from strategy_handbook.pages import Book
from strategy_handbook.pages.calendar import CALENDAR, department_calendar
from strategy_handbook.pages.reviews_due import dues
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _

if TYPE_CHECKING:
    from icalendar import Timezone


class _Entry(NamedTuple):
    """One event as it is written, the departments it concerns (None for all of them), and the zone of its clock."""

    text: bytes
    departments: tuple[Item, ...] | None
    zone: str | None = None


def calendars(book: Book, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each calendar: for all, of what is due alone, and for each department.

    Each event is written once, whatever the number of calendars it is in.
    """
    talks = tuple(_talks(book, addresses))
    tasks = tuple(_tasks(book, addresses))
    dated = tuple(_dated(book, addresses))
    zones = dict(_zones(book))
    company = book.strategy.organization
    name = company.name if company else _("Strategy")
    yield CALENDAR, _file(f"{name}: {_('Strategy calendar')}", [*talks, *tasks, *dated], zones)
    yield REVIEWS, reviews_file(entry.text for entry in tasks)
    own: dict[Item, list[_Entry]] = {department: [] for department in book.strategy[Department].values()}
    for entry in (*talks, *tasks, *dated):
        for department in own if entry.departments is None else entry.departments:
            own[department].append(entry)
    for department, entries in own.items():
        yield department_calendar(department), _file(f"{name}: {department.name}", entries, zones)


def _file(name: str, entries: list[_Entry], zones: dict[str, Timezone]) -> str:
    used = dict.fromkeys(entry.zone for entry in entries if entry.zone)
    return calendar_file(name, (entry.text for entry in entries), (zones[zone] for zone in used))


def _zones(book: Book) -> Iterator[tuple[str, Timezone]]:
    """Yield what the clocks do in each zone, from the first time that anything happens there."""
    starts: dict[str, dt.date] = {}
    for one in book.strategy[Communication].values():
        if one.schedule:
            start = one.schedule.start.date()
            starts[one.schedule.timezone] = min(start, starts.get(one.schedule.timezone, start))
    for name, start in starts.items():
        yield name, time_zone(name, start)


def _talks(book: Book, addresses: Addresses) -> Iterator[_Entry]:
    """Yield each communication that will happen again, with its rule."""
    for one in book.strategy[Communication].values():
        if one.schedule and book.facts.next_time(one):
            audience = book.graph.targets(one, "audience") if one.audience else None
            yield _Entry(_talk(book, addresses, one, one.schedule), audience, one.schedule.timezone)


def _talk(book: Book, addresses: Addresses, one: Communication, schedule: Schedule) -> bytes:
    recurrence = schedule.recurrence()
    # calendars take the start for a first time, also where it does not fit the rule
    first = next(iter(recurrence)) if recurrence else schedule.start
    return event_text({
        "uid": uid(book, "talk", one),
        "dtstamp": stamp(book),
        "dtstart": first.replace(tzinfo=ZoneInfo(schedule.timezone)),
        # no end: on the night of a clock change, an hour on the clock would be two, or none
        "duration": dt.timedelta(minutes=schedule.minutes) if schedule.minutes else None,
        "rrule": rule(schedule.rule, schedule.timezone) if schedule.rule else None,
        "summary": one.name,
        "location": one.channel,
        "description": _description(book, one),
        "url": address(one, book, addresses) if book.settings.site_url else None,
        "transp": "OPAQUE" if needs_people(one) else "TRANSPARENT",
    })


def _description(book: Book, one: Communication) -> str:
    """Say what it is about, what is on the table and where to answer, in plain text."""
    parts = [one.summary] if one.summary else []
    about = [f"• {edge.target.name}" + (f": {edge.how}" if edge.how else "") for edge in book.graph.out(one, "carries")
             if not book.facts.is_archived(edge.target)]
    if about:
        parts.append("\n".join((f"{_('About')}:", *about)))
    if one.agenda:
        lines = (f"{number}. {text}" for number, text in enumerate(one.agenda, 1))
        parts.append("\n".join((f"{_('Agenda')}:", *lines)))
    if one.reply_to:
        parts.append(f"{_('How to answer')}: {one.reply_to}")
    return "\n\n".join(parts)


def _tasks(book: Book, addresses: Addresses) -> Iterator[_Entry]:
    """Yield the reports and reviews that are due."""
    for due in in_order(dues(book)):
        yield _Entry(due_event(due, book, addresses), _concerned(book, due.item))


def _dated(book: Book, addresses: Addresses) -> Iterator[_Entry]:
    """Yield the days by which goals and initiatives should be reached."""
    for item in book.facts.open_work:
        if item.due:
            title = _("Due: %(name)s") % {"name": item.name}
            text = owner_line(book.facts.owner(item))
            yield _Entry(day_event(book, addresses, "due", item, item.due, title, text), _concerned(book, item))


def _concerned(book: Book, item: Entity) -> tuple[Item, ...]:
    """The departments an item is about or that answer for it."""
    fields = ("departments", "audience", "department")
    named = (target for field in fields for target in book.graph.targets(item, field))
    owner = book.facts.owner(item)
    owning = book.graph.targets(owner, "department") if owner else ()
    own = (item,) if isinstance(item, Department) else ()
    return tuple(dict.fromkeys(one for one in (*own, *named, *owning) if isinstance(one, Department)))
