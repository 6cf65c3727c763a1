"""Find text that YAML reads without complaint, but not as the person meant who wrote it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import yaml

from strategy_handbook.source.scene import lines_of

_SIGNS = re.compile(r"[\s\[{,][&!]| #\w")
_WHOLE = re.compile(r"[0-9][0-9.,:/%-]*")
"""A number or a date: nobody goes on after it with a “#”."""
_ANCHOR = re.compile(r"&([\w-]+)")
_ALIAS = re.compile(r"\*([\w-]+)")
_NEAR = 200
"""Characters of a line that are looked at behind a place: lines can be endless."""
_BULLETS = "•‣·–—"

Misread = tuple[str, int, int, str]
"""The check that reports it, line and column from 1, and the message."""


class Reading:
    """The text of a file, to be compared with what YAML makes of it.

    Almost every text passes on a look at its value; only the others are compared with the file.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] = []
        self._signs = any(sign in text for sign in "&!#") and _SIGNS.search(text) is not None

    def misread(self, node: yaml.ScalarNode) -> Iterable[Misread]:
        """Say what a text has lost or gained on its way through YAML."""
        if self._signs:
            return (*self._run_together(node), *self._sign(node), *self._remark(node))
        return self._run_together(node)

    @functools.cached_property
    def _aliases(self) -> frozenset[str]:
        """What the file refers to by ``*name``."""
        return frozenset(_ALIAS.findall(self._text))

    def _line(self, number: int) -> str:
        self._lines = self._lines or lines_of(self._text)
        return self._lines[number] if number < len(self._lines) else ""

    def _run_together(self, node: yaml.ScalarNode) -> Iterable[Misread]:
        """Items of a list that are out of line are read as one long text."""
        return () if node.style or not (" -" in node.value or node.value[:1] in _BULLETS) else self._items(node)

    def _items(self, node: yaml.ScalarNode) -> Iterator[Misread]:
        """A dash at the beginning of one line can also be a dash in a text that goes on there."""
        first, column = node.start_mark.line, node.start_mark.column
        before, begins = self._line(first)[:column], self._line(first)[column : column + 1]
        items = []
        for number in range(first + 1, node.end_mark.line + 1):
            bare = self._line(number).lstrip()
            if bare.startswith("- ") or (bare[:1] == begins and begins in f"-{_BULLETS}"):
                items.append((number + 1, len(self._line(number)) - len(bare) + 1))
        in_list = before.rstrip().endswith("-") or begins in f"-{_BULLETS}"
        if len(items) > 1 or (items and in_list):
            yield (
                "swallowed-text",
                *items[0],
                (
                    "this looks like an item of a list, but YAML reads it as part of the text in "
                    f"line {first + 1}. Begin each item with a dash and a space (“- ”), all of them "
                    "after the same number of spaces."
                ),
            )

    def _sign(self, node: yaml.ScalarNode) -> Iterator[Misread]:
        """``&word`` names a value and ``!word`` its type; neither is part of the text."""
        mark = node.start_mark
        rest = self._line(mark.line)[mark.column : mark.column + _NEAR]
        if rest[:1] not in ("&", "!") or rest.startswith("!!"):
            return
        word = rest.split()[0]
        if (anchor := _ANCHOR.match(word)) and anchor[1] in self._aliases:
            return
        yield (
            "swallowed-text",
            mark.line + 1,
            mark.column + 1,
            (
                f"“{word}” is not part of the text: at its beginning, YAML reads “{word[0]}” as a sign "
                "of its own. Put the whole text in quotes."
            ),
        )

    def _remark(self, node: yaml.ScalarNode) -> Iterator[Misread]:
        """“Become #1” ends before the “#”."""
        mark = node.end_mark
        rest = self._line(mark.line)[mark.column : mark.column + _NEAR]
        if node.style or _WHOLE.fullmatch(node.value) or not (match := re.match(r"\s+(#\w\S*)", rest)):
            return
        yield (
            "swallowed-text",
            mark.line + 1,
            mark.column + match.start(1) + 1,
            (
                f"the text ends before “{match[1]}”: after a blank, YAML reads “#” as the beginning of "
                "a remark that nobody will see. Put the whole text in quotes; if it is a remark, write "
                "a space after the “#”."
            ),
        )
