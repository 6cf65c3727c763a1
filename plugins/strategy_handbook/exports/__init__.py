"""What other programs read, published with the site.

To add an export: write a function that makes a text of a book in a file of this folder, and add its line to EXPORTS;
one that makes several files, whose names depend on the strategy, stands in FILES or, if an edit of one file of the
strategy should not make all of them again, in PARTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from strategy_handbook.exports.badge import badge, shields
from strategy_handbook.exports.calendars import calendars
from strategy_handbook.exports.feed import FEED, feed
from strategy_handbook.exports.form_entries import form_entries
from strategy_handbook.exports.health import health_json
from strategy_handbook.exports.json_schema import json_schema
from strategy_handbook.exports.matrices import coverage_csv, goals_csv, themes_csv
from strategy_handbook.exports.pick_lists import PICK_LISTS, pick_lists
from strategy_handbook.exports.responsibilities import decision_rights_csv, raci_csv
from strategy_handbook.exports.reviews import reviews_json
from strategy_handbook.pages import Book
from strategy_handbook.rendering import Addresses

__all__ = ["EXPORTS", "FILES", "PARTS", "json_schema"]

EXPORTS: Mapping[str, Callable[[Book, Addresses], str]] = {
    "schema.json": lambda book, _addresses: json_schema(book.strategy),
    "reviews.json": reviews_json,
    "health.json": health_json,
    "health.svg": badge,
    "health-shields.json": shields,
    FEED: feed,
    "matrix-themes.csv": themes_csv,
    "matrix-goals.csv": goals_csv,
    "coverage.csv": coverage_csv,
    "raci.csv": raci_csv,
    "decision-rights.csv": decision_rights_csv,
    PICK_LISTS: pick_lists,
}
"""File name in the site → what writes it."""

FILES: tuple[Callable[[Book, Addresses], Iterator[tuple[str, str]]], ...] = (calendars,)
"""What writes several files: their names in the site, and their texts."""

PARTS: tuple[Callable[[Book], Iterator[tuple[str, Callable[[], Iterator[tuple[str, str]]]]]], ...] = (form_entries,)
"""What writes several files part by part: a name for each part, and what writes its files."""
