"""What work takes and what there is for it: money and days."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from strategy_handbook.model.base import Part
from strategy_handbook.model.scalars import Number, Takes, Texts, one_text


def one_currency(value: Any) -> str:
    """A currency by its three letters (ISO 4217): ``EUR``."""
    text = one_text(value).upper()
    if not re.fullmatch("[A-Z]{3}", text):
        raise ValueError(f"is “{text}”, which is not the code of a currency. Write three letters, such as EUR")
    return text


class Resources(Part):
    """What an initiative takes."""

    budget: Number | None = Field(None, description="Money, in the company's currency.")
    person_days: Number | None = Field(None, description="Days of work.")
    skills: Texts = Field((), description="What somebody who works on it must be good at, worded as roles word it.")


class Capacity(Part):
    """What a department can spend on initiatives in a year."""

    budget: Number | None = Field(None, description="Money for initiatives, in the company's currency.")
    person_days: Number | None = Field(None, description="Days of work for initiatives.")


class CompanyCapacity(Capacity):
    """What the company can spend on its strategy in a year, and in which currency all money is written."""

    currency: Annotated[str, BeforeValidator(one_currency), Takes("currency code")] | None = Field(
        None, description="The currency of all budgets, by its three letters.", examples=["EUR"]
    )
