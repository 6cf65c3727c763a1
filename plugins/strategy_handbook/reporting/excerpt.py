"""The line that a finding is about, with its place underlined."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path

from strategy_handbook.findings import Location
from strategy_handbook.reporting.context import cells, visible
from strategy_handbook.source.reader import MAX_FILE_BYTES

_WHOLE = re.compile(r"""\s+|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
"""Blanks, and what stands between quotation marks."""

_GUTTER = 7
_ENDLESS = 2_000
_MARGIN = 24
"""How much of a long line is shown before the place."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line and its underlining, cut to fit."""

    number: int
    line: str
    before: int
    length: int

    @property
    def gutter(self) -> str:
        """The line number, and room for it on the next line."""
        return f"{self.number:>{_GUTTER - 2}} "


@dataclass(slots=True)
class Excerpts:
    """Looks lines up; each file is read once.

    Attributes:
        root: The folder that paths begin at.
        width: Columns there are for a line with its number.
    """

    root: Path
    width: int
    _files: dict[str, list[str]] = field(default_factory=dict)

    def at(self, place: Location) -> Excerpt | None:
        """Look up the line of a place; None where there is nothing to see."""
        if place.path not in self._files:
            self._files[place.path] = _lines(self.root / place.path)
        lines = self._files[place.path]
        if place.line > len(lines) or not lines[place.line - 1].strip():
            return None
        line = lines[place.line - 1].rstrip()
        start = min(place.column - 1, len(line))
        if len(line) > _ENDLESS:  # the way to the place would be measured again for each finding
            skipped = max(start - _MARGIN, 0)
            line, start = f"…{line[skipped : skipped + _ENDLESS]}", start - skipped + 1
        end = extent(line, start)
        return self._cut(place.line, line, start, end)

    def _cut(self, number: int, line: str, start: int, end: int) -> Excerpt:
        room = max(self.width - _GUTTER - 2, 20)
        line = visible(line)
        if cells(line) > room:
            if cells(line[:end]) > room - 1:
                first = min(max(start - _MARGIN, 0), len(line))
                line, start, end = f"…{line[first:]}", start - first + 1, end - first + 1
            if cells(line) > room:
                kept = room - 1
                while cells(line[:kept]) > room - 1:
                    kept -= 1
                line, end = f"{line[:kept]}…", min(end, kept)
        length = cells(line[start:end]) or 1
        return Excerpt(number, line, cells(line[:start]), length)


def extent(line: str, start: int) -> int:
    """Where the key or value ends that begins at a place of a line of YAML."""
    rest = line[start:]
    if whole := _WHOLE.match(rest):
        return start + whole.end()
    if rest[:1] in ("[", "{"):
        return start + _bracketed(rest)
    before = line[:start]
    in_brackets = any(before.count(a) > before.count(b) for a, b in ("[]", "{}"))
    ends = r":(?=\s|$)|\s#|[,\]}]" if in_brackets else r":(?=\s|$)|\s#"
    text = re.split(ends, rest, maxsplit=1)[0].rstrip()
    return start + max(len(text), 1)


def _bracketed(rest: str) -> int:
    """Measure a list or group in brackets; the bracket alone if it is not closed here."""
    depth = 0
    for index, character in enumerate(rest):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return index + 1
    return 1


def _lines(file: Path) -> list[str]:
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_FILE_BYTES:
            return []  # the finding says so; a pipe would never end, and a link may lead to what nobody should see
        raw = file.read_bytes()
    except OSError:
        return []
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw[:64].count(0) >= 16:
        return []  # in another encoding, which the finding says
    return re.split(r"\r\n|\r|\n", raw.decode("utf-8-sig", "replace"))
