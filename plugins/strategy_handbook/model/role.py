"""Roles: what a person here is responsible for and may decide."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, One, Sight, To
from strategy_handbook.model.scalars import Text, Texts


class DecisionRight(Part):
    """Something the role decides without asking, up to a limit."""

    decision: Text = Field(description="What it decides.")
    limit: Text | None = Field(None, description="Up to where.")
    escalate_to: Annotated[One | None, To("roles")] = Field(None, description="The role to ask beyond that.")


class Role(Entity):
    """A role, not a person: people change, the role's part in the strategy stays."""

    kind: ClassVar = Kind("roles", "role", N_("Roles"), "roles",
                          N_("What each of us is responsible for, what we may decide, and how our work counts."))

    department: Annotated[One | None, To("departments")] = Field(None, description="The department it belongs to.")
    reports_to: Annotated[One | None, To("roles")] = Field(None, description="The role it reports to.")
    responsibilities: Texts = Field((), description="What it answers for.")
    contributes_to: Annotated[Links, To("goals", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="The goals it works for: goal → how, in a sentence.")
    decides: tuple[DecisionRight, ...] = Field((), description="What it decides, up to which limit, and whom it asks beyond.")
    skills: Texts = Field((), description="What one has to be good at.")
    cultures: Annotated[Links, To("cultures")] = Field((), description="The cultures it works in; by default those of its department.")
