"""Lessons: habits of other sectors that we have learned from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.links import Refs, To
from strategy_handbook.model.scalars import Date, Text, Word, word


class Sector(Word):
    """Whom we learn from."""

    TECHNOLOGY = "technology"
    HEALTHCARE = "healthcare"
    MANUFACTURING = "manufacturing"
    SERVICE = "service"
    OTHER = "other"


class Lesson(Entity):
    """What another sector does well, what we take from it, and where we do it."""

    kind: ClassVar = Kind(
        "lessons",
        "lesson",
        N_("Lessons from other sectors"),
        "lessons",
        N_("What others do better than we do, what we take from it, and where it is already daily work."),
    )

    sector: Annotated[Sector, word(Sector)] = Field(
        Sector.OTHER, description="Whom we learn from: agility, rigour, lean work or customer focus, for example."
    )
    practice: Text | None = Field(None, description="What they do.")
    lesson: Text | None = Field(None, description="What we take from it.")
    source: Text | None = Field(None, description="Where we saw it: a visit, a book, a colleague who worked there.")
    learned: Date | None = Field(None, description="The day we brought it home.")
    adopted_in: Annotated[Refs, To("*", explained=True)] = Field(
        (), description="Where it is daily work, as process:id, initiative:id or department:id → how."
    )
