"""Initiatives: the projects that move goals."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, One, Sight, To
from strategy_handbook.model.resources import Resources
from strategy_handbook.model.scalars import Boolean, Date, Scale, Text, Texts, Word, word


class Phase(Word):
    """When it happens."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"
    DONE = "done"
    STOPPED = "stopped"


class ChangePlan(Part):
    """What a change asks of people, and how they are helped."""

    who: Annotated[Links, To("roles")] = Field((), description="The roles it affects.")
    departments: Annotated[Links, To("departments")] = Field((), description="The departments it affects as a whole.")
    concern: Text | None = Field(None, description="What they may worry about.")
    message: Text | None = Field(None, description="What they should hear.")
    support: Text | None = Field(None, description="How they are helped.")
    feedback: Text | None = Field(None, description="Where they can answer.")


class Initiative(Entity):
    """A piece of work with a beginning and an end that moves one or more goals."""

    kind: ClassVar = Kind(
        "initiatives",
        "initiative",
        N_("Initiatives"),
        "initiatives",
        N_("The projects that move our goals: now, next and later."),
    )

    supports: Annotated[Links, To("goals", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="The goals it moves: goal → how, in a sentence."
    )
    departments: Annotated[Links, To("departments", sight=Sight.TARGET_TO_SOURCE, explained=True)] = Field(
        (), description="Who works on it."
    )
    lead: Annotated[One | None, To("roles", sight=Sight.TARGET_TO_SOURCE)] = Field(
        None, description="The role that leads it."
    )
    phase: Annotated[Phase, word(Phase)] | None = Field(
        None, description="Now, next or later; done or stopped once it has ended."
    )
    start: Date | None = Field(None, description="First day.")
    due: Date | None = Field(None, description="Last day.")
    impact: Scale | None = Field(None, description="How much it moves its goals, 1 (little) to 5 (decisive).")
    effort: Scale | None = Field(None, description="How much work it is, 1 (days) to 5 (a year).")
    quick_win: Boolean = Field(default=False, description="Whether people will feel it within weeks.")
    resources: Resources | None = Field(None, description="What it takes.")
    depends_on: Annotated[Links, To("initiatives", explained=True)] = Field(
        (), description="Initiatives that must come first."
    )
    changes: Annotated[Links, To("processes", explained=True)] = Field(
        (), description="The processes it changes: process → how, in a sentence."
    )
    outcome: Texts = Field((), description="What came of it, written when it has ended.")
    from_idea: Annotated[One | None, To("ideas", sight=Sight.TARGET_TO_SOURCE)] = Field(
        None, description="The idea it grew from."
    )
    change_plan: ChangePlan | None = Field(None, description="What it asks of people, and how they are helped.")

    @property
    def is_over(self) -> bool:
        """Whether it has ended, one way or the other."""
        return self.phase in (Phase.DONE, Phase.STOPPED)
