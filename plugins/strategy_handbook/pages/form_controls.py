"""The controls of a form, read off the field table; no kind has any of its own."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from strategy_handbook.model import find_kind
from strategy_handbook.model.fields import FieldRow
from strategy_handbook.model.links import KeysTo, To
from strategy_handbook.model.patterns import DAY, PATTERNS, scalar_of
from strategy_handbook.pages.form_lines import Block, FileLines, Reach
from strategy_handbook.rendering.words import _, kind_word
from strategy_handbook.source.document import plain

_TRUTHS = {**dict.fromkeys(("true", "yes", "on"), "true"), **dict.fromkeys(("false", "no", "off"), "false")}


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """A control or a group of them.

    Attributes:
        shape: ``leaf``, ``group``, ``list``, ``links`` (id → sentence, or ids), ``map``, ``pair`` (a row of the two
            before) or ``kept`` (left as it is written).
        name: Its key in YAML; empty for a row.
        label: What readers call it; empty where a label above says it.
        help: One sentence.
        example: A value as written.
        required: Whether it must be filled once anything beside it is.
        value: What it holds now.
        input: For a leaf: ``area``, ``line``, ``date``, ``url``, ``select`` or ``pick``.
        typed: Whether a leaf holds an id, a word, a number or a date, which need no quotes.
        pattern: What a line looks like.
        advice: What to say when it does not.
        options: Of a select: value and words.
        choices: Of a pick: the plural key of the kind whose ids are offered, or ``*``.
        parts: The controls in it.
        blank: A new row.
        reach: The lines it takes.
        block: Where its parts stand, if each has lines of its own.
        unwritten: Whether nothing of it is written, so that it looks the same in every form.
    """

    shape: str
    name: str = ""
    label: str = ""
    help: str = ""
    example: str = ""
    required: bool = False
    value: str = ""
    input: str = ""
    typed: bool = False
    pattern: str = ""
    advice: str = ""
    options: tuple[tuple[str, str], ...] = ()
    choices: str = ""
    parts: tuple[Control, ...] = ()
    blank: Control | None = None
    reach: Reach | None = None
    block: Block | None = None
    unwritten: bool = False


def label_of(name: str) -> str:
    """A field as readers call it; the template translates it."""
    return name.replace("_", " ").capitalize()


Blanks = Callable[[FieldRow], Control]


def blanks() -> Blanks:
    """Gives the control of a field that is not written: one of each, whatever number of forms shows it."""
    empty: Controls

    @functools.cache
    def blank(row: FieldRow) -> Control:
        return replace(empty.filled(row, None, None, None), unwritten=True)

    empty = Controls(blank)
    return blank


class Controls:
    """Makes controls for the fields of an entry.

    Args:
        blank: Gives the control of a field that is not written.
        lines: The file the entry stands in; None for a new one.
        first: The line the entry begins on, counted from 0.
    """

    def __init__(self, blank: Blanks, lines: FileLines | None = None, first: int = 0) -> None:
        self._blank, self._lines, self._first = blank, lines, first

    def group(self, rows: Iterable[FieldRow], above: yaml.Node | None, node: yaml.Node | None) -> Control:
        """The controls of a group of fields: those of the table, then what else is written."""
        block = self._block(above, node)
        entries = {key.value: (key, value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        rows = tuple(rows)
        parts = [self.field(row, *entries.get(row.name, (None, None)), _reach(block, row.name)) for row in rows]
        known = {row.name for row in rows}
        parts += [_kept(key, label_of(key), value, _reach(block, key)) for key, (_key, value) in entries.items()
                  if key not in known]
        return Control("group", parts=tuple(parts), block=block)

    def field(self, row: FieldRow, key: yaml.Node | None, node: yaml.Node | None, reach: Reach | None) -> Control:
        """The control of a field, with what it holds."""
        return self._blank(row) if node is None and reach is None else self.filled(row, key, node, reach)

    def filled(self, row: FieldRow, key: yaml.Node | None, node: yaml.Node | None, reach: Reach | None) -> Control:
        """The control of a field made anew."""
        label = label_of(row.name)
        if node is not None and plain(node) is None:
            node = None
        made = self._shaped(row, label, key, node)
        if made is None:
            return _kept(row.name, label, node, reach)
        return replace(made, name=row.name, label=label, help=row.description, required=row.required, reach=reach,
                       example=row.example if made.shape in ("leaf", "list") else "")

    def _shaped(self, row: FieldRow, label: str, key: yaml.Node | None, node: yaml.Node | None) -> Control | None:
        """A control of the shape that the field has; None if what is written has another."""
        if isinstance(row.to, KeysTo):
            return self._pairs("map", row, _pick(To(row.to.kind)), key, node)
        if row.to is not None and row.many:
            return self._pairs("links", row, _pick(row.to), key, node)
        if row.to is not None:
            if isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
                node = node.value[0]
            return _filled(_pick(row.to), node)
        if row.many == "list":
            return self._list(row, label, key, node)
        if row.many == "map":
            return self._pairs("map", row, _key_of(row), key, node)
        if row.parts:
            return self.group(row.parts, key, node) if node is None or isinstance(node, yaml.MappingNode) else None
        return _filled(_leaf(row), node)

    def _one(self, row: FieldRow, node: yaml.Node | None) -> Control | None:
        """One value of a field that takes several."""
        if not row.parts:
            return _filled(_leaf(row), node)
        if node is not None and plain(node) is None:
            node = None
        return self.group(row.parts, None, node) if node is None or isinstance(node, yaml.MappingNode) else None

    def _list(self, row: FieldRow, label: str, key: yaml.Node | None, node: yaml.Node | None) -> Control | None:
        if isinstance(node, yaml.MappingNode) or (row.parts and isinstance(node, yaml.ScalarNode)):
            return None
        block = self._block(key, node)
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node] if node is not None else []
        items = [self._one(row, inner) for inner in nodes]
        if any(item is None for item in items):
            return None
        blank = self._one(row, None)
        rows = tuple(replace(item, label=label, reach=_reach(block, index))
                     for index, item in enumerate(items) if item)
        return Control("list", parts=rows, block=block, blank=replace(blank, label=label) if blank else None)

    def _pairs(self, shape: str, row: FieldRow, left: Control, key: yaml.Node | None,
               node: yaml.Node | None) -> Control | None:
        """A mapping as rows of two; links may also be a list or stand alone."""
        block = self._block(key, node) if isinstance(node, yaml.MappingNode) else None
        right = None if shape == "links" and not (row.to and getattr(row.to, "explained", False)) else row
        found: list[Control | None] = []
        if isinstance(node, yaml.MappingNode):
            found = [self._pair(left, right, one, value, _reach(block, one.value)) for one, value in node.value]
        elif node is not None and shape == "links":
            alone = node.value if isinstance(node, yaml.SequenceNode) else [node]
            found = [self._pair(left, right, one, None, None) if isinstance(one, yaml.ScalarNode) else None
                     for one in alone]
        elif node is not None:
            return None
        if any(one is None for one in found):
            return None
        return Control(shape, parts=tuple(one for one in found if one), block=block,
                       blank=self._pair(left, right, None, None, None))

    def _pair(self, left: Control, row: FieldRow | None, key: yaml.Node | None, node: yaml.Node | None,
              reach: Reach | None) -> Control | None:
        name = replace(left, value=str(key.value).strip() if key is not None else "", required=True)
        if row is None:
            return Control("pair", parts=(name,), reach=reach) if node is None or plain(node) is None else None
        told: Control | None
        if isinstance(row.to, To):
            told = _filled(Control("leaf", label=_("How, in a sentence"), input="area"), node)
        else:
            told = self._one(row, node)
            if told is not None and told.shape == "leaf":
                told = replace(told, label=_("Value"), required=True)
        return Control("pair", parts=(name, told), reach=reach) if told else None

    def _block(self, above: yaml.Node | None, node: yaml.Node | None) -> Block | None:
        block = self._lines.block(above, node) if self._lines and above is not None else None
        return block.counted_from(self._first) if block else None


def _reach(block: Block | None, name: str | int) -> Reach | None:
    return block.reaches.get(name) if block else None


def _kept(key: str, label: str, node: yaml.Node | None, reach: Reach | None) -> Control:
    name = key if re.fullmatch(r"[A-Za-z][\w-]*", key) else json.dumps(key)
    return Control("kept", name, label, value=json.dumps(plain(node)) if node is not None else "null", reach=reach)


def _filled(leaf: Control, node: yaml.Node | None) -> Control | None:
    """A leaf with a value; a control that could not show this value gives way to one that can."""
    if node is None or plain(node) is None:
        return leaf
    if not isinstance(node, yaml.ScalarNode):
        return None
    value = str(node.value).strip()
    if leaf.input == "date" and not re.fullmatch(DAY, value):
        leaf = replace(leaf, input="line")
    if leaf.input == "select":
        value = _TRUTHS.get(value.casefold(), value) if ("true", _("Yes")) in leaf.options else value
        if value not in (option for option, _words in leaf.options):
            leaf = replace(leaf, options=(*leaf.options, (value, value)))
    if leaf.input in ("line", "url", "pick") and "\n" in value:
        leaf = replace(leaf, input="area")
    return replace(leaf, value=value)


def _leaf(row: FieldRow) -> Control:
    """An empty control for one value of a field."""
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
