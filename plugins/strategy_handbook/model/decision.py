"""Decisions: what was decided, when, how and on what evidence, so that nobody has to guess why."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.links import Links, Refs, To
from strategy_handbook.model.scalars import Date, Text, Texts, Word, word


class Style(Word):
    """How a decision is made."""

    DIRECTIVE = "directive"
    CONSULT = "consult"
    CONSENSUS = "consensus"
    CONSENT = "consent"
    VOTE = "vote"


class Decision(Entity):
    """Something that was decided. It is never rewritten: a newer decision supersedes it."""

    kind: ClassVar = Kind(
        "decisions",
        "decision",
        N_("Decisions"),
        "decisions",
        N_("What we decided, when, how and on what evidence. What no longer holds says what took its place."),
    )

    date: Date = Field(description="The day it was decided.", examples=["2026-07-14"])
    style: Annotated[Style, word(Style)] | None = Field(
        None, description="How it was made: directive, consult, consensus, consent (nobody objected) or vote."
    )
    decided_by: Annotated[Links, To("roles")] = Field((), description="The roles that decided.")
    context: Text | None = Field(None, description="The situation, and why something had to be decided.")
    decision: Text | None = Field(None, description="What was decided, in a sentence or two.")
    alternatives: Texts = Field((), description="What else was on the table, and why it was not chosen.")
    evidence: Annotated[Links, To("metrics", explained=True)] = Field(
        (), description="The metrics it rests on: metric → what it showed."
    )
    affects: Annotated[Refs, To("*", explained=True)] = Field(
        (), description="What it changes, as goal:id, initiative:id, department:id or the like → how."
    )
    supersedes: Annotated[Links, To("decisions", explained=True)] = Field(
        (), description="The earlier decisions it takes the place of: decision → why."
    )
