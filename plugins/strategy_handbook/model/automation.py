"""Automations: what runs by itself, what for, and what people do with the time."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.links import Links, One, Sight, To
from strategy_handbook.model.scalars import Number, Text, Word, word


class Purpose(Word):
    """Why something is automated."""

    SCALE = "scale"
    EFFICIENCY = "efficiency"
    CUSTOMER_EXPERIENCE = "customer-experience"
    FREE_PEOPLE = "free-people"


class Status(Word):
    """How far it has come."""

    PLANNED = "planned"
    PILOT = "pilot"
    RUNNING = "running"
    STOPPED = "stopped"


class Automation(Entity):
    """A part of a process that a machine does, so that people can do something else."""

    kind: ClassVar = Kind(
        "automations",
        "automation",
        N_("Automations"),
        "automations",
        N_("What runs by itself, what it is for, and what people do with the time it gives back."),
    )

    process: Annotated[One | None, To("processes", sight=Sight.SOURCE_TO_TARGET)] = Field(
        None, description="The process it is part of."
    )
    tool: Annotated[One | None, To("tools", sight=Sight.TARGET_TO_SOURCE)] = Field(
        None, description="The tool that does it."
    )
    purpose: Annotated[Purpose, word(Purpose)] | None = Field(
        None, description="What it is for: scale, efficiency, customer-experience or free-people."
    )
    supports: Annotated[Links, To("goals", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="The goals it serves beyond those of its process: goal → how, in a sentence."
    )
    metric: Annotated[One | None, To("metrics")] = Field(None, description="The number that tells whether it works.")
    hours_freed: Number | None = Field(None, ge=0, description="Hours of work a month that it saves, all people added.")
    redeployed_to: Text | None = Field(None, description="What people do with these hours instead.")
    status: Annotated[Status, word(Status)] | None = Field(
        None, description="How far it has come: planned, pilot, running or stopped."
    )
