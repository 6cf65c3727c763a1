"""Cultures: how people in a place or a team like to talk, decide and work together."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.communication import Zone
from strategy_handbook.model.scalars import Date, Scale, Takes, Text, Texts, Word, one_text, word


class Scope(Word):
    """What the guidance is about."""

    SITE = "site"
    REGION = "region"
    TEAM = "team"


class Hours(Part):
    """From when until when people work, on their own clock."""

    start: dt.time
    end: dt.time

    def __contains__(self, moment: dt.time) -> bool:
        return self.start <= moment <= self.end

    def __str__(self) -> str:
        return f"{self.start:%H:%M}–{self.end:%H:%M}"


def hours(value: Any) -> dict[str, dt.time] | Hours:
    """Working hours, written ``09:00-17:30``."""
    if isinstance(value, Hours):
        return value
    text = one_text(value)
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})", text)
    try:
        if not match:
            raise ValueError(text)
        start, end = dt.time(int(match[1]), int(match[2])), dt.time(int(match[3]), int(match[4]))
        if start >= end:
            raise ValueError(text)
    except ValueError:
        raise ValueError(f"is “{text}”, which are not working hours. Write for example 09:00-17:30") from None
    return {"start": start, "end": end}


class Advice(Part):
    """What helps and what hurts."""

    do: Texts = Field((), description="What helps.")
    avoid: Texts = Field((), description="What does not.")


class Guidance(Part):
    """Advice for each dimension."""

    communication: Advice | None = Field(None, description="How directly to say things.")
    decisions: Advice | None = Field(None, description="How decisions are made.")
    orientation: Advice | None = Field(None, description="What counts more: the person or the group.")


class Phrasing(Part):
    """The same message, said in two ways."""

    situation: Text = Field(description="When one says it.")
    direct: Text = Field(description="As it sounds when said directly.")
    indirect: Text = Field(description="As it sounds when said indirectly.")


class Culture(Entity):
    """Guidance by a team about itself, for the colleagues who work with it. It describes habits, never people."""

    kind: ClassVar = Kind(
        "cultures",
        "culture",
        N_("Cultures"),
        "cultures",
        N_("How colleagues elsewhere like to talk, decide and work together. Written by them; if in doubt, ask first."),
    )

    scope: Annotated[Scope, word(Scope)] | None = Field(None, description="A site, a region or a team.")
    locale: Text | None = Field(None, description="Language and region.", examples=["pt-PT"])
    timezone: Zone | None = Field(None, description="Time zone.", examples=["Europe/Lisbon"])
    working_hours: Annotated[Hours, BeforeValidator(hours), Takes("hours, from-to")] | None = Field(
        None, description="Hours in which meetings are welcome, on the local clock.", examples=["09:00-17:30"]
    )
    communication: Scale | None = Field(None, description="1 direct … 5 indirect. Optional.")
    decisions: Scale | None = Field(None, description="1 hierarchical … 5 consensus. Optional.")
    orientation: Scale | None = Field(None, description="1 individual … 5 collective. Optional.")
    guidance: Guidance | None = Field(None, description="What helps and what hurts, for each dimension.")
    phrasing: tuple[Phrasing, ...] = Field((), description="Messages as they sound said directly and indirectly.")
    ask_first: Text | None = Field(None, description="Whom or how to ask before assuming.")
    written_by: Text | None = Field(None, description="Who wrote this: the team concerned.")
    written_on: Date | None = Field(None, description="When it was written.")
    sources: Texts = Field((), description="What it rests on: a workshop, a survey, a study.")
