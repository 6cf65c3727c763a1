"""The changes there can be: of items, of their fields, of what the checks find."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from strategy_handbook.findings import Finding
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.scalars import Word


@dataclass(frozen=True, slots=True)
class Named:
    """An item that a value names: its kind in the singular, its id now, and its title, which may be retold."""

    kind: str
    id: str
    title: str = field(compare=False)

    @property
    def ref(self) -> str:
        """``kind:id``."""
        return f"{self.kind}:{self.id}" if self.kind else self.id


Value = Named | str | dt.date | dt.time | Decimal | int
"""What a field can hold, one thing at a time; words of a vocabulary and true or false among them."""


class Sort(Word):
    """What can happen to an item as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


class How(Word):
    """What can happen to a field, or to one thing in a list."""

    SET = "set"
    CLEARED = "cleared"
    REPLACED = "replaced"
    MOVED = "moved"
    SHIFTED = "shifted"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What happened to a field.

    Attributes:
        path: The field and the way down into it, without positions: ``("vision", "statement")``.
        how: What happened.
        before: What it held, unless there was nothing.
        after: What it holds, unless there is nothing.
        about: The thing among several that it concerns: the metric of a target, the label of a link.
        material: Whether it changes what others rely on, and not only how it is told.
    """

    path: tuple[str, ...]
    how: How
    before: Value | None = None
    after: Value | None = None
    about: Value | None = None
    material: bool = True


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What happened to an item.

    Attributes:
        sort: What happened to it as a whole.
        before: The item as it was; None if it is new.
        after: The item as it is; None if it is gone.
        fields: What happened to its fields; empty for new and removed items.
        reconfirm: What depends on it and should be looked at again, each with the field that links the two.
    """

    sort: Sort
    before: Item | None
    after: Item | None
    fields: tuple[FieldChange, ...] = ()
    reconfirm: tuple[tuple[Item, str], ...] = ()

    @property
    def item(self) -> Item:
        """The item as it is, or was.

        Raises:
            ValueError: There is neither.
        """
        item = self.after or self.before
        if item is None:
            raise ValueError("a change is about an item")
        return item


@dataclass(frozen=True, slots=True)
class Comparison:
    """What lies between two strategies.

    Attributes:
        items: Changed items, kind by kind, in source order; removed ones after the others of their kind.
        news: Check-ins that came in, in the order of their days.
        new_findings: What the checks find now and did not before.
        resolved_findings: What they found before and no longer do.
        unreadable: Files that could not be read before, and now: the comparison may miss what they hold.
    """

    items: tuple[ItemChange, ...] = ()
    news: tuple[CheckIn, ...] = ()
    new_findings: tuple[Finding, ...] = ()
    resolved_findings: tuple[Finding, ...] = ()
    unreadable: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def __bool__(self) -> bool:
        return bool(self.items or self.news or self.new_findings or self.resolved_findings)
