"""The empty controls of a form, read off the field table; no kind has any of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from strategy_handbook.model import Item, find_kind
from strategy_handbook.model.fields import FieldRow, field_order, field_table
from strategy_handbook.model.links import KeysTo, To
from strategy_handbook.model.patterns import DAY, PATTERNS, scalar_of
from strategy_handbook.rendering.words import _, kind_word


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """A control or a group of them.

    Attributes:
        shape: ``leaf``, ``group``, ``list``, ``links`` (id → sentence, or ids), ``map`` or ``pair`` (a row of the two
            before).
        name: Its key in YAML; empty for a row.
        label: What readers call it; empty where a label above says it.
        help: One sentence.
        example: A value as written.
        required: Whether it must be filled once anything beside it is.
        input: For a leaf: ``area``, ``line``, ``date``, ``url``, ``select`` or ``pick``.
        typed: Whether a leaf holds an id, a word, a number or a date, which need no quotes.
        pattern: What a line looks like.
        advice: What to say when it does not.
        options: Of a select: value and words.
        choices: Of a pick: the plural key of the kind whose ids are offered, or ``*``.
        parts: The controls in it.
        blank: A new row.
    """

    shape: str
    name: str = ""
    label: str = ""
    help: str = ""
    example: str = ""
    required: bool = False
    input: str = ""
    typed: bool = False
    pattern: str = ""
    advice: str = ""
    options: tuple[tuple[str, str], ...] = ()
    choices: str = ""
    parts: tuple[Control, ...] = ()
    blank: Control | None = None


def label_of(name: str) -> str:
    """A field as readers call it; the template translates it."""
    return name.replace("_", " ").capitalize()


def controls(model: type[Item]) -> Control:
    """The controls of a kind, in the canonical order of its fields."""
    rows = {row.name: row for row in field_table(model)}
    return _group(rows[name] for name in field_order(model))


def _group(rows: Iterable[FieldRow]) -> Control:
    return Control("group", parts=tuple(_field(row) for row in rows))


def _field(row: FieldRow) -> Control:
    made = _shaped(row)
    return replace(made, name=row.name, label=label_of(row.name), help=row.description, required=row.required,
                   example=row.example if made.shape in ("leaf", "list") else "")


def _shaped(row: FieldRow) -> Control:
    if isinstance(row.to, KeysTo):
        return _pairs("map", row, _pick(To(row.to.kind)))
    if row.to is not None:
        return _pairs("links", row, _pick(row.to)) if row.many else _pick(row.to)
    if row.many == "list":
        return Control("list", blank=replace(_one(row), label=label_of(row.name)))
    return _pairs("map", row, _key_of(row)) if row.many == "map" else _one(row)


def _one(row: FieldRow) -> Control:
    """One value of a field, which may take several."""
    return _group(row.parts) if row.parts else _leaf(row)


def _pairs(shape: str, row: FieldRow, left: Control) -> Control:
    """A mapping as rows of two; links that explain nothing are rows of one."""
    parts = [replace(left, required=True)]
    if not isinstance(row.to, To):
        told = _one(row)
        parts.append(replace(told, label=_("Value"), required=True) if told.shape == "leaf" else told)
    elif row.to.explained:
        parts.append(Control("leaf", label=_("How, in a sentence"), input="area"))
    return Control(shape, blank=Control("pair", parts=tuple(parts)))


def _leaf(row: FieldRow) -> Control:
    """A control for one value of a field."""
    takes = scalar_of(row)
    if row.words:
        return Control("leaf", input="select", typed=True, options=tuple((word, label_of(word.replace("-", " ")))
                                                                         for word in row.words))
    if takes == "true or false":
        return Control("leaf", input="select", typed=True, options=(("true", _("Yes")), ("false", _("No"))))
    if re.match(r"[0-9], ", takes):
        return Control("leaf", input="select", typed=True,
                       options=tuple((digit, digit) for digit in re.findall("[0-9]", takes)))
    if takes in PATTERNS:
        written: Any = PATTERNS[takes]
        return Control("leaf", input="date" if takes == "date" else "line", pattern=written.pattern,
                       advice=written.advice, typed=takes in ("date", "number", "whole number"))
    if takes == "web address":
        return Control("leaf", input="url")
    return Control("leaf", input="line" if row.name == "title" or row.example else "area")


def _pick(to: To) -> Control:
    model = find_kind(to.kind)
    label = label_of(kind_word(model.kind.word)) if model else _("What")
    return Control("leaf", label=label, input="pick", typed=True, choices=to.kind)


def _key_of(row: FieldRow) -> Control:
    """The left side of a mapping: a date, or a label."""
    if row.takes.startswith("date → "):
        return Control("leaf", label=_("Date"), input="date", typed=True, pattern=DAY, advice=PATTERNS["date"].advice)
    return Control("leaf", label=_("Label"), input="line")
