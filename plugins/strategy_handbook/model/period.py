"""Periods: the stretches of time in which goals are set and closed."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.scalars import Date, Texts


class Period(Entity):
    """A stretch of time such as a year or a quarter. Once it has ended, its goals move to the archive."""

    kind: ClassVar = Kind(
        "periods",
        "period",
        N_("Periods"),
        "periods",
        N_("The stretches of time in which we set goals, close them, and write down what we learned."),
    )

    start: Date = Field(description="First day.", examples=["2026-01-01"])
    end: Date = Field(description="Last day.", examples=["2026-12-31"])
    learned: Texts = Field((), description="What we learned, written when the period ends.")
