"""Onboarding paths: what to read and do first, and in which order."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, One, To
from strategy_handbook.model.scalars import Text


class Step(Part):
    """One thing to read or do: exactly one of the two."""

    read: Annotated[One | None, To("*")] = Field(
        None, description="An entity as kind:id, or a handbook page such as culture.md."
    )
    do: Text | None = Field(None, description="Something to do.")
    note: Text | None = Field(None, description="What to look out for.")

    @model_validator(mode="after")
    def _one_of_two(self) -> Step:
        if bool(self.read) == bool(self.do):
            raise ValueError("takes either “read:” or “do:”, exactly one of them")
        return self


class Path(Entity):
    """Steps for new colleagues. Without departments, roles and cultures it is for everyone."""

    kind: ClassVar = Kind(
        "paths",
        "path",
        N_("Onboarding"),
        "onboarding",
        N_("What to read and do in the first day, week, month and quarter."),
    )

    for_departments: Annotated[Links, To("departments", narrows=True)] = Field(
        (), description="The departments it is for."
    )
    for_roles: Annotated[Links, To("roles", narrows=True)] = Field((), description="The roles it is for.")
    for_cultures: Annotated[Links, To("cultures", narrows=True)] = Field(
        (), description="The sites or teams it is for, by their cultures."
    )
    first_day: tuple[Step, ...] = Field((), description="Steps of the first day.")
    first_week: tuple[Step, ...] = Field((), description="Steps of the first week.")
    first_month: tuple[Step, ...] = Field((), description="Steps of the first month.")
    first_quarter: tuple[Step, ...] = Field((), description="Steps of the first quarter.")

    @property
    def is_for_everyone(self) -> bool:
        """Whether it names nobody in particular."""
        return not (self.for_departments or self.for_roles or self.for_cultures)
