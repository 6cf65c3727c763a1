"""Challenges: what stands in the way, and what we do about it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.links import Refs, To
from strategy_handbook.model.scalars import Date, Scale, Text, Word, word


class ChallengeType(Word):
    """What sort of obstacle it is."""

    RESOURCES = "resources"
    EXPERTISE = "expertise"
    RESISTANCE = "resistance"
    SILOS = "silos"
    OTHER = "other"


class Plan(Word):
    """How what is missing is to be had."""

    HIRE = "hire"
    TRAIN = "train"
    PARTNER = "partner"
    OUTSOURCE = "outsource"


class Challenge(Entity):
    """Something that stands in the way of the strategy and does not go away by itself."""

    kind: ClassVar = Kind(
        "challenges",
        "challenge",
        N_("Challenges"),
        "challenges",
        N_("What stands in our way, what it holds up, and what we do about it."),
    )

    type: Annotated[ChallengeType, word(ChallengeType)] | None = Field(
        None, description="What is the matter: resources, expertise, resistance, silos or other."
    )
    severity: Scale | None = Field(None, description="How much it holds up, 1 (a nuisance) to 5 (a goal may fail).")
    affects: Annotated[Refs, To("*", explained=True)] = Field(
        (), description="What it holds up, as kind:id → how.", examples=["goal:customer-satisfaction"]
    )
    mitigation: Text | None = Field(None, description="What we do about it.")
    plan: Annotated[Plan, word(Plan)] | None = Field(
        None, description="How what is missing is to be had: hire, train, partner or outsource."
    )
    overcome: Date | None = Field(None, description="The day it was overcome; leave it out while it is not.")
