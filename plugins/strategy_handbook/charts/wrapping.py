"""Text in pictures: SVG breaks no lines, so they are broken here, by the usual widths of letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_NARROW = frozenset("iljtfrI.,;:!|'’()[]/ ")
_WIDE = frozenset("mwMW@%—…")


def width(text: str) -> float:
    """About how wide a text is, in units of its font size, in a sans-serif face; rather too wide than too narrow."""
    return sum(_width(mark) for mark in text)


def _width(mark: str) -> float:
    if unicodedata.combining(mark):
        return 0.0
    if unicodedata.east_asian_width(mark) in "WF":
        return 1.05
    if mark in _NARROW:
        return 0.34
    if mark in _WIDE:
        return 0.92
    return 0.7 if mark.isupper() else 0.58


def wrapped(text: str, room: float, lines: int) -> tuple[str, ...]:
    """A text in so many lines at most, each as wide as the room allows; what does not fit is cut with “…”.

    Args:
        text: One sentence.
        room: The width of a line, in units of the font size.
        lines: How many lines there may be.
    """
    found: list[str] = []
    for word in text.split():
        for piece in _pieces(word, room):
            whole = f"{found[-1]} {piece}" if found else piece
            if found and width(whole) <= room:
                found[-1] = whole
            else:
                found.append(piece)
    return tuple(found) if len(found) <= lines else (*found[: lines - 1], _cut(found[lines - 1 :], room))


def _pieces(word: str, room: float) -> tuple[str, ...]:
    """A word that is longer than a line, in pieces that are not."""
    found = [""]
    for mark in word:
        if width(found[-1] + mark) > room:
            found.append("")
        found[-1] += mark
    return tuple(found)


def _cut(rest: Sequence[str], room: float) -> str:
    text = " ".join(rest)
    while text and width(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"
