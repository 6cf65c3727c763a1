"""Numbers and days as readers write them. Babel takes its time, and pages repeat themselves: so each is made once."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal


def figure(value: Decimal | int, locale: Locale) -> str:
    """A number with all its digits."""
    return _figure(str(value), locale)  # not by value: 1.0 and 1.00 are equal, and written differently


@lru_cache(maxsize=4096)
def _figure(written: str, locale: Locale) -> str:
    return format_decimal(Decimal(written), locale=locale, decimal_quantization=False)


@lru_cache(maxsize=4096)
def named_day(day: dt.date, locale: Locale, style: str = "medium") -> str:
    """A day, in one of the lengths that every language has: ``short``, ``medium``, ``long`` or ``full``."""
    return str(format_date(day, style, locale=locale))


@lru_cache(maxsize=4096)
def part_of_day(day: dt.date, locale: Locale, skeleton: str) -> str:
    """What a skeleton asks of a day, such as ``yMMM``, in the order of the language."""
    return str(format_skeleton(skeleton, day, locale=locale))
