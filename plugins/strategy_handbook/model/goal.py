"""Goals: results the company wants, by a date, with numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import KeysTo, Links, One, Sight, To
from strategy_handbook.model.scalars import Boolean, Date, Every, Number, Text, Texts, Word, word


class Level(Word):
    """Who a goal belongs to."""

    COMPANY = "company"
    DEPARTMENT = "department"


class Reported(Word):
    """What a person can say about a goal in a check-in."""

    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"


class Closed(Word):
    """How a goal ended."""

    ACHIEVED = "achieved"
    MISSED = "missed"
    ABANDONED = "abandoned"


class Confidence(Word):
    """How sure the reporter is that the goal will be reached in time."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Origin(Word):
    """Where a goal came from."""

    TOP_DOWN = "top-down"
    BOTTOM_UP = "bottom-up"


class Target(Part):
    """Where a metric stands and where it should go."""

    from_: Number | None = Field(
        None,
        alias="from",
        description="The value at the start; by default the first one observed from the goal's start on.",
    )
    to: Number = Field(
        description="The value to reach. With a metric to maintain, “from” and “to” are the edges "
        "of the band to stay in."
    )


class Achievable(Part):
    """Why we believe it can be done."""

    because: Text | None = Field(None, description="The evidence: a pilot, a trend, a comparison.")
    needs: Texts = Field((), description="What it takes: people, money, tools, decisions.")


class Assumption(Part):
    """Something the goal takes for granted, and when we look whether it still holds."""

    assumption: Text = Field(description="What we take for granted.")
    revisit: Date | None = Field(None, description="The day we look whether it still holds.")
    evidence: Text | None = Field(None, description="What speaks for it, and what we saw the last time we looked.")


class Goal(Entity):
    """A result the company wants, by a date, with numbers: specific, measurable, achievable, relevant, timed."""

    kind: ClassVar = Kind(
        "goals", "goal", N_("Goals"), "goals", N_("What we want to have reached, by when, and how we will know.")
    )

    why: Text | None = Field(None, description="Why it matters, in one or two sentences.")
    themes: Annotated[Links, To("themes", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="The themes it serves."
    )
    parents: Annotated[Links, To("goals", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="The larger goals it contributes to."
    )
    period: Annotated[One | None, To("periods")] = Field(None, description="The period it belongs to.")
    level: Annotated[Level, word(Level)] | None = Field(None, description="Whose goal it is.")
    departments: Annotated[Links, To("departments", sight=Sight.TARGET_TO_SOURCE, explained=True)] = Field(
        (), description="Who works on it: department → what it contributes, in a sentence."
    )
    cross_functional: Boolean = Field(default=False, description="Whether it takes several departments.")
    targets: Annotated[Mapping[str, Target], KeysTo("metrics")] = Field(
        default_factory=dict, description="How it is measured: metric → from, to."
    )
    start: Date | None = Field(None, description="The day work on it begins.", examples=["2026-01-01"])
    due: Date | None = Field(None, description="The day by which it should be reached.", examples=["2027-06-30"])
    achievable: Achievable | None = Field(None, description="Why we believe it can be done, and what it needs.")
    check_in: Every | None = Field(
        None, description="How often its owner reports; by default the handbook's setting (quarterly)."
    )
    status: Annotated[Closed, word(Closed)] | None = Field(
        None, description="How it ended. Leave it out while the goal is open: check-ins tell how it is going."
    )
    origin: Annotated[Origin, word(Origin)] | None = Field(
        None, description="Whether it was set by the leadership or grew from below."
    )
    from_idea: Annotated[One | None, To("ideas", sight=Sight.TARGET_TO_SOURCE)] = Field(
        None, description="The idea it grew from."
    )
    assumptions: tuple[Assumption, ...] = Field((), description="What it takes for granted, with a day to look again.")
