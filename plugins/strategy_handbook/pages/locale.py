"""The locale of the handbook, for what is worded in Python rather than in a template."""

from __future__ import annotations

import functools

from babel import Locale

from strategy_handbook.pages.page import Book


def locale_of(book: Book) -> Locale:
    """The language and region that dates and numbers are written in."""
    return _parsed(book.settings.locale)


@functools.cache
def _parsed(locale: str) -> Locale:
    return Locale.parse(locale.replace("-", "_"))
