"""Calendars as files (RFC 5545), written by the icalendar library: events, time zones, and rules that keep to them.

The library is imported where it is used: loading it would slow down every command that writes no calendar.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, vRecur

YEARS = 12
"""How many years of clock changes are looked at for their rule; where there is none, they are listed one by one."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_END = b"END:VCALENDAR\r\n"


def calendar_file(name: str, events: Iterable[bytes], zones: Iterable[Timezone] = ()) -> str:
    """A calendar of events that were written before: many calendars share them, and writing one takes time.

    Args:
        name: What the calendar is called where people follow it.
        events: As ``event_text`` writes them.
        zones: The time zones that they name.
    """
    from icalendar import Calendar

    head = Calendar()
    shown = " ".join(_CONTROL.sub("", name).split())  # a property that is no text of the standard escapes no line end
    for key, value in (("prodid", "-//strategy-handbook//EN"), ("version", "2.0"), ("calscale", "GREGORIAN"),
                       ("name", shown), ("x-wr-calname", shown), ("x-published-ttl", "P1D")):
        head.add(key, value)
    head.add("refresh-interval", dt.timedelta(days=1), parameters={"VALUE": "DURATION"})
    for zone in zones:
        head.add_component(zone)
    opening: bytes = head.to_ical()
    return (opening.removesuffix(_END) + b"".join(events) + _END).decode()


def event_text(properties: Mapping[str, Any]) -> bytes:
    """An event with these properties, in their order; those without a value are left out."""
    from icalendar import Event

    event = Event()
    for name, value in properties.items():
        if value or not isinstance(value, str | None):  # a rule cannot be compared with a text in icalendar below 7
            event.add(name, _CONTROL.sub("", value.replace("\r\n", "\n")) if isinstance(value, str) else value)
    written: bytes = event.to_ical(sorted=False)
    return written


def rule(text: str, zone: str) -> vRecur:
    """A recurrence rule for a start that names its zone: then its end has to be a moment in UTC (RFC 5545, 3.3.10)."""
    from icalendar import vRecur

    until = re.search(r"UNTIL=([0-9]{8})(?:T([0-9]{6}))?(Z)?", text)
    if until and not (until[2] and until[3]):
        local = dt.datetime.strptime(f"{until[1]}{until[2] or '235959'}", "%Y%m%d%H%M%S")  # noqa: DTZ007 - zone follows
        if local.year < dt.MAXYEAR:
            moment = local.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
            text = text.replace(until[0], f"UNTIL={moment:%Y%m%dT%H%M%SZ}")
        else:  # “for ever” is written as the last day there is
            text = text.replace(until[0], "UNTIL=99991231T000000Z")
    read: vRecur = vRecur.from_ical(text)
    return read


def time_zone(name: str, since: dt.date) -> Timezone:
    """What a time zone does from the year of a day on. Clock changes become a rule, which all calendars understand."""
    from icalendar import Timezone

    first = dt.date(since.year, 1, 1)
    zone = Timezone.from_tzinfo(ZoneInfo(name), name, first, first.replace(year=first.year + YEARS))
    zone.pop("COMMENT", None)
    for observance in zone.subcomponents:
        changes = _changes(observance)
        if len(changes) > YEARS / 2 and (shape := _shape(changes)):
            del observance["RDATE"]
            observance.add("rrule", shape)
    return zone


def _changes(observance: Any) -> list[dt.date]:
    """The days on which the clock is changed to an observance; empty if it is only once."""
    listed = observance.get("RDATE", ())
    rows = listed if isinstance(listed, list) else [listed]
    later = [moment.dt for row in rows if row for moment in row.dts]
    return [moment.date() for moment in (observance["DTSTART"].dt, *later)] if later else []


def _shape(days: list[dt.date]) -> dict[str, Any] | None:
    """The yearly rule that gives all these days, such as the last Sunday of March; None if there is none."""
    if len({(day.month, day.weekday()) for day in days}) > 1 or len({day.year for day in days}) < len(days):
        return None
    is_last = all(day.day + 7 > calendar.monthrange(day.year, day.month)[1] for day in days)
    places = {-1} if is_last else {(day.day - 1) // 7 + 1 for day in days}
    if len(places) > 1:
        return None
    return {"freq": "yearly", "bymonth": days[0].month, "byday": f"{places.pop()}{_CODES[days[0].weekday()]}"}
