"""What the clock shows elsewhere when something happens."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from strategy_handbook.facts import Occurrence
from strategy_handbook.model.communication import Communication, Form
from strategy_handbook.model.culture import Culture
from strategy_handbook.pages.page import Book


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment that something begins, as people of a culture see it.

    Attributes:
        culture: Whose clock it is.
        start: When it begins there.
        other_day: Whether it is another day there than where it was planned.
        outside: Whether they would have to be there outside their working hours.
    """

    culture: Culture
    start: dt.datetime
    other_day: bool
    outside: bool


def clocks(book: Book, occurrence: Occurrence) -> tuple[Clock, ...]:
    """The clock of every culture that a communication reaches and that names its time zone."""
    return tuple(_clock(occurrence, culture) for culture in book.facts.cultures(occurrence.communication) if culture.timezone)


def _clock(occurrence: Occurrence, culture: Culture) -> Clock:
    zone = ZoneInfo(culture.timezone or "UTC")
    start, end = occurrence.start.astimezone(zone), (occurrence.end or occurrence.start).astimezone(zone)
    hours = culture.working_hours if _takes_time(occurrence.communication) else None
    fits = hours is None or (start.time() in hours and end.time() in hours and start.date() == end.date())
    return Clock(culture, start, start.date() != occurrence.start.date(), not fits)


def _takes_time(communication: Communication) -> bool:
    """Whether people have to be there when it happens, as the check meeting-outside-working-hours has it."""
    if communication.form in (Form.VISUAL_AID, Form.IDEA_CHANNEL) or communication.schedule is None:
        return False
    return communication.form is not Form.COMPANY_UPDATE or communication.schedule.minutes is not None
