"""Values: how people here decide when nobody is looking."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, To
from strategy_handbook.model.scalars import Text, Texts


class Behaviours(Part):
    """What a value looks like in practice."""

    do: Texts = Field((), description="What people do when they live the value.")
    avoid: Texts = Field((), description="What they do not do.")


class Value(Entity):
    """A value and the behaviours that show it."""

    kind: ClassVar = Kind(
        "values",
        "value",
        N_("Values"),
        "values",
        N_("How we decide when nobody is looking, and what that looks like on an ordinary day."),
    )

    statement: Text | None = Field(None, description="The value as a sentence about ourselves.")
    behaviours: Behaviours | None = Field(None, description="What it looks like in practice.")
    expressions: Annotated[Links, To("cultures", explained=True)] = Field(
        (), description="How the value shows in each culture: culture → a sentence."
    )
