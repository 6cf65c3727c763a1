"""The company: its vision, its mission, and what it chooses not to do."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.communication import Zone
from strategy_handbook.model.resources import CompanyCapacity
from strategy_handbook.model.scalars import Count, Date, Text, Texts


class Former(Part):
    """A vision or mission that held before, kept so that readers see what changed and why."""

    statement: Text = Field(description="The sentence as it was.")
    from_: Date | None = Field(None, alias="from", description="The day it was first published.")
    until: Date | None = Field(None, description="The last day it held.")
    because: Text | None = Field(None, description="Why it was changed.")


class Vision(Part):
    """Where the company wants to be."""

    statement: Text | None = Field(None, description="The vision in one sentence.")
    horizon: Date | None = Field(None, description="The day by which it should have come true.")
    explanation: Text | None = Field(None, description="What the sentence means, word by word if need be.")
    history: tuple[Former, ...] = Field((), description="The visions that held before, the newest first.")


class Mission(Part):
    """What the company does every day to get there."""

    statement: Text | None = Field(None, description="The mission in one sentence.")
    explanation: Text | None = Field(None, description="For whom, with what, and how it serves the vision.")
    history: tuple[Former, ...] = Field((), description="The missions that held before, the newest first.")


class Organization(Entity):
    """The company itself. There is one, so its fields stand right below the key.

    Vision and mission are the roof that every line of sight leads to.
    """

    kind: ClassVar = Kind(
        "organization",
        "organization",
        N_("Vision and mission"),
        "vision",
        N_("Where we want to be, what we do every day to get there, and what we leave to others."),
        shape="one",
    )

    vision: Vision | None = Field(None, description="Where the company wants to be.")
    mission: Mission | None = Field(None, description="What the company does every day to get there.")
    not_doing: Texts = Field((), description="What the company has decided not to do.")
    sectors: Texts = Field((), description="The sectors it works in.")
    capacity: CompanyCapacity | None = Field(None, description="What it can spend on its strategy in a year.")
    fiscal_year_start: Count | None = Field(
        None, ge=1, le=12, description="Month in which the financial year begins (1–12)."
    )
    timezone: Zone | None = Field(None, description="Time zone of the head office.", examples=["Europe/Lisbon"])
