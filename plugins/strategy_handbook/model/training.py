"""Trainings: what can be learned here, for whom and for what."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.links import Links, Refs, Sight, To
from strategy_handbook.model.scalars import Number, Texts, Url


class Training(Entity):
    """A course, a practice day or a guide from which somebody learns what the strategy asks for."""

    kind: ClassVar = Kind(
        "trainings",
        "training",
        N_("Trainings"),
        "trainings",
        N_("What you can learn here, who it is for, and what it helps with."),
    )

    skill: Texts = Field((), description="What one can do afterwards, worded as roles word their skills.")
    audience: Annotated[Links, To("roles", narrows=True)] = Field(
        (), description="The roles it is for. Without any it is for everyone."
    )
    supports: Annotated[Refs, To("*", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (),
        description="The initiatives, processes and tools it prepares for, as kind:id → how.",
        examples=["process:returns"],
    )
    hours: Number | None = Field(None, ge=0, description="How long it takes, in hours.")
    url: Url | None = Field(None, description="Where to book or to read it.")
