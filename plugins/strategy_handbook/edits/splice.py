"""Cut and paste text at the places of YAML nodes, so that everything around an edit stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from strategy_handbook.edits.store import Opened, RefusedError
from strategy_handbook.edits.written import entry_lines, flow, item_lines, key_text
from strategy_handbook.source.document import Plain, plain
from strategy_handbook.source.spans import Entry, content_end, entry_end, line_end, line_start, own_entries

_MARKED = re.compile(r"(?:^|[\s{,])\?[ \t]+$")
"""The sign before a key, at the end of what stands before the key in its line."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Replaces the text between two positions; both the same to insert."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with every splice applied; positions are those of the text as given."""
    parts, at = [], 0
    for splice in sorted(dict.fromkeys(splices), key=lambda one: (one.start, one.end)):
        if splice.start < at:
            raise RefusedError("two changes meet in one place. Make them one after the other.")
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])


def replaced(text: str, node: yaml.Node, old: str, new: str) -> Splice:
    """Replace a word at the end of a scalar, which keeps its quotes and anchors.

    Raises:
        RefusedError: The word is written with escapes.
    """
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    at = text.rfind(old, start, end)
    if at < 0:
        raise RefusedError(f"line {node.start_mark.line + 1} writes “{old}” with escapes. Write it out first.")
    return Splice(at, at + len(old), new)


def add_entry(
    opened: Opened, holder: Entry, key: str, value: Plain, *, after: Iterable[str] = (), spread: int = 0
) -> Splice:
    """Insert a field into what an entry holds.

    Args:
        opened: The file.
        holder: The key of the mapping, and the mapping.
        key: The new field.
        value: What it holds.
        after: Fields that stand before it; it follows the last of them that is there, or is the last of all.
        spread: How many levels of groups are never put on one line.

    Raises:
        RefusedError: The mapping is an alias of another, or its keys stand behind “?”.
    """
    above, node = holder
    if isinstance(node, yaml.ScalarNode) and plain(node) is None:
        return _below_empty_key(opened, holder, key, value, spread)
    entries = own_entries(node) if isinstance(node, yaml.MappingNode) else []
    by_alias = node.start_mark.index < above.start_mark.index
    if not isinstance(node, yaml.MappingNode) or by_alias or not (entries or node.flow_style):
        raise RefusedError(f"“{above.value}” takes its fields from another place by an alias. Edit it by hand.")
    if not node.flow_style:
        _refuse_marked(opened, [name for name, _ in entries] + [name for name, _ in node.value if name.value == key])
    wanted = set(after)
    last = entries[-1] if entries else None
    place = next((entry for entry in reversed(entries) if entry[0].value in wanted), last)
    if node.flow_style or place is None:
        return _into_braces(opened.text, node, place, f"{key_text(key)}: {flow(value)}")
    lines = entry_lines(key, value, entries[0][0].start_mark.column, spread=spread)
    if place is last and _parted(opened.text, entries):
        lines = ["", *lines]
    at = line_end(opened.text, entry_end(opened.text, place))
    return Splice(at, at, opened.newline + opened.newline.join(lines))


def _refuse_marked(opened: Opened, keys: Iterable[yaml.Node]) -> None:
    """A key behind “?” stands further in than the line it would be written as."""
    for key in keys:
        at = int(key.start_mark.index)
        if _MARKED.search(opened.text[line_start(opened.text, at) : at]):
            line = key.start_mark.line + 1
            raise RefusedError(f"{opened.path}, line {line}: “? {key.value}” is a way of writing a key that is not "
                               f"edited here. Write “{key.value}: …” first.")


def _below_empty_key(opened: Opened, holder: Entry, key: str, value: Plain, spread: int) -> Splice:
    above, node = holder
    if node.start_mark.index != node.end_mark.index:  # “~” or “null”
        raise RefusedError(f"“{above.value}:” must be empty first. Delete “{node.value}” behind it.")
    at = line_end(opened.text, above.end_mark.index)
    lines = entry_lines(key, value, above.start_mark.column + 2, spread=spread)
    return Splice(at, at, opened.newline + opened.newline.join(lines))


def _into_braces(text: str, node: yaml.Node, last: Entry | None, words: str) -> Splice:
    if last is None:
        at = text.index("{", node.start_mark.index) + 1
        return Splice(at, at, words)
    at = entry_end(text, last)
    return Splice(at, at, f", {words}")


def _parted(text: str, entries: list[Entry]) -> bool:
    """Whether the entries of a mapping are parted by blank lines."""
    if len(entries) < 2:
        return False
    between = text[entry_end(text, entries[-2]) : line_start(text, entries[-1][0].start_mark.index)]
    return re.search(r"\n[ \t]*\r?\n", between) is not None


def append_entry(opened: Opened, key: str, value: Plain) -> Splice:
    """Add a top-level key at the end of a file.

    Raises:
        RefusedError: The whole file stands in braces, or has the key behind “?”.
    """
    text, newline = opened.text, opened.newline
    root = opened.root
    _refuse_marked(opened, (name for name, _ in root.value if name.value == key) if root else ())
    if root is not None and root.flow_style:
        raise RefusedError(f"{opened.path} stands in braces as a whole. Choose another file with “--file”.")
    lines = newline.join(entry_lines(key, value, 0, spread=2))
    if text and not text.endswith(("\n", "\r")):
        return Splice(len(text), len(text), newline + lines)
    return Splice(len(text), len(text), lines + newline)


def set_entry(opened: Opened, holder: yaml.MappingNode, entry: Entry, value: Plain) -> Splice:
    """Write what a field of a mapping holds anew.

    Raises:
        RefusedError: Its key stands behind “?”.
    """
    _refuse_marked(opened, entry[:1])
    key, start, end = entry[0], int(entry[0].start_mark.index), entry_end(opened.text, entry)
    if holder.flow_style:
        return Splice(start, end, f"{key_text(key.value)}: {flow(value)}")
    lines = entry_lines(key.value, value, key.start_mark.column)
    return Splice(start, end, opened.newline.join(lines).lstrip(" "))


def add_item(opened: Opened, holder: yaml.MappingNode, entry: Entry, value: Plain) -> Splice:
    """Append an item to a list; a single text becomes a list of two."""
    node = entry[1]
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        held = plain(node)
        return set_entry(opened, holder, entry, [*([held] if held not in (None, []) else []), value])
    if node.flow_style:
        at = content_end(opened.text, node.value[-1])
        return Splice(at, at, f", {flow(value)}")
    at = line_end(opened.text, content_end(opened.text, node))
    lines = item_lines(value, node.start_mark.column)
    return Splice(at, at, opened.newline + opened.newline.join(lines))
