"""When communications happen next, on the right clock across daylight-saving changes."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from strategy_handbook.model.communication import Communication, Form


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a communication happens, with its moment in the schedule's own zone."""

    communication: Communication
    start: dt.datetime

    @property
    def end(self) -> dt.datetime | None:
        """When it ends, if its length is known."""
        schedule = self.communication.schedule
        if schedule is None or not schedule.minutes:
            return None
        # by way of UTC, or a meeting on the night of a clock change would be an hour too long or too short
        end = self.start.astimezone(dt.UTC) + dt.timedelta(minutes=schedule.minutes)
        return end.astimezone(self.start.tzinfo)


def needs_people(communication: Communication) -> bool:
    """Whether people have to be there when it happens: not for a poster, nor for an update to read at leisure."""
    schedule = communication.schedule
    if schedule is None or communication.form in (Form.VISUAL_AID, Form.IDEA_CHANNEL):
        return False
    return communication.form is not Form.COMPANY_UPDATE or schedule.minutes is not None


def occurrences(
    communication: Communication, first: dt.date, last: dt.date, at_most: int = 400
) -> tuple[Occurrence, ...]:
    """The times a communication happens between two days, both included (RFC 5545 recurrence, local wall time)."""
    schedule = communication.schedule
    if schedule is None:
        return ()
    begin, end = dt.datetime.combine(first, dt.time.min), dt.datetime.combine(last, dt.time.max)
    rule = schedule.recurrence()
    if rule is None:
        moments = [schedule.start] if begin <= schedule.start <= end else []
    else:
        coming = itertools.takewhile(lambda moment: moment <= end, rule.xafter(begin, inc=True))
        moments = list(itertools.islice(coming, at_most))
    zone = ZoneInfo(schedule.timezone)
    return tuple(Occurrence(communication, moment.replace(tzinfo=zone)) for moment in moments)
