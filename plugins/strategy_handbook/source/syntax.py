"""Compose one file with libyaml and make its mappings safe: bounded, without merges or repeated keys."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from strategy_handbook.findings import Location, Problem
from strategy_handbook.source.advice import advice_for
from strategy_handbook.source.document import Document

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML built without libyaml (some musl systems): slower, same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

MAX_DEPTH = 40
MAX_NODES = 400_000

Found = list[tuple[str, Problem]]


class _RefusedError(Exception):
    """The input is too deep or too large, or refers to itself."""

    def __init__(self, message: str, node: yaml.Node) -> None:
        super().__init__(message)
        self.mark = node.start_mark


def compose(path: str, file: Path, text: str) -> tuple[Document | None, Found]:
    """Turn the text of a file into a document, or into the problems that prevent it.

    An empty file gives neither a document nor a problem of syntax: it says so as ``empty-file``.
    """
    def problem(line: int, column: int, message: str) -> tuple[str, Problem]:
        return ("yaml-syntax", Problem(message, Location(path, line, column)))

    if depth_line := _too_deep(text):
        return None, [problem(depth_line, 1, f"this file is nested more than {MAX_DEPTH} levels deep. "
                                             "Strategy files need five or six; look for stray brackets or dashes.")]
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.reader.ReaderError as error:
        line, column = _line_column(text, error.position)
        return None, [problem(line, column, f"there is an invisible control character here (U+{_ordinal(error):04X}). "
                                            "Delete it and type the text again.")]
    except yaml.MarkedYAMLError as error:
        mark, message = advice_for(text, error)
        return None, [problem(mark[0], mark[1], message)]
    if root is None:
        return None, [("empty-file", Problem("this file is empty. Fill it or delete it.", Location(path, 1, 1)))]
    if not isinstance(root, yaml.MappingNode):
        return None, [problem(root.start_mark.line + 1, root.start_mark.column + 1,
                              "a strategy file begins with a kind, such as “goals:”, and not with "
                              + ("a list." if isinstance(root, yaml.SequenceNode) else "plain text."))]
    found: Found = []
    try:
        _Tidy(path, found).tidy(root)
    except _RefusedError as refused:
        return None, [problem(refused.mark.line + 1, refused.mark.column + 1, str(refused))]
    return Document(path, file, root), found


def _too_deep(text: str) -> int:
    """The line at which nesting passes the limit, or 0.

    libyaml composes by recursion, so depth is bounded before it starts. Few files hold enough brackets,
    dashes or spaces to be deep at all; only those pay for a pass over the events.
    """
    brackets = text.count("[") + text.count("{")
    if brackets <= MAX_DEPTH and not re.search(rf"(?m)^(?: {{{MAX_DEPTH},}}|(?:[ ]*[-?:][ ]+){{{MAX_DEPTH // 2},}})", text):
        return 0
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return int(event.start_mark.line) + 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return 0  # composing meets the same error, before that depth, and explains it
    return 0


def _line_column(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _ordinal(error: yaml.reader.ReaderError) -> int:
    character = error.character
    return character if isinstance(character, int) else ord(character)


class _Tidy:
    """Walk the nodes once: apply merge keys, drop repeated keys, refuse what cannot be published."""

    def __init__(self, path: str, found: Found) -> None:
        self.path = path
        self.found = found
        self.sizes: dict[int, int] = {}
        self.open: set[int] = set()

    def tidy(self, node: yaml.Node) -> int:
        """The number of nodes below and including this one, counting an alias as a copy.

        Raises:
            _RefusedError: The node contains itself, or stands for too many nodes (an alias bomb).
        """
        if isinstance(node, yaml.ScalarNode):
            if node.tag.startswith("tag:yaml.org,2002:python"):
                self.report("yaml-syntax", node, "a tag such as “!!python/…” is not allowed; write plain text.")
            return 1
        identity = id(node)
        if identity in self.sizes:
            return self.sizes[identity]
        if identity in self.open:
            raise _RefusedError("this value contains itself through an alias (“*”). Write it out instead.", node)
        self.open.add(identity)
        if isinstance(node, yaml.MappingNode):
            size = 1 + sum(self.tidy(value) for _, value in self.mapping(node))
        else:
            size = 1 + sum(self.tidy(value) for value in node.value)
        if size > MAX_NODES:
            raise _RefusedError(f"this value stands for more than {MAX_NODES:,} values once its aliases (“*”) are "
                           "followed. Write out what you mean.", node)
        self.open.discard(identity)
        self.sizes[identity] = size
        return size

    def mapping(self, node: yaml.MappingNode) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
        """The entries of a mapping after merges, each key once; the node is changed to hold just these."""
        entries: dict[str, tuple[yaml.ScalarNode, yaml.Node]] = {}
        merged: list[yaml.Node] = []
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report("yaml-syntax", key, "a key must be plain text, not a list or a mapping. "
                                                "If this is a [placeholder], put it in quotes.")
            elif key.value == "<<" and key.style is None:
                merged.extend(value.value if isinstance(value, yaml.SequenceNode) else [value])
            elif key.value in entries:
                first = entries[key.value][0].start_mark.line + 1
                self.report("duplicate-key", key, f"“{key.value}” stands here a second time (first on line {first}). "
                                                  "Keep one of them; the first was used.")
                self.tidy(value)
            else:
                entries[key.value] = (key, value)
        for base in merged:
            if not isinstance(base, yaml.MappingNode):
                self.report("yaml-syntax", base, "“<<” copies the fields of a mapping; this is not one.")
                continue
            self.tidy(base)
            for key, value in base.value:
                entries.setdefault(key.value, (key, value))
        node.value = list(entries.values())
        return node.value

    def report(self, check: str, node: yaml.Node, message: str) -> None:
        place = Location(self.path, node.start_mark.line + 1, node.start_mark.column + 1)
        self.found.append((check, Problem(message, place)))
