"""A JSON Schema (draft 2020-12) of the strategy files, for editors: help, completion and marks while typing.

It is read off the field table, and offers the ids that exist now. Where it cannot judge it stays silent: an id that
does not exist, a date that is not in the calendar or a former id are for the checks, whose messages say more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from strategy_handbook.model import KINDS, Strategy
from strategy_handbook.model.base import Item
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.model.links import ID, KeysTo
from strategy_handbook.model.patterns import DAY, PATTERNS, scalar_of
from strategy_handbook.model.scalars import MOST

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT = ["string", "number", "boolean"]
"""What YAML may make of a text: ``title: 1984`` is one too."""

_SLUG = ID.pattern
_PAGE = r".+\.md(?:#.*)?"


def _written(pattern: str, advice: str, *types: str) -> Schema:
    """A scalar of some types; as a text it follows a pattern. Blank counts as absent everywhere.

    Editors that know ``patternErrorMessage`` give the advice instead of the pattern.
    """
    return {"type": ["string", *types, "null"], "pattern": f"^(?:{pattern})$", "patternErrorMessage": advice}


def _as_written(takes: str, *types: str) -> Schema:
    return _written(*PATTERNS[takes], *types)


SCALARS: Mapping[str, Schema] = {
    "text": {"type": [*_TEXT, "null"]},
    "web address": {"type": ["string", "null"]},
    "date": _as_written("date"),
    "day and time": _as_written("day and time"),
    "number": _as_written("number", "number"),
    "whole number": {**_as_written("whole number", "integer"), "minimum": 0, "maximum": MOST},
    "true or false": _as_written("true or false", "boolean"),
    "1, 2, 3, 4 or 5": {**_as_written("1, 2, 3, 4 or 5", "integer"), "minimum": 1, "maximum": 5},
    "time zone": _as_written("time zone"),
    "hours, from-to": _as_written("hours, from-to"),
    "recurrence rule": _as_written("recurrence rule"),
    "currency code": _as_written("currency code"),
    "account handle": _as_written("account handle"),
}
"""What a field takes, in the words of the field table → the schema of one such value."""


def json_schema(strategy: Strategy) -> str:
    """Write the schema as JSON, in ASCII so that it survives whatever encoding a pipe has.

    It is for programs and grows with the strategy, so it stands on one line.
    """
    return json.dumps(schema(strategy), separators=(",", ":")) + "\n"


def schema(strategy: Strategy) -> Schema:
    """The schema of a strategy file, with the ids of this strategy as completions."""
    titles = {model.kind.key: {item.id: item.name for item in strategy[model].values()} for model in KINDS}
    writer = _Writer(titles)
    return {
        "$schema": DIALECT,
        "title": "Strategy",
        "description": "A file of the strategy handbook: kinds, their ids, and the fields of each.",
        "type": "object",
        "properties": {model.kind.key: writer.kind(model) for model in KINDS},
        "additionalProperties": False,
        "$defs": {**_scalars(), **_links(titles), **writer.definitions},
    }


@dataclass
class _Writer:
    """Writes kinds and groups; what several places may refer to goes to the definitions.

    Attributes:
        titles: Plural key of each kind → its ids, with their titles.
        definitions: Schemas by name.
    """

    titles: Mapping[str, Mapping[str, str]]
    definitions: Schema = field(default_factory=dict)

    def kind(self, model: type[Item]) -> Schema:
        """What stands below a top-level key."""
        kind = model.kind
        self.definitions[kind.word] = {**self._group(field_table(model), kind.word), "type": "object"}
        about, fields = {"description": kind.purpose}, _ref(kind.word)
        if kind.shape == "one":
            return {**about, **fields}
        if kind.shape == "list":
            return {**about, "type": ["array", "null"], "items": fields}
        return {**about, **_mapping({_SLUG: fields})}

    def _group(self, rows: Iterable[FieldRow], name: str) -> Schema:
        """A group of these fields and no others."""
        rows = tuple(rows)
        required = [row.name for row in rows if row.required]
        return {
            "type": ["object", "null"],
            "properties": {row.name: self._field(row, f"{name}.{row.name}") for row in rows},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _field(self, row: FieldRow, name: str) -> Schema:
        return {
            "description": row.description,
            **({"examples": [row.example]} if row.example else {}),
            **({"type": ["object", "array"] if row.parts or row.many else _TEXT} if row.required else {}),
            **self._shape(row, name),
        }

    def _shape(self, row: FieldRow, name: str) -> Schema:
        """The schema of a field's value."""
        if isinstance(row.to, KeysTo):
            return self._keyed(row, row.to, name)
        if row.to is not None:
            single = "id or page" if row.to.kind == "*" else "id"
            manner = single if not row.many else "explained" if row.to.explained else "many"
            return _ref(_name(row.to.kind, manner))
        if row.parts:
            return _several(self._group(row.parts, name), row.many)
        if row.words:
            return _several(_word(row), row.many)
        if row.takes.startswith("date → "):
            return _mapping({DAY: _scalar(row)})
        if row.many == "list":
            return {"anyOf": [_scalar(row), {"type": "array", "items": _scalar(row)}]}
        return _several(_scalar(row), row.many)

    def _keyed(self, row: FieldRow, to: KeysTo, name: str) -> Schema:
        """A mapping whose keys are ids."""
        self.definitions[name] = self._group(row.parts, name) if row.parts else _scalar(row)
        known = {id_: {"description": title, **_ref(name)} for id_, title in self.titles[to.kind].items()}
        return {**_mapping({_SLUG: _ref(name)}), "properties": known}


def _several(one: Schema, many: str) -> Schema:
    """One value, a list of such values, or a mapping of labels to them."""
    if many == "list":
        return {"type": ["array", "null"], "items": one}
    return {"type": ["object", "null"], "additionalProperties": one} if many == "map" else one


def _mapping(patterns: Mapping[str, Schema]) -> Schema:
    """A mapping whose keys follow a pattern."""
    return {
        "type": ["object", "null"],
        "patternProperties": {f"^(?:{pattern})$": inner for pattern, inner in patterns.items()},
        "additionalProperties": False,
    }


def _word(row: FieldRow) -> Schema:
    """A fixed vocabulary, or nothing where the field may be blank."""
    words: Schema = {"enum": list(row.words)}
    return words if row.required else {"anyOf": [words, {"type": "null"}]}


def _scalar(row: FieldRow) -> Schema:
    """A scalar by what it takes; a new shape may be anything until it has its line in SCALARS."""
    takes = scalar_of(row)
    return _ref(_name(takes)) if takes in SCALARS else {}


def _scalars() -> Schema:
    return {_name(takes): shape for takes, shape in SCALARS.items()}


def _links(titles: Mapping[str, Mapping[str, str]]) -> Schema:
    """Links to each kind, and those to any kind as ``kind:id``; where these take one only, it may be a page."""
    links: Schema = {}
    for key, ids in titles.items():
        links |= _links_to(key, ids, _SLUG)
    anything = {f"{model.kind.word}:{id_}": title for model in KINDS if model.kind.shape != "list"
                for id_, title in titles[model.kind.key].items()}
    page = _written(_PAGE, "Write kind:id, or the path of a page such as culture.md.")
    either = {"anyOf": [_ref(_name("*", "id")), page]}
    return links | _links_to("*", anything, f"[a-z]+:{_SLUG}") | {_name("*", "id or page"): either}


def _links_to(key: str, titles: Mapping[str, str], pattern: str) -> Schema:
    """Links to a kind: one id, several, several with a sentence each.

    Args:
        key: Plural key of the kind, or ``*``.
        titles: The ids that exist, with the titles shown beside them.
        pattern: What an id looks like that is not among them (yet).
    """
    one, many, text = _name(key, "id"), _name(key, "many"), _ref("text")
    explained = {
        **_mapping({pattern: text}),
        "type": "object",
        "properties": {id_: {"description": title, **text} for id_, title in titles.items()},
    }
    return {
        one: {"anyOf": _offered(titles, pattern)},
        many: {"anyOf": [_ref(one), {"type": "array", "items": _ref(one)}]},
        _name(key, "explained"): {"anyOf": [_ref(many), explained]},
    }


def _offered(titles: Mapping[str, str], pattern: str) -> list[Schema]:
    """The ids there are, for completion; and any other, so that the check on links is the one to speak."""
    known = [{"enum": list(titles), "enumDescriptions": list(titles.values())}] if titles else []
    return [*known, _written(pattern, "Write an id, such as customer-satisfaction.", "integer")]


def _name(*words: str) -> str:
    """The name of a definition, safe in a reference: “goals-many”, “day-and-time”."""
    return "-".join(re.findall("[a-z0-9]+", " ".join(words).replace("*", "any")))


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
