"""What happened to the fields of an item, read off the field table: a new field needs nothing here."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from strategy_handbook.comparison.changes import FieldChange, How, Named, Value
from strategy_handbook.comparison.pairing import Pairs
from strategy_handbook.model.base import Item, Part
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.model.links import KeysTo, Link, To
from strategy_handbook.model.scalars import Word

TOLD = frozenset(("summary", "description", "tags", "links", "aliases", "review", "visibility",
                  "visibility_of", "waive", "handle", "observations"))
"""Fields that say how something is told or looked after; what depends on an item does not depend on them."""

PLACES = frozenset(("period", "parent", "department", "reports_to", "themes", "parents"))
"""Link fields that say where something belongs: it is moved there."""

LONG = 60
"""A longer text is reworded rather than changed from one to another."""

ALIKE = 0.5
"""Share of characters that two texts of a list have in common to be one text, reworded."""

Path = tuple[str, ...]


def field_changes(before: Item, after: Item, pairs: Pairs) -> tuple[FieldChange, ...]:
    """Everything that happened to the fields of an item; fields that could not be read are left out."""
    unknown = before.invalid_fields | after.invalid_fields
    reader = _Reader(pairs)
    return tuple(change for row in field_table(type(after)) if row.name not in unknown
                 for change in reader.row(row, getattr(before, row.attribute), getattr(after, row.attribute), (), None))


class _Reader:
    """Compares values of fields; links are compared by what they lead to, whatever its id was."""

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs

    def row(self, row: FieldRow, old: Any, new: Any, above: Path, about: Value | None) -> Iterator[FieldChange]:
        """What happened to one field."""
        path = (*above, row.name)
        if isinstance(row.to, KeysTo):
            was, now = self._keyed(old, row.to.kind, now=False), self._keyed(new, row.to.kind, now=True)
            yield from self._map(row, path, was, now)
        elif isinstance(row.to, To):
            yield from self._links(path, row.to, old, new, about)
        elif row.parts and row.many == "list":
            yield from self._parts(row, path, old, new)
        elif row.many == "map":
            yield from self._map(row, path, old, new)
        elif row.parts:
            yield from self._part(row, path, old, new, about)
        elif isinstance(new, tuple) or isinstance(old, tuple):
            yield from _texts(path, old or (), new or ())
        else:
            yield from _scalar(path, old, new, about)

    def _part(self, row: FieldRow, path: Path, old: Part | None, new: Part | None,
              about: Value | None) -> Iterator[FieldChange]:
        """A group of fields; one that comes or goes does so field by field."""
        for inner in row.parts:
            was, now = getattr(old, inner.attribute, None), getattr(new, inner.attribute, None)
            if was is not None or now is not None:
                empty: Any = {} if inner.many == "map" else ()
                several = isinstance(was, tuple | Mapping) or isinstance(now, tuple | Mapping)
                yield from self.row(inner, empty if several and was is None else was,
                                    empty if several and now is None else now, path, about)

    # -- links -----------------------------------------------------------------------------------------------

    def _name(self, to: To, id_: str, *, now: bool) -> Named:
        kind, _, id_ = id_.partition(":") if to.kind == "*" else (to.kind, "", id_)
        if to.kind == "*" and not id_:  # a page of the handbook rather than an item
            return Named("", kind, kind)
        return self._pairs.is_named(kind, id_) if now else self._pairs.was_named(kind, id_)

    def _keyed(self, values: Mapping[str, Any], kind: str, *, now: bool) -> dict[Named, Any]:
        return {self._name(To(kind), id_, now=now): value for id_, value in values.items()}

    def _links(self, path: Path, to: To, old: Any, new: Any, about: Value | None) -> Iterator[FieldChange]:
        was, now = self._named_links(to, old, now=False), self._named_links(to, new, now=True)
        gone, come = [name for name in was if name not in now], [name for name in now if name not in was]
        is_one = isinstance(old or new or "", str)
        if is_one or (len(gone) == len(come) == 1 and path[-1] in PLACES):
            yield from _moved(path, next(iter(gone), None), next(iter(come), None), about)
        else:
            yield from (FieldChange(path, How.REMOVED, before=name) for name in gone)
            yield from (FieldChange(path, How.ADDED, after=name) for name in come)
        for name in was:
            if name in now:
                yield from _scalar(path, was[name], now[name], name)

    def _named_links(self, to: To, value: Any, *, now: bool) -> dict[Named, str | None]:
        links = (Link(value),) if isinstance(value, str) else value or ()
        return {self._name(to, link.id, now=now): link.how for link in links}

    # -- several of a sort -----------------------------------------------------------------------------------

    def _map(self, row: FieldRow, path: Path, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[FieldChange]:
        material = path[0] not in TOLD
        for key, value in old.items():
            if key not in new:
                yield FieldChange(path, How.REMOVED, before=_summary(row, value), about=key, material=material)
        for key, value in new.items():
            if key not in old:
                yield FieldChange(path, How.ADDED, after=_summary(row, value), about=key, material=material)
            elif row.parts:
                yield from self._part(row, path, old[key], value, key)
            else:
                yield from _scalar(path, old[key], value, key)

    def _parts(self, row: FieldRow, path: Path, old: tuple[Part, ...], new: tuple[Part, ...]) -> Iterator[FieldChange]:
        """A list of groups, each known by its first field."""
        was, now = self._by_first(row, old, now=False), self._by_first(row, new, now=True)
        gone, come = [key for key in was if key not in now], [key for key in now if key not in was]
        same = _reworded([str(key[0]) for key in gone], [str(key[0]) for key in come])
        for key in gone:
            partner = same.get(str(key[0]))
            match = next((other for other in come if str(other[0]) == partner), None) if partner else None
            if match:
                come.remove(match)
                yield from self._part(row, path, was[key], now[match], match[0])
            else:
                yield FieldChange(path, How.REMOVED, before=key[0], material=path[0] not in TOLD)
        yield from (FieldChange(path, How.ADDED, after=key[0], material=path[0] not in TOLD) for key in come)
        for key in was:
            if key in now:
                yield from self._part(row, path, was[key], now[key], key[0])

    def _by_first(self, row: FieldRow, parts: tuple[Part, ...], *, now: bool) -> dict[tuple[Value, int], Part]:
        """Each group by the value of its first filled field, and a number where several have the same."""
        found: dict[tuple[Value, int], Part] = {}
        for part in parts:
            first, value = next((inner, value) for inner in row.parts if (value := getattr(part, inner.attribute)))
            name = value
            if isinstance(first.to, To) and isinstance(value, str):
                name = self._name(first.to, value, now=now)
            number = next(count for count in range(len(parts)) if (name, count) not in found)
            found[name, number] = part
        return found


def _moved(path: Path, old: Named | None, new: Named | None, about: Value | None) -> Iterator[FieldChange]:
    if old != new:
        both = How.MOVED if path[-1] in PLACES else How.REPLACED
        yield FieldChange(path, both if old and new else How.SET if new else How.CLEARED, old, new, about)


def _scalar(path: Path, old: Any, new: Any, about: Value | None) -> Iterator[FieldChange]:
    """One value that came, went or changed; the same words in other lines are the same text."""
    material = path[0] not in TOLD
    if old == new or (_is_text(old) and _is_text(new) and old.split() == new.split()):
        return
    if isinstance(old, bool) or isinstance(new, bool):  # always there: false unless it says true
        yield FieldChange(path, How.REPLACED, old, new, about, material)
    elif old is None or old == "":
        yield FieldChange(path, How.SET, None, _value(new), about, material)
    elif new is None or new == "":
        yield FieldChange(path, How.CLEARED, _value(old), None, about, material)
    elif _is_text(old) and (path[-1] != "title" or len(path) > 1) and max(len(old), len(new)) > LONG:
        yield FieldChange(path, How.REWORDED, old, new, about, material=False)
    elif isinstance(old, dt.date) and not isinstance(old, dt.datetime):
        yield FieldChange(path, How.SHIFTED, old, new, about, material)
    else:
        yield FieldChange(path, How.REPLACED, _value(old), _value(new), about, material)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Word)


def _value(value: Any) -> Value:
    return value if isinstance(value, str | dt.date | dt.time | Decimal | int) else str(value)


def _summary(row: FieldRow, value: Any) -> Value | None:
    """What to say about a value beside its key: the last number of a group such as a target, or the value."""
    if not row.parts:
        return _value(value)
    filled = [inner for part in row.parts if (inner := getattr(value, part.attribute)) is not None]
    return _value(filled[-1]) if filled else None


def _texts(path: Path, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[FieldChange]:
    """A list of texts, item by item."""
    material = path[0] not in TOLD
    gone, come = [text for text in old if text not in new], [text for text in new if text not in old]
    same = _reworded(gone, come)
    yield from (FieldChange(path, How.REWORDED, was, now, material=False) for was, now in same.items())
    yield from (FieldChange(path, How.REMOVED, before=text, material=material) for text in gone if text not in same)
    new_ones = [text for text in come if text not in same.values()]
    yield from (FieldChange(path, How.ADDED, after=text, material=material) for text in new_ones)
    if not gone and not come and old != new:
        yield FieldChange(path, How.REORDERED, material=False)


def _reworded(gone: list[str], come: list[str]) -> dict[str, str]:
    """The texts that became others, each matched with the nearest that is left."""
    left, found = list(come), {}
    for text in gone[:100]:
        if near := difflib.get_close_matches(text, left[:100], n=1, cutoff=ALIKE):
            found[text] = near[0]
            left.remove(near[0])
    return found
