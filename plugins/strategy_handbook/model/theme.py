"""Themes: the few directions in which the company chooses to move."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.scalars import Text, Texts, Word, word


class Priority(Word):
    """How much room there is for new ideas."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DecisionGuide(Part):
    """Helps people choose without asking."""

    when: Text = Field(description="The situation.")
    choose: Text = Field(description="What to choose in it.")
    over: Text | None = Field(None, description="What would also be good, and comes second.")
    example: Text | None = Field(None, description="A case from daily work.")


class Innovation(Part):
    """What kind of ideas the theme needs."""

    priority: Annotated[Priority, word(Priority)] | None = Field(
        None, description="How much room there is for new ideas."
    )
    focus_question: Text | None = Field(None, description="The question that ideas should answer.")


class Theme(Entity):
    """A direction the company has chosen; goals make it concrete."""

    kind: ClassVar = Kind(
        "themes",
        "theme",
        N_("Themes"),
        "themes",
        N_("The few directions we have chosen. Every goal belongs to one of them."),
    )

    intent: Text | None = Field(None, description="What should be different because of this theme.")
    differentiator: Text | None = Field(None, description="Why customers would choose us for it.")
    guardrails: Texts = Field((), description="Limits that hold while we pursue it.")
    not_doing: Texts = Field((), description="What we leave out on purpose.")
    decision_guides: tuple[DecisionGuide, ...] = Field((), description="Rules of thumb: when …, choose … over ….")
    innovation: Innovation | None = Field(None, description="What kind of ideas it needs.")
