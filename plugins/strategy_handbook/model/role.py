"""Roles: what a person here is responsible for and may decide."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, One, Sight, To
from strategy_handbook.model.scalars import Boolean, Takes, Text, Texts, one_text

_HANDLE = re.compile(r"@{1,2}[\w.-]+(?:/[\w.-]+)*|[^\s@]+@[^\s@]+\.[^\s@]+")


def one_handle(value: Any) -> str | None:
    """An account or team where the files are kept, as ``CODEOWNERS`` names it; blank text counts as absent."""
    text = one_text(value)
    if text and not _HANDLE.fullmatch(text):
        raise ValueError(f"is “{text}”, which is not an account handle. Write it in quotes and with its @, such as "
                         "\"@acme/sales-leads\"")
    return text or None


class DecisionRight(Part):
    """Something the role decides without asking, up to a limit."""

    decision: Text = Field(description="What it decides.")
    limit: Text | None = Field(None, description="Up to where.")
    escalate_to: Annotated[One | None, To("roles")] = Field(None, description="The role to ask beyond that.")


class Role(Entity):
    """A role, not a person: people change, the role's part in the strategy stays."""

    kind: ClassVar = Kind(
        "roles",
        "role",
        N_("Roles"),
        "roles",
        N_("What each of us is responsible for, what we may decide, and how our work counts."),
    )

    department: Annotated[One | None, To("departments")] = Field(None, description="The department it belongs to.")
    handle: Annotated[str | None, BeforeValidator(one_handle), Takes("account handle")] = Field(
        None,
        description="The team or account that is asked to review changes of what the role owns. Write it in quotes.",
        examples=["@acme/sales-leads"],
    )
    vacant: Boolean = Field(default=False, description="Whether nobody holds it at present.")
    reports_to: Annotated[One | None, To("roles")] = Field(None, description="The role it reports to.")
    responsibilities: Texts = Field((), description="What it answers for.")
    contributes_to: Annotated[Links, To("goals", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="The goals it works for: goal → how, in a sentence."
    )
    decides: tuple[DecisionRight, ...] = Field(
        (), description="What it decides, up to which limit, and whom it asks beyond."
    )
    skills: Texts = Field((), description="What one has to be good at.")
    cultures: Annotated[Links, To("cultures")] = Field(
        (), description="The cultures it works in; by default those of its department."
    )
