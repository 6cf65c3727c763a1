"""The lines of one entry in its file, and which of them each field takes: what is not edited stays as it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import yaml

from strategy_handbook.source.spans import chunks, content_end, entry_end, line_end, line_start, own_entries

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Reach:
    """Which lines a value takes, counted from 0; only whole lines count.

    Attributes:
        first: The first of the remarks above it.
        start: The line it begins on.
        end: The line it ends on.
        stop: The line after the remarks below it.
        trail: The remark behind it on its only line.
    """

    first: int
    start: int
    end: int
    stop: int
    trail: str = ""


@dataclass(frozen=True)
class Block:
    """The entries of a mapping or list that is written line by line.

    Attributes:
        head: The line at which its first entry begins.
        pad: How many blanks stand before each entry.
        reaches: Key or position → its lines.
    """

    head: int
    pad: int
    reaches: Mapping[str | int, Reach]


class FileLines:
    """The text of a file by lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def read(cls, file: Path) -> FileLines:
        """Those of a file on disk."""
        return cls(file.read_bytes().decode("utf-8-sig"))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def number(self, at: int) -> int:
        """The line of a position, counted from 0."""
        return bisect_right(self._starts, at) - 1

    def slice(self, first: int, stop: int) -> list[str]:
        """The lines from one to before another, without their breaks."""
        return [self.text[start:line_end(self.text, start)] for start in self._starts[first:stop]]

    def last_line(self, key: yaml.ScalarNode, value: yaml.Node) -> int:
        """The line an entry ends on, counted from 0; in a list it is its own key."""
        end = content_end(self.text, value) if key is value else entry_end(self.text, (key, value))
        return self.number(max(end, int(key.start_mark.index)))

    def shares_lines(self, key: yaml.ScalarNode, value: yaml.Node) -> bool:
        """Whether other things stand on the lines of an entry, so that no form may show or replace them."""
        end = max(entry_end(self.text, (key, value)), int(key.end_mark.index))
        behind = self.text[end:line_end(self.text, end)].lstrip(" ,]}")
        return bool(self._before(key).strip()) or bool(behind and not behind.startswith("#"))

    def block(self, above: yaml.Node, node: yaml.Node | None) -> Block | None:
        """The entries of a value that stands below its key or dash; None if it is written in another way.

        Args:
            above: The key; a value that stands before it is a copy made by an alias.
            node: The value.
        """
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return None
        if node.start_mark.index <= above.start_mark.index:
            return None
        reaches: dict[str | int, Reach] = {}
        if isinstance(node, yaml.MappingNode):
            reaches.update(self._fields(node))
        elif isinstance(node, yaml.SequenceNode):
            reaches.update(self._items(node))
        first = next(iter(reaches.values()), None)
        if first is None or first.start <= self.number(int(above.start_mark.index)):
            return None
        line = self.slice(first.start, first.start + 1)[0]
        return Block(first.first, len(line) - len(line.lstrip(" ")), reaches)

    def _fields(self, node: yaml.MappingNode) -> Iterator[tuple[str, Reach]]:
        entries = own_entries(node)
        if not entries or any(self._before(key).strip() for key, _ in entries):
            return
        for entry, (begin, finish) in zip(entries, chunks(self.text, entries), strict=True):
            key, value = entry
            end = entry_end(self.text, entry)
            simple = isinstance(value, yaml.ScalarNode) and value.style not in ("|", ">")
            trail = self.text[end:line_end(self.text, end)] if simple or getattr(value, "flow_style", False) else ""
            yield key.value, Reach(self.number(begin), self.number(int(key.start_mark.index)), self.number(end),
                                   self.number(finish) + 1, trail)

    def _items(self, node: yaml.SequenceNode) -> Iterator[tuple[int, Reach]]:
        inside = [item for item in node.value if node.start_mark.index <= item.start_mark.index <= node.end_mark.index]
        if len(inside) < len(node.value) or any(not re.fullmatch(r" *- +", self._before(item)) for item in inside):
            return
        lines = [(self.number(int(item.start_mark.index)), self.number(content_end(self.text, item)))
                 for item in inside]
        firsts = [lines[0][0], *(before[1] + 1 for before, _ in pairwise(lines))]
        for index, (first, (start, end)) in enumerate(zip(firsts, lines, strict=True)):
            yield index, Reach(first, start, end, end + 1)

    def _before(self, node: yaml.Node) -> str:
        at = int(node.start_mark.index)
        return self.text[line_start(self.text, at):at]
