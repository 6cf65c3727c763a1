"""Cut and paste text at the places of YAML nodes, so that everything around an edit stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from strategy_handbook.edits.store import Opened, RefusedError
from strategy_handbook.edits.written import entry_lines, flow, item_lines, key_text
from strategy_handbook.source.document import Plain, plain

Entry = tuple[yaml.ScalarNode, yaml.Node]


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


def own_entries(node: yaml.MappingNode) -> list[Entry]:
    """The entries written in a mapping itself, not those copied into it by ``<<``."""
    found = [entry for entry in node.value if _within(entry[0], node)]
    if node.flow_style:
        return found
    column = min((key.start_mark.column for key, _ in found), default=0)
    return [entry for entry in found if entry[0].start_mark.column == column]


def _within(inner: yaml.Node, outer: yaml.Node) -> bool:
    return bool(outer.start_mark.index <= inner.start_mark.index <= outer.end_mark.index)


def find_entry(node: yaml.Node | None, key: str) -> Entry | None:
    """The entry of a mapping with that key, if it is written there."""
    found = own_entries(node) if isinstance(node, yaml.MappingNode) else []
    return next((entry for entry in found if entry[0].value == key), None)


def line_end(text: str, at: int) -> int:
    """Where the line of a position ends, before its line break."""
    match = re.compile(r"\r?\n|\r|\Z").search(text, at)
    return match.start() if match else len(text)


def line_start(text: str, at: int) -> int:
    """Where the line of a position begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def content_end(text: str, node: yaml.Node) -> int:
    """Where what a node holds ends: before comments and blank lines, which libyaml counts in."""
    end = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode):
        if node.style not in ("|", ">"):
            return end
        if keeps_blank_lines(text, node):
            return len(text[:end].removesuffix("\n").removesuffix("\r"))
        return len(text[:end].rstrip())
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        return max((entry_end(text, entry) for entry in own_entries(node)), default=end)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return max((content_end(text, item) for item in node.value if _within(item, node)), default=end)
    return end


def keeps_blank_lines(text: str, node: yaml.ScalarNode) -> bool:
    """Whether blank lines after a block of text belong to it (``|+``)."""
    start = int(node.start_mark.index)
    return node.style in ("|", ">") and "+" in text[start : line_end(text, start)].partition(" #")[0]


def entry_end(text: str, entry: Entry) -> int:
    """Where an entry ends; one that is an alias ends with its line."""
    key, value = entry
    if value.start_mark.index < key.end_mark.index:
        return line_end(text, key.end_mark.index)
    return content_end(text, value)


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
        RefusedError: The mapping is an alias of another.
    """
    above, node = holder
    if isinstance(node, yaml.ScalarNode) and plain(node) is None:
        return _below_empty_key(opened, holder, key, value, spread)
    entries = own_entries(node) if isinstance(node, yaml.MappingNode) else []
    by_alias = node.start_mark.index < above.start_mark.index
    if not isinstance(node, yaml.MappingNode) or by_alias or not (entries or node.flow_style):
        raise RefusedError(f"“{above.value}” takes its fields from another place by an alias. Edit it by hand.")
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
        RefusedError: The whole file stands in braces.
    """
    text, newline = opened.text, opened.newline
    root = opened.root
    if root is not None and root.flow_style:
        raise RefusedError(f"{opened.path} stands in braces as a whole. Choose another file with “--file”.")
    lines = newline.join(entry_lines(key, value, 0, spread=2))
    if text and not text.endswith(("\n", "\r")):
        return Splice(len(text), len(text), newline + lines)
    return Splice(len(text), len(text), lines + newline)


def set_entry(opened: Opened, holder: yaml.MappingNode, entry: Entry, value: Plain) -> Splice:
    """Write what a field of a mapping holds anew."""
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
