"""Where things stand in the text of a file: lines, and how far a value, a field and the remarks above it reach."""

from __future__ import annotations

import re
from itertools import pairwise

import yaml

_LINE_END = re.compile(r"\r?\n|\r|\Z")
_WRITTEN = re.compile(r"(?<=[\r\n])[ \t]*[^\s#][^\r\n]*")
"""A line that is neither blank nor a comment."""

Entry = tuple[yaml.ScalarNode, yaml.Node]


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
    match = _LINE_END.search(text, at)
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
        read = max((entry_end(text, entry) for entry in own_entries(node)), default=end)
        left_out = [match.end() for match in _WRITTEN.finditer(text, line_end(text, read), end)]  # repeated keys, “<<”
        return max([read, *left_out])
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


def chunks(text: str, entries: list[Entry]) -> list[tuple[int, int]]:
    """From where to where each field reaches, with the comments above it; the last line break is left out."""
    starts = []
    first = int(entries[0][0].start_mark.index)
    begin = line_start(text, first)
    starts.append(first if text[begin:first].strip() else begin)
    for before, (key, _) in pairwise(entries):
        floor, at = line_end(text, entry_end(text, before)), line_start(text, key.start_mark.index)
        while at > floor:
            above = line_start(text, at - 1 - (text[at - 2 : at] == "\r\n"))
            line = text[above:at]
            beside = line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) == key.start_mark.column
            if above <= floor or not (beside or not line.strip()):
                break
            at = above
        starts.append(at)
    ends = [at - (2 if text[at - 2 : at] == "\r\n" else 1) for at in starts[1:]]
    return list(zip(starts, [*ends, line_end(text, entry_end(text, entries[-1]))], strict=True))
