"""Tools: what we work with."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.links import Refs, To
from strategy_handbook.model.scalars import Text, Url


class Tool(Entity):
    """A system, machine or sheet that work is done with."""

    kind: ClassVar = Kind(
        "tools",
        "tool",
        N_("Tools"),
        "tools",
        N_("What we work with, what each is for, and where to find it."),
    )

    purpose: Text | None = Field(None, description="What it is for, and what it is not for.")
    used_by: Annotated[Refs, To("*", explained=True)] = Field(
        (),
        description="The roles and departments that use it, as kind:id. Roles that use it in a step of a process "
        "need not be named again.",
        examples=["department:sales"],
    )
    url: Url | None = Field(None, description="Where it is found.")
