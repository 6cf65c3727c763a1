"""Departments: who does the work, and what the strategy means for them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, One, To
from strategy_handbook.model.resources import Capacity
from strategy_handbook.model.scalars import Text


class Commitment(Part):
    """What a department does differently because of a theme."""

    theme: Annotated[One, To("themes")] = Field(description="The theme it serves.")
    do: Text = Field(description="What the department does.")
    instead_of: Text | None = Field(None, description="What it stops doing or does less.")
    because: Text | None = Field(None, description="Why that serves the theme.")


class Department(Entity):
    """A part of the company with a purpose of its own."""

    kind: ClassVar = Kind(
        "departments",
        "department",
        N_("Departments"),
        "departments",
        N_("Who we are, what each of us contributes, and what the strategy asks of us."),
    )

    purpose: Text | None = Field(None, description="What it is there for.")
    head: Annotated[One | None, To("roles")] = Field(None, description="The role that leads it.")
    parent: Annotated[One | None, To("departments")] = Field(None, description="The department it is part of.")
    contribution: Text | None = Field(None, description="Its part in the strategy, in a paragraph.")
    commitments: tuple[Commitment, ...] = Field(
        (), description="What it does, instead of what, because of which theme."
    )
    cultures: Annotated[Links, To("cultures")] = Field((), description="The cultures its people work in.")
    capacity: Capacity | None = Field(None, description="What it can spend on initiatives in a year.")
