"""Processes: what we do again and again, step by step."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, One, Sight, To
from strategy_handbook.model.scalars import Boolean, Date, Number, Text, Texts


class ProcessStep(Part):
    """One thing that happens, and who or what does it."""

    title: Text = Field(min_length=1, description="What happens, beginning with a verb.")
    actor: Annotated[One | None, To("roles", sight=Sight.TARGET_TO_SOURCE)] = Field(
        None, description="The role that does it, or watches over it if it runs by itself."
    )
    outside: Text | None = Field(
        None, description="Who does it, if it is not one of us.", examples=["The customer"]
    )
    tool: Annotated[One | None, To("tools", sight=Sight.TARGET_TO_SOURCE)] = Field(
        None, description="The tool it is done with."
    )
    automated: Boolean = Field(default=False, description="Whether it runs by itself.")
    minutes: Number | None = Field(None, ge=0, description="How long it usually takes, without the waiting.")


class Improvement(Part):
    """A change of the process, and what came of it."""

    date: Date = Field(description="The day of the change.")
    problem: Text | None = Field(None, description="What was not good.")
    change: Text = Field(description="What was changed.")
    expected: Text | None = Field(None, description="What it should bring.")
    metric: Annotated[One | None, To("metrics")] = Field(None, description="The metric that should tell.")
    result: Text | None = Field(None, description="What it brought; to be written once it is known.")


class Process(Entity):
    """Work that is done again and again, and in the same way whoever does it."""

    kind: ClassVar = Kind(
        "processes",
        "process",
        N_("Processes"),
        "processes",
        N_("How we do what we do every day: step by step, by whom, with what, and for which goal."),
    )

    supports: Annotated[Links, To("goals", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="The goals it serves: goal → how, in a sentence."
    )
    departments: Annotated[Links, To("departments", sight=Sight.TARGET_TO_SOURCE, explained=True)] = Field(
        (), description="Who works in it: department → its part, in a sentence."
    )
    steps: tuple[ProcessStep, ...] = Field((), description="What happens, in its order.")
    times_a_month: Number | None = Field(None, ge=0, description="How many times it runs in a usual month.")
    metrics: Annotated[Links, To("metrics", explained=True)] = Field(
        (), description="The numbers that tell how well it runs."
    )
    standard: Texts = Field((), description="What holds every time, whoever does it.")
    critical: Boolean = Field(default=False, description="Whether customers notice at once when it fails.")
    improvements: tuple[Improvement, ...] = Field((), description="What was changed, newest first.")
