"""Metrics: numbers that tell whether a goal is being reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.scalars import Every, Number, Takes, Text, Word, one_date, one_number, word


class Direction(Word):
    """Which way is good."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


def day_values(value: Any) -> dict[dt.date, Decimal]:
    """Date → number, in the order of the dates."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ValueError("must be lines of “date: value”, such as 2026-03-31: 81.5")
    read = {}
    for day, number in value.items():
        try:
            read[one_date(day)] = one_number(number)
        except ValueError as error:
            raise ValueError(f"at “{day}” {error}") from None
    return dict(sorted(read.items()))


class Metric(Entity):
    """A number that is observed again and again in the same way."""

    kind: ClassVar = Kind(
        "metrics",
        "metric",
        N_("Metrics"),
        "metrics",
        N_("The numbers that tell us whether we are getting there, and where they come from."),
    )

    definition: Text | None = Field(None, description="What exactly is counted, and how.")
    unit: Text | None = Field(
        None, description="The unit, as written after the number.", examples=["%", "days", "€ million"]
    )
    direction: Annotated[Direction, word(Direction)] = Field(
        Direction.INCREASE, description="Which way is good: increase, decrease or maintain."
    )
    source: Text | None = Field(None, description="Where the number comes from: a system, a survey, a report.")
    every: Every | None = Field(None, description="How often it is observed.")
    observations: Annotated[Mapping[dt.date, Number], BeforeValidator(day_values), Takes("date → number")] = Field(
        default_factory=dict, description="What was observed: date → value."
    )
