"""Communications: where the strategy is talked about, how often, and with whom."""

from __future__ import annotations

import datetime as dt
import functools
import re
import zoneinfo
from typing import Annotated, Any, ClassVar

from dateutil.rrule import rrule
from pydantic import BeforeValidator, Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, Refs, To
from strategy_handbook.model.recurrence import expanded, one_rule
from strategy_handbook.model.scalars import (
    Count,
    Takes,
    Text,
    Texts,
    Word,
    did_you_mean,
    one_date,
    one_text,
    word,
)


class Form(Word):
    """What kind of communication it is."""

    TEAM_MEETING = "team-meeting"
    COMPANY_UPDATE = "company-update"
    VISUAL_AID = "visual-aid"
    IDEA_CHANNEL = "idea-channel"


def one_moment(value: Any) -> dt.datetime:
    """A day and a time on the clock of the schedule's time zone: ``2026-01-05 09:30``."""
    text = one_text(value)
    match = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{1,2}):([0-9]{2})(?::00)?", text)
    if not match:
        raise ValueError(f"is “{text}”, which is not a day and a time. Write for example 2026-01-05 09:30")
    try:
        return dt.datetime.combine(one_date(match[1]), dt.time(int(match[2]), int(match[3])))
    except ValueError:
        raise ValueError(f"is “{text}”, a moment that does not exist") from None


def one_zone(value: Any) -> str:
    """A time zone by its name in the IANA database: ``Europe/Lisbon``."""
    text = one_text(value)
    known = _zones()
    if text not in known:
        near = did_you_mean(text, {zone.casefold(): zone for zone in known}) if text else None
        names = {zone.casefold(): zone for zone in known}
        hint = f"Did you mean {names[near]}?" if near else "Write for example Europe/Lisbon"
        raise ValueError(f"is “{text}”, which is not a time zone. {hint}")
    return text


@functools.cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())  # reads a folder each time it is asked


Zone = Annotated[str, BeforeValidator(one_zone), Takes("time zone")]


class Schedule(Part):
    """When it happens."""

    rule: Annotated[str, BeforeValidator(one_rule), Takes("recurrence rule")] | None = Field(
        None,
        description="How it recurs, as an RFC 5545 rule; leave it out if it happens once.",
        examples=["FREQ=WEEKLY;BYDAY=MO"],
    )
    start: Annotated[dt.datetime, BeforeValidator(one_moment), Takes("day and time")] = Field(
        description="The first time it happens, on the clock of its time zone.", examples=["2026-01-05 09:30"]
    )
    minutes: Count | None = Field(None, description="How long it takes.")
    timezone: Zone = Field(description="Its time zone.", examples=["Europe/Lisbon"])

    def recurrence(self) -> rrule | None:
        """The rule ready to be asked for occurrences, in local time; None if it happens once."""
        return expanded(self.rule, self.start, self.timezone) if self.rule else None


class Communication(Entity):
    """A meeting, an update, a poster or a channel that carries the strategy to people and their answers back."""

    kind: ClassVar = Kind(
        "communications",
        "communication",
        N_("Communication"),
        "communication",
        N_("Where we talk about the strategy, how often, with whom, and how to answer."),
    )

    form: Annotated[Form, word(Form)] | None = Field(None, description="What kind of communication it is.")
    channel: Text | None = Field(None, description="Where it takes place: a room, a video call, a newsletter, a wall.")
    audience: Annotated[Links, To("departments", narrows=True)] = Field(
        (), description="The departments it is for; none means everyone."
    )
    schedule: Schedule | None = Field(None, description="When it happens.")
    carries: Annotated[Refs, To("*", explained=True)] = Field(
        (), description="The goals and themes it speaks about, as goal:id or theme:id."
    )
    agenda: Texts = Field((), description="What is on the table, in order.")
    reply_to: Text | None = Field(None, description="Where people can answer or ask.")
    response_days: Count | None = Field(None, description="Within how many working days they get an answer.")
