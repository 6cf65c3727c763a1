"""The field table of each kind, read off the models: the one source for validation help, reference and links."""

from __future__ import annotations

import datetime as dt
import functools
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import UnionType
from typing import Any

from strategy_handbook.model.base import Entity, Item, Part
from strategy_handbook.model.links import KeysTo, Link, To
from strategy_handbook.model.scalars import Takes, Word

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FieldRow:
    """One field as its users see it; there is one of each.

    Attributes:
        name: The key in YAML.
        attribute: The attribute in Python (differs only where the key is a Python keyword).
        takes: What to write, in words.
        required: Whether it must be there.
        description: One sentence.
        example: A value as written in YAML, or an empty text.
        words: The fixed vocabulary, if there is one.
        to: The link it makes, if it is one.
        parts: The fields of the group or groups it holds.
        many: Whether it holds a list (``list``) or mapping (``map``) of groups, or one (an empty text).
    """

    name: str
    attribute: str
    takes: str
    required: bool
    description: str
    example: str
    words: tuple[str, ...]
    to: To | KeysTo | None
    parts: tuple[FieldRow, ...]
    many: str


@functools.cache
def field_table(model: type[Part]) -> tuple[FieldRow, ...]:
    """The fields of a kind or of a group within it, in the order of its model: the title, its own, the common ones."""
    rows = []
    for attribute, info in sorted(model.model_fields.items(), key=lambda pair: _rank(model, pair[0])):
        to = next((mark for mark in info.metadata if isinstance(mark, To | KeysTo)), None)
        inner, many, marks = _unwrap(info.annotation)
        takes = _marked(info.metadata)
        plain = bool(takes or _marked(marks))
        parts = field_table(inner) if isinstance(inner, type) and issubclass(inner, Part) and not plain else ()
        vocabulary = tuple(str(word) for word in inner) if isinstance(inner, type) and issubclass(inner, Word) else ()
        rows.append(
            FieldRow(
                name=info.alias or attribute,
                attribute=attribute,
                takes=takes or _takes(inner, many, to, parts, _marked(marks)),
                required=info.is_required(),
                description=info.description or "",
                example=str((info.examples or [""])[0]),
                words=vocabulary,
                to=to,
                parts=parts,
                many=many,
            )
        )
    return tuple(rows)


FIRST = ("title", "summary", "description", "owner")
LAST = ("tags", "links", "aliases", "review", "visibility", "visibility_of", "waive")


def field_order(model: type[Item]) -> tuple[str, ...]:
    """The canonical order of fields: what it is and whose it is, then its own, then what is for upkeep."""
    names = [row.name for row in field_table(model)]
    own = [name for name in names if name not in (*FIRST, *LAST)]
    return (*(name for name in FIRST if name in names), *own, *(name for name in LAST if name in names))


def _rank(model: type[Part], attribute: str) -> int:
    """A kind's own fields and its title come first, then those of every entity, then those of every item."""
    if issubclass(model, Item) and attribute in Item.model_fields:
        return 2
    return int(issubclass(model, Entity) and attribute in Entity.model_fields and attribute != "title")


def _marked(marks: Iterable[Any]) -> str:
    return next((mark.words for mark in marks if isinstance(mark, Takes)), "")


def _unwrap(annotation: Any) -> tuple[Any, str, tuple[Any, ...]]:
    """The innermost type, whether it stood in a list or a mapping, and the marks met on the way."""
    many = ""
    marks: tuple[Any, ...] = ()
    while True:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            annotation, marks = arguments[0], (*marks, *arguments[1:])
        elif origin in (typing.Union, UnionType):
            annotation = next(argument for argument in arguments if argument is not type(None))
        elif origin is tuple:
            annotation, many = arguments[0], "list"
        elif origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
            annotation, many = arguments[1], "map"
        else:
            return annotation, many, marks


_SCALARS: dict[Any, str] = {
    str: "text",
    dt.date: "date",
    Decimal: "number",
    int: "whole number",
    bool: "true or false",
    dt.datetime: "day and time",
}


def _takes(inner: Any, many: str, to: To | KeysTo | None, parts: tuple[FieldRow, ...], words: str) -> str:
    if isinstance(to, KeysTo):
        return f"{to.kind} id → " + ("group of fields" if parts else _SCALARS.get(inner, "value"))
    if to is not None:
        target = "kind:id" if to.kind == "*" else f"id of {to.kind}"
        if inner is not Link:
            return target
        return f"{target}, a list, or → a sentence" if to.explained else f"{target}, or a list"
    if parts:
        return {"list": "list of groups", "map": "mapping of groups"}.get(many, "group of fields")
    if isinstance(inner, type) and issubclass(inner, Word):
        return "one of the words"
    one = words or _SCALARS.get(inner, "text")
    return {"list": "text, or a list of texts", "map": f"label → {one}"}.get(many, one)


@dataclass(frozen=True, slots=True)
class Mention:
    """A link as it was written: the path of its field, the kind and id it names, and its sentence.

    Attributes:
        is_key: Whether the path leads to a key that is the link, as in ``targets: {csat: …}``.
    """

    path: Path
    to: To
    kind: str
    id: str
    how: str | None
    is_key: bool = False

    @property
    def written(self) -> str:
        """The link as its field holds it: an id, or ``kind:id``."""
        return f"{self.kind}:{self.id}" if self.to.kind == "*" else self.id

    @property
    def where(self) -> str:
        """The field that holds the link, in words: ``themes``, ``decides › escalate_to``."""
        way = self.path[:-1] if self.is_key else self.path
        return " › ".join(step for step in way if isinstance(step, str))


@functools.cache
def _linking(model: type[Part]) -> tuple[FieldRow, ...]:
    """The fields that are links or hold groups with links."""
    return tuple(row for row in field_table(model) if row.to or (row.parts and _any_links(row.parts)))


def _any_links(rows: tuple[FieldRow, ...]) -> bool:
    return any(row.to or _any_links(row.parts) for row in rows)


def mentions(item: Item) -> Iterator[Mention]:
    """Every link that an item makes, in the order of its fields."""
    yield from _mentions(item, ())


def _mentions(part: Part, path: Path) -> Iterator[Mention]:
    for row in _linking(type(part)):
        value = getattr(part, row.attribute)
        if not value:
            continue
        here = (*path, row.name)
        if isinstance(row.to, KeysTo):
            to = To(row.to.kind)
            for key in value:
                yield Mention((*here, key), to, to.kind, key, None, is_key=True)
        elif row.to is not None:
            links = (Link(value),) if isinstance(value, str) else value
            for link in links:
                kind, _, id_ = link.id.partition(":") if row.to.kind == "*" else (row.to.kind, "", link.id)
                yield Mention(here, row.to, kind, id_, link.how)
        elif row.many == "list":
            for index, inner in enumerate(value):
                yield from _mentions(inner, (*here, index))
        elif row.many == "map":
            for key, inner in value.items():
                yield from _mentions(inner, (*here, key))
        else:
            yield from _mentions(value, here)
