"""Signals: changes in the world outside that may help or hurt the strategy."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.links import Refs, To
from strategy_handbook.model.scalars import Date, Text, Word, word


class SignalType(Word):
    """Where a change comes from."""

    TECHNOLOGY = "technology"
    GLOBALISATION = "globalisation"
    CUSTOMERS = "customers"
    GEOPOLITICS = "geopolitics"
    REGULATION = "regulation"
    OTHER = "other"


class Effect(Word):
    """What a change may do to us."""

    OPPORTUNITY = "opportunity"
    THREAT = "threat"


class Signal(Entity):
    """A change outside the company that somebody has noticed, what we make of it, and when we look again."""

    kind: ClassVar = Kind(
        "signals",
        "signal",
        N_("Signals"),
        "signals",
        N_("What is changing around us, whether it helps or hurts, what we do about it, and when we look again."),
    )

    type: Annotated[SignalType, word(SignalType)] = Field(SignalType.OTHER, description="Where the change comes from.")
    effect: Annotated[Effect, word(Effect)] | None = Field(None, description="An opportunity or a threat.")
    observed: Date | None = Field(None, description="The day somebody noticed it.")
    source: Text | None = Field(None, description="Where it was noticed: a law, a report, a customer, a supplier.")
    affects: Annotated[Refs, To("*", explained=True)] = Field(
        (), description="What it touches, as goal:id, theme:id, department:id or the like → how."
    )
    assessment: Text | None = Field(None, description="What it may mean for us, and how sure we are.")
    response: Text | None = Field(None, description="What we do about it, even if that is to wait.")
    next_look: Date | None = Field(None, description="The day we look at it again.")
    ended: Date | None = Field(None, description="The day it stopped mattering; from then on it is in the archive.")
