"""What people wrote about an item in words: its own sentences, without numbers, dates, ids and upkeep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from strategy_handbook.model.base import Part
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.model.links import KeysTo

UPKEEP = frozenset(("title", "aliases", "links", "review", "waive"))
"""Fields that say nothing more: pages have titles of their own, and the rest is for those who edit."""


def sentences(part: Part) -> Iterator[str]:
    """Every text of an item or group but its title, field by field, with the sentences that explain its links."""
    for row in field_table(type(part)):
        value = getattr(part, row.attribute)
        if value and row.name not in UPKEEP:
            yield from _said(row, value)


def _said(row: FieldRow, value: Any) -> Iterator[str]:
    if row.parts:
        groups = value if row.many == "list" else value.values() if row.many == "map" else (value,)
        for group in groups:
            yield from sentences(group)
    elif row.to is not None:
        if not isinstance(row.to, KeysTo) and not isinstance(value, str):
            yield from (link.how for link in value if link.how)
    elif row.takes == "text":
        yield value
    elif row.takes == "text, or a list of texts":
        yield from value
