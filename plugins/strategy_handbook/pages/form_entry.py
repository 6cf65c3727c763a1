"""What the form of a kind shows of one of its entries: the lines it has in its file, the values, where each stands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import yaml

from strategy_handbook.model import Entity, Item
from strategy_handbook.pages.form_controls import Control, controls, label_of
from strategy_handbook.pages.form_lines import Block, FileLines
from strategy_handbook.pages.page import Book
from strategy_handbook.rendering.words import _
from strategy_handbook.source.document import plain

Told = dict[str, Any]
"""Ready for JSON: ``at`` (four lines, counted from the entry's first), ``trail``, ``head`` and ``pad`` say where
something stands; ``value``, ``rows``, ``parts`` or ``kept`` (left as it is written) what it holds."""

_TRUTHS = {**dict.fromkeys(("true", "yes", "on"), "true"), **dict.fromkeys(("false", "no", "off"), "false")}


def entries(book: Book) -> Iterator[tuple[str, Callable[[], Iterator[tuple[Entity, Told]]]]]:
    """Every file of the strategy, with what tells its entries that a form can edit and what their forms show."""
    blank = cache(controls)
    for file in book.strategy.files:
        yield file, partial(_of_file, book, file, blank)


def _of_file(book: Book, file: str, blank: Callable[[type[Item]], Control]) -> Iterator[tuple[Entity, Told]]:
    lines = None
    for item in book.strategy.written_in(file):
        if isinstance(item, Entity) and book.has_form(item):
            lines = lines or FileLines.read(item.nodes[0].file)
            yield item, _entry(book, item, blank(type(item)), lines)


def _entry(book: Book, item: Entity, blank: Control, file: FileLines) -> Told:
    _document, key, value = item.nodes
    first, column = key.start_mark.line, key.start_mark.column
    stop = file.last_line(key, value) + 1
    lines = file.slice(first, stop)
    place = item.place()
    return {
        "id": item.id, "title": item.name, "file": str(place.path), "first": first + 1, "last": stop, "column": column,
        "address": book.edit_url(place), "lines": lines, "name": lines[0].strip().partition(":")[0],
        "at": f"0 0 {stop - first - 1} {stop - first}",
        **_Written(file, first).group(blank, key, value),
    }


class _Written:
    """Tells what is written, along the empty controls of its kind.

    Args:
        lines: The file it stands in.
        first: The line the entry begins on, counted from 0.
    """

    def __init__(self, lines: FileLines, first: int) -> None:
        self._lines, self._first = lines, first

    def group(self, blank: Control, above: yaml.Node | None, node: yaml.Node) -> Told:
        """What is written of a group of fields, those that nobody knows among them."""
        block = self._block(above, node)
        known = {part.name: part for part in blank.parts}
        pairs = {key.value: (key, value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        return {**self._head(block), "parts": [self._field(known.get(name), block, key, value)
                                               for name, (key, value) in pairs.items()]}

    def _field(self, blank: Control | None, block: Block | None, key: yaml.ScalarNode, node: yaml.Node) -> Told:
        said = self._said(blank, key, node) if blank else None
        return self._placed(block, key.value, _kept(key.value, node) if said is None else {"name": key.value, **said})

    def _said(self, blank: Control, above: yaml.Node | None, node: yaml.Node) -> Told | None:
        """What a value says to its control; None if it is written in a way that the control cannot show."""
        if blank.input == "pick" and isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
            (node,) = node.value
        if _is_nothing(node):
            return {}
        if blank.shape == "group":
            return self.group(blank, above, node) if isinstance(node, yaml.MappingNode) else None
        if blank.blank is None:
            return {"value": _text(blank, node)} if isinstance(node, yaml.ScalarNode) else None
        if blank.shape == "list":
            return self._list(blank.blank, above, node)
        return self._pairs(blank.blank.parts, above, node, alone=blank.shape == "links")

    def _list(self, row: Control, above: yaml.Node | None, node: yaml.Node) -> Told | None:
        """The items of a list; one may stand alone."""
        if isinstance(node, yaml.MappingNode):
            return None
        block = self._block(above, node)
        said = [self._said(row, None, item) for item in _items(node)]
        rows = [self._placed(block, at, item) for at, item in enumerate(said) if item is not None]
        return {**self._head(block), "rows": rows} if len(rows) == len(said) else None

    def _pairs(self, row: tuple[Control, ...], above: yaml.Node | None, node: yaml.Node, *, alone: bool) -> Told | None:
        """A mapping as rows of two; links may also be a list, or stand ``alone``."""
        if isinstance(node, yaml.MappingNode):
            block, pairs = self._block(above, node), node.value
        elif alone:
            block, pairs = None, [(item, None) for item in _items(node)]
        else:
            return None
        said = [(key, self._pair(row, key, value)) for key, value in pairs]
        rows = [self._placed(block, key.value, pair) for key, pair in said if pair is not None]
        return {**self._head(block), "rows": rows} if len(rows) == len(said) else None

    def _pair(self, row: tuple[Control, ...], key: yaml.Node, node: yaml.Node | None) -> Told | None:
        if not isinstance(key, yaml.ScalarNode):
            return None
        parts: list[Told | None] = [{"value": key.value.strip()}]
        if node is not None and not _is_nothing(node):
            parts.append(self._said(row[1], None, node) if len(row) > 1 else None)
        return None if None in parts else {"parts": parts}

    def _block(self, above: yaml.Node | None, node: yaml.Node) -> Block | None:
        return self._lines.block(above, node) if above is not None else None

    def _head(self, block: Block | None) -> Told:
        return {"head": block.head - self._first, "pad": block.pad} if block else {}

    def _placed(self, block: Block | None, name: str | int, told: Told) -> Told:
        """The same with the lines it takes, if it has lines of its own."""
        if reach := block.reaches.get(name) if block else None:
            lines = (reach.first, reach.start, reach.end, reach.stop)
            told["at"] = " ".join([str(line - self._first) for line in lines])
            if reach.trail:
                told["trail"] = reach.trail
        return told


def _kept(key: str, node: yaml.Node) -> Told:
    """What the form leaves as it is written."""
    name = key if re.fullmatch(r"[A-Za-z][\w-]*", key) else json.dumps(key)
    return {"name": name, "kept": json.dumps(plain(node)), "label": _(label_of(key)) if key else ""}


def _text(blank: Control, node: yaml.ScalarNode) -> str:
    value = str(node.value).strip()
    return _TRUTHS.get(value.casefold(), value) if blank.options[:1] == (("true", _("Yes")),) else value


def _items(node: yaml.Node) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and plain(node) is None
