"""One YAML file as nodes that know their place, and the plain values they stand for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from strategy_handbook.findings import Location

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What a node means before the model types it: text, nothing, a list or a mapping."""

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    Attributes:
        path: Its path from the project folder.
        file: Where it lies.
        root: Its top mapping.
        values: How many values it stands for.
    """

    path: str
    file: Path
    root: yaml.MappingNode
    values: int

    def entries(self, node: yaml.MappingNode | None = None) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        """Go through the entries in file order: the key as text, the key's node, the value's."""
        for key, value in (node or self.root).value:
            yield key.value, key, value

    def location(self, node: yaml.Node) -> Location:
        """Say where a node begins."""
        mark = node.start_mark
        return Location(self.path, mark.line + 1, mark.column + 1)


class Abridged(yaml.MappingNode):
    """A group of fields of which some are left out, so that its lines in the file hold more."""


def plain(node: yaml.Node) -> Plain:
    """Give the value of a node, scalars as text: ``no`` stays ``no``, ``1.10`` stays ``1.10``."""
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.value in _NOTHING:
            return None
        return str(node.value)
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(value) for value in node.value]


def node_at(node: yaml.Node, path: Sequence[str | int], *, key: bool = False) -> yaml.Node:
    """Follow a path of keys and positions to a node, or to the last one on the way to it.

    Args:
        node: Where to start.
        path: Keys of mappings and positions in lists; a step that does not exist ends the walk.
        key: Give the node of the last key itself rather than of its value.
    """
    for index, step in enumerate(path):
        if isinstance(node, yaml.MappingNode):
            entry = entries_by_key(node).get(str(step))
            if entry is None:
                return node
            node = entry[0] if key and index == len(path) - 1 else entry[1]
        elif isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
            node = node.value[int(step)]
        else:
            return node
    return node


@functools.lru_cache(maxsize=64)
def entries_by_key(node: yaml.MappingNode) -> Mapping[str, tuple[yaml.ScalarNode, yaml.Node]]:
    """The entries of a mapping; who asks for one of many soon asks for the others."""
    return {key.value: (key, value) for key, value in reversed(node.value)}


@functools.lru_cache(maxsize=64)
def items_by_text(node: yaml.SequenceNode) -> Mapping[str, yaml.Node]:
    """The texts of a list, the first of equal ones."""
    return {item.value.strip(): item for item in reversed(node.value) if isinstance(item, yaml.ScalarNode)}


def texts(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every scalar below a node that stands for a value, in the order they are written."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(value for _, value in reversed(node.value))
        else:
            waiting.extend(reversed(node.value))
