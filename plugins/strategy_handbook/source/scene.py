"""A file at the point where YAML gave up on it: its lines, the place, and what the reader said."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

ODD_SPACES = "\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f\u2060\u3000\ufeff"
"""Blanks and invisible characters that come along with pasted text; to YAML they are letters."""

Loader = type[yaml.BaseLoader] | type[yaml.CBaseLoader]

MAX_LINE = 1_000

Place = tuple[int, int]
"""Line and column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known about an error.

    Attributes:
        lines: The lines of the file.
        line: Where the reader gave up.
        column: The same.
        problem: What it says about that.
        context: What it was doing, such as ``while parsing a flow sequence``.
        begun: Where the thing it was reading began, if it says so.
        quoted: The last text in quotes before that point: its beginning and its end.
    """

    lines: list[str]
    line: int
    column: int
    problem: str
    context: str
    begun: Place | None
    quoted: tuple[Place, Place] | None

    def text(self, line: int) -> str:
        """Look up a line; empty outside the file. Of an endless one the beginning must do: many patterns read it."""
        return self.lines[line][:MAX_LINE] if 0 <= line < len(self.lines) else ""

    def begins_value(self, place: Place) -> bool:
        """Whether a place is the first character after “key: ” or “- ”."""
        before = self.text(place[0])[: place[1]]
        return bool(re.search(r"(?:^\s*-|[:\[{,])\s+$|[\[{]$", before))


def scene_of(text: str, error: yaml.MarkedYAMLError, loader: Loader) -> Scene:
    """Set the scene of an error."""
    lines = lines_of(text)
    mark, began = error.problem_mark or error.context_mark, error.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and mark.line == line else 0
    begun = (began.line, began.column) if began and began.line < len(lines) else None
    return Scene(
        lines,
        line,
        column,
        error.problem or "",
        error.context or "",
        begun,
        _last_quoted(text, (line, column), loader),
    )


def _last_quoted(text: str, until: Place, loader: Loader) -> tuple[Place, Place] | None:
    last = None
    try:
        for token in yaml.scan(text, Loader=loader):
            start, end = token.start_mark, token.end_mark
            if (start.line, start.column) >= until:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                last = (start.line, start.column), (end.line, end.column)
    except yaml.YAMLError:
        pass  # the scanner meets the error that we are explaining
    return last


def lines_of(text: str) -> list[str]:
    """Split a file into lines as editors count them."""
    return re.split(r"\r\n|\r|\n", text)
