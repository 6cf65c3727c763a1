"""Links from one entity to others: one id, a list of ids, or id → a sentence that says how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainValidator

from strategy_handbook.model.scalars import a_shape, one_text

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID_LENGTH = 80
RESERVED = frozenset(("index", "readme", "con", "prn", "aux", "nul",
                      *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))))
"""Names that MkDocs (index, readme) or Windows (the rest) would take for something else than a page."""


def is_id(text: str) -> bool:
    """Whether a text can be the name of a page, on every file system and as typed by hand.

    Ids have no capitals, so no two of them are the same file where capitals do not count.
    """
    return len(text) <= MAX_ID_LENGTH and text not in RESERVED and ID.fullmatch(text) is not None


class Sight(Enum):
    """The direction in which a link carries the line of sight to the vision."""

    SOURCE_TO_TARGET = "the holder of the link serves its target"
    TARGET_TO_SOURCE = "the target of the link serves its holder"


@dataclass(frozen=True, slots=True)
class To:
    """Marks a field as links to one kind (named by its plural key), or to any (``*``) as ``kind:id``.

    Attributes:
        kind: Plural key of the kind, or ``*``.
        sight: Whether the link is part of the line of sight, and which way.
        explained: Whether the field takes id → sentence.
        narrows: Whether the field says who it is for, and everyone is meant without it.
    """

    kind: str
    sight: Sight | None = None
    explained: bool = False
    narrows: bool = False


@dataclass(frozen=True, slots=True)
class KeysTo:
    """Marks a mapping whose keys are ids of a kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """An id as it stands in a link field, with its sentence if one is given."""

    id: str
    how: str | None = None


class Ref(NamedTuple):
    """The name of an entity everywhere outside its own kind: written ``goal:customer-satisfaction``."""

    kind: str
    """The kind's word in the singular: ``goal``."""
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def one_id(value: Any) -> str:
    """An id as text; whether it exists is for a check to say."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, list | dict):
        fix = " Keep one of them." if isinstance(value, list) else ""
        raise ValueError(f"takes one id, not {a_shape(value)}.{fix}")
    return one_text(value)


def many_links(value: Any) -> tuple[Link, ...]:
    """One id, a list of ids, or a mapping id → sentence, as links in the order they are written."""
    if value is None:
        return ()
    if isinstance(value, dict):
        return tuple(Link(one_text(key), one_text(how) or None) for key, how in value.items())
    if isinstance(value, list | tuple):
        for item in value:
            if isinstance(item, dict | list):
                raise ValueError("takes a list of ids. To say how, drop the dashes and write “id: a sentence”")
        return tuple(Link(text) for text in map(one_text, value) if text)
    return tuple(Link(text) for text in [one_text(value)] if text)


def any_refs(value: Any) -> tuple[Link, ...]:
    """Like :func:`many_links`, with ids written ``kind:id``."""
    links = many_links(value)
    for link in links:
        if ":" not in link.id:
            raise ValueError(f"names “{link.id}” without its kind. Write it as kind:id, such as goal:{link.id}")
    return links


One = Annotated[str, BeforeValidator(one_id)]
"""The id of one entity; add ``To(kind)``."""

Links = Annotated[tuple[Link, ...], PlainValidator(many_links)]
"""Ids of any number of entities; add ``To(kind)``."""

Refs = Annotated[tuple[Link, ...], PlainValidator(any_refs)]
"""``kind:id`` of any number of entities; add ``To("*")``."""
