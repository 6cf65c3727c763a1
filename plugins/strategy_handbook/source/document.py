"""One YAML file as nodes that know their place, and the plain values they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
            for key_node, value in node.value:
                if key_node.value == str(step):
                    node = key_node if key and index == len(path) - 1 else value
                    break
            else:
                return node
        elif isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
            node = node.value[int(step)]
        else:
            return node
    return node


def texts(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every scalar below a node that stands for a value, in the order they are written."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for inner in node.value:
            yield from texts(inner[1] if isinstance(inner, tuple) else inner)
