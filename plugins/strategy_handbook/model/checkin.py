"""Check-ins: what the owner of a goal reports, never changed afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Item, Kind
from strategy_handbook.model.goal import Confidence, Reported
from strategy_handbook.model.links import KeysTo, One, To
from strategy_handbook.model.scalars import Date, Number, Text, word


class CheckIn(Item):
    """One report about one goal on one day. Add a new one; leave the old ones as they are."""

    kind: ClassVar = Kind(
        "checkins",
        "checkin",
        N_("Check-ins"),
        "check-ins",
        N_("What the owners of our goals reported, newest first."),
        shape="list",
    )

    __slots__ = ("_about",)
    if TYPE_CHECKING:
        _about: str

    goal: Annotated[One, To("goals")] = Field(description="The goal it is about.")
    date: Date = Field(description="The day of the report.", examples=["2026-03-31"])
    status: Annotated[Reported, word(Reported)] = Field(description="How it is going: on-track, at-risk or off-track.")
    confidence: Annotated[Confidence, word(Confidence)] | None = Field(
        None, description="How sure you are that the goal will be reached in time."
    )
    note: Text | None = Field(None, description="What happened, and why.")
    next_step: Text | None = Field(None, description="What happens next. Needed when the goal is not on track.")
    values: Annotated[Mapping[str, Number], KeysTo("metrics")] = Field(
        default_factory=dict, description="What its metrics showed on that day: metric → value."
    )

    def about(self, goal_id: str) -> None:
        """Remember the id that its goal has today. Called once, by the builder."""
        object.__setattr__(self, "_about", goal_id)

    @property
    def goal_id(self) -> str:
        """The id of its goal: reports are never changed, so they may name it by a former one."""
        return self._about
