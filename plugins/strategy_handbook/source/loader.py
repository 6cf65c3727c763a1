"""libyaml as we use it: nodes with their places, every scalar as text, and no deeper than anyone writes."""

from __future__ import annotations

import yaml

try:
    from yaml import CBaseLoader as _Base
except ImportError:  # PyYAML built without libyaml (some musl systems): slower, same result
    from yaml import BaseLoader as _Base  # type: ignore[assignment]

MAX_DEPTH = 40
MAX_NODES = 200_000
"""Of one file: a file of the largest size that is read holds fewer unless it is made of crumbs."""

PLAIN = "plain"
"""The tag of a node for which the file names none."""


class TooDeepError(yaml.YAMLError):
    """Something is nested more than ``MAX_DEPTH`` levels deep; it begins on this line, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is nested more than {MAX_DEPTH} levels deep")
        self.line = line


class TooManyError(yaml.YAMLError):
    """There are more than ``MAX_NODES`` keys and values up to this line, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"there are more than {MAX_NODES} keys and values up to line {line}")
        self.line = line


class Loader(_Base):
    """Composes nodes, and stops where they nest too deeply or are too many: libyaml composes by recursion.

    PyYAML asks the three methods below about each node in turn; for text without types and without the paths that
    PyYAML resolves by, most of what they did is not needed.
    """

    depth = 0
    nodes = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002
        """A node begins, inside ``current_node``.

        Raises:
            TooDeepError: Its parent is too deep already.
            TooManyError: There were as many as may be.
        """
        if self.depth > MAX_DEPTH and current_node is not None:
            raise TooDeepError(current_node.start_mark.line + 1)
        if self.nodes > MAX_NODES and current_node is not None:
            raise TooManyError(current_node.start_mark.line + 1)
        self.depth += 1
        self.nodes += 1

    def ascend_resolver(self) -> None:
        """A node ends."""
        self.depth -= 1

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002
        """Every node without a tag is what it looks like; the model gives it its type."""
        return PLAIN


def compose_text(text: str) -> yaml.Node | None:
    """The nodes of a piece of YAML, as they are; None when there is nothing in it.

    Raises:
        yaml.YAMLError: It is not YAML, or is nested too deeply.
    """
    return yaml.compose(text, Loader=Loader)
