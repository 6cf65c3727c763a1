"""Compose one file with libyaml and make it safe: bounded, without merges or repeated keys."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from strategy_handbook.findings import Location, Problem
from strategy_handbook.source.advice import advice_for, odd_space_message
from strategy_handbook.source.document import Document, plain
from strategy_handbook.source.loader import (
    MAX_DEPTH,
    MAX_NODES,
    PLAIN,
    Loader,
    TooDeepError,
    TooManyError,
    compose_text,
)
from strategy_handbook.source.scene import ODD_SPACES, lines_of
from strategy_handbook.source.swallowed import Reading

MAX_TEXT = 20_000
"""Characters of one text: six pages. What is longer is a page of its own."""
MAX_LINES = 400
"""Lines, and as many square brackets: Python-Markdown recurses for some lines and looks ahead for every bracket."""
MAX_NAME = 200
"""Characters of the name of a field, an id or a label."""

_ODD_BREAKS = "\u0085\u2028\u2029"
"""YAML 1.1 counts these as ends of lines and editors do not: without them, line numbers agree."""

_UNREADABLE = re.compile("[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What libyaml refuses (YAML 1.1, section 5.1)."""

_INVISIBLE = re.compile(f"[{ODD_SPACES}]")

_SHORT = 100
"""Characters: shorter texts are a burden to nobody, so nothing of them is counted."""

Found = list[tuple[str, Problem]]


class _RefusedError(Exception):
    """The input is too deep or too large, or refers to itself."""

    def __init__(self, message: str, node: yaml.Node, before: str = "") -> None:
        super().__init__(message)
        self.line = node.start_mark.line + 1
        self.column = node.start_mark.column + 1 + len(before)


def compose(path: str, file: Path, text: str) -> tuple[Document | None, Found]:
    """Turn the text of a file into a document, or into the problems that prevent it.

    An empty file gives neither a document nor a problem of syntax: it says so as ``empty-file``.
    """

    def problem(line: int, column: int, message: str) -> tuple[str, Problem]:
        return ("yaml-syntax", Problem(message, Location(path, line, column)))

    printable = text.replace("\r", "").replace("\n", "").isprintable()  # so is most text, and it is soon known
    if not printable:
        for odd_break in _ODD_BREAKS:
            text = text.replace(odd_break, " ")
        if unreadable := _UNREADABLE.search(text):
            line, column = _line_column(text, unreadable.start())
            message = (
                f"there is an invisible control character here (U+{ord(unreadable[0]):04X}). "
                "Delete it; if you see nothing, delete the line and type it again."
            )
            return None, [problem(line, column, message)]
    try:
        root = compose_text(text)
        if root is None or (isinstance(root, yaml.ScalarNode) and plain(root) is None):
            empty = "this file is empty. Fill it or delete it."
            return None, [("empty-file", Problem(empty, Location(path, 1, 1)))]
        found: Found = []
        top = _mapping(root)
        values = _Tidy(path, text, found, printable=printable).tidy(top)
    except TooDeepError as error:
        message = (
            f"this file is nested more than {MAX_DEPTH} levels deep. Strategy files need five or "
            "six: look for stray brackets, dashes or spaces."
        )
        return None, [problem(error.line, 1, message)]
    except TooManyError as error:
        message = f"this file holds more than {MAX_NODES:,} keys and values. Split it into several files."
        return None, [problem(error.line, 1, message)]
    except yaml.MarkedYAMLError as error:
        (line, column), message = advice_for(text, error, Loader)
        return None, [problem(line, column, message)]
    except _RefusedError as refused:
        return None, [problem(refused.line, refused.column, str(refused))]
    return Document(path, file, top, values), found


def _mapping(root: yaml.Node) -> yaml.MappingNode:
    """Insist on a mapping at the top of a file.

    Raises:
        _RefusedError: It is not a mapping.
    """
    if isinstance(root, yaml.MappingNode):
        return root
    if isinstance(root, yaml.SequenceNode):
        raise _RefusedError(
            "a strategy file begins with a kind, such as “goals:”, and not with a list. "
            "Write the kind above the list and indent what is below it.",
            root,
        )
    raise _RefusedError(
        "a strategy file begins with a kind, such as “goals:”, and not with plain text. Write what "
        "this is about, then a colon; or put “# ” before it if it is only a remark.",
        root,
    )


def _line_column(text: str, position: int) -> tuple[int, int]:
    before = lines_of(text[:position])
    return len(before), len(before[-1]) + 1


class _Tidy:
    """Walks the nodes once: applies merges, drops repeated keys, refuses what cannot be read."""

    def __init__(self, path: str, text: str, found: Found, *, printable: bool) -> None:
        self.path = path
        self.reading = Reading(text)
        self.found = found
        self.printable = printable
        self.sizes: dict[int, int] = {}
        self.open: set[int] = set()
        self.copied = 0

    def tidy(self, node: yaml.Node) -> int:
        """Count the nodes from this one down, an alias as a copy.

        Raises:
            _RefusedError: The node contains itself, or stands for too many nodes (an alias bomb).
        """
        if node.tag is not PLAIN:
            self.tagged(node)
        if isinstance(node, yaml.ScalarNode):
            return self.text(node) if len(node.value) < _SHORT else self.sizes.get(id(node)) or self.long(node)
        identity = id(node)
        if identity in self.sizes:
            return self.sizes[identity]
        if identity in self.open:
            raise _RefusedError("this value contains itself through an alias (“*”). Write it out instead.", node)
        self.open.add(identity)
        size = 1
        for inner in self.mapping(node) if isinstance(node, yaml.MappingNode) else node.value:
            size += self.tidy(inner)
        if size > MAX_NODES:
            raise _RefusedError(
                f"this value stands for more than {MAX_NODES:,} values once its aliases (“*”) are "
                "followed. Write out what you mean.",
                node,
            )
        self.open.discard(identity)
        self.sizes[identity] = size
        return size

    def text(self, node: yaml.ScalarNode) -> int:
        """Say what is wrong with a text; it counts as one."""
        for check, line, column, message in self.reading.misread(node):
            self.found.append((check, Problem(message, Location(self.path, line, column))))
        return 1

    def long(self, node: yaml.ScalarNode) -> int:
        """The same for a long one, once however many aliases lead to it, and cut where it would be a burden.

        It counts as more than one, so that aliases cannot make a page of a text that is long already.
        """
        self.text(node)
        measured = ((len(node.value), "characters", MAX_TEXT), (node.value.count("\n") + 1, "lines", MAX_LINES),
                    (node.value.count("["), "square brackets", MAX_LINES))
        much = next((f"{many:,} {word}; at most {most:,}" for many, word, most in measured if many > most), None)
        if much:
            self.report("yaml-syntax", node, f"this text has {much} are read. Put it on a page of the handbook, "
                                             "and a link to that page here.")
            node.value = node.value[:_SHORT]
        self.sizes[id(node)] = size = 1 + len(node.value) // _SHORT
        return size

    def tagged(self, node: yaml.Node) -> None:
        """Say what is wrong with the tag of a node, if anything is."""
        if node.tag.startswith("tag:yaml.org,2002:python"):
            self.report(
                "yaml-syntax",
                node,
                "“!!python/…” asks for a program to be run, which never happens here. Delete it.",
            )

    def mapping(self, node: yaml.MappingNode) -> list[yaml.Node]:
        """Give the values of a mapping after merges, each key once, and leave just these entries in it.

        Raises:
            _RefusedError: A key holds blanks that look like indentation and are none.
        """
        entries: dict[str, tuple[yaml.ScalarNode, yaml.Node]] = {}
        merged: list[yaml.Node] = []
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report(
                    "yaml-syntax",
                    key,
                    "the name of a field must be plain text, without brackets or braces. "
                    "If they belong to it, put the whole name in quotes.",
                )
            elif len(key.value) > MAX_NAME:
                self.report("yaml-syntax", key, f"this name has {len(key.value):,} characters; at most {MAX_NAME} are "
                                                "read. Shorten it.")
            elif key.value == "<<" and not key.style:
                merged.extend(value.value if isinstance(value, yaml.SequenceNode) else [value])
            elif not self.printable and not key.style and (odd := _INVISIBLE.search(key.value)):
                raise _RefusedError(odd_space_message(odd[0]), key, key.value[: odd.start()])
            elif key.value in entries:
                first = entries[key.value][0].start_mark.line + 1
                fix = "Join the two, or rename one" if value.id != "scalar" else "Keep one of them"
                self.report(
                    "duplicate-key",
                    key,
                    f"“{key.value}” stands here a second time (first on line {first}). "
                    f"{fix}; until then only the first counts.",
                )
                self.tidy(value)
            else:
                entries[key.value] = (key, value)
        for base in merged:
            if not isinstance(base, yaml.MappingNode):
                self.report(
                    "yaml-syntax",
                    base,
                    "“<<” copies the fields of another group of fields, and this is none. "
                    "Delete the line, or write the fields out.",
                )
                continue
            self.copied += self.tidy(base)
            if self.copied > MAX_NODES:
                message = f"“<<” copies more than {MAX_NODES:,} values in this file. Write out what you mean."
                raise _RefusedError(message, base)
            for key, value in base.value:
                entries.setdefault(key.value, (key, value))
        node.value = list(entries.values())
        return [value for _, value in node.value]

    def report(self, check: str, node: yaml.Node, message: str) -> None:
        place = Location(self.path, node.start_mark.line + 1, node.start_mark.column + 1)
        self.found.append((check, Problem(message, place)))
