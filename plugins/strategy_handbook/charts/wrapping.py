"""Text in lines for pictures made without a browser: the width of each character is estimated, rather too wide.

Readers' fonts differ. The estimate is that of a wide sans serif, so that a line fits into its box in all of them.
"""

from __future__ import annotations

import functools
import unicodedata

_NARROW = frozenset("iljtfrI.,;:'’‘|!()[]{}-/ “”\"")
_WIDE = frozenset("mwMWQ@%&—…")


@functools.cache
def _em(character: str) -> float:
    """The width of a character, in sizes of the font."""
    if character in _NARROW:
        return 0.38
    if character in _WIDE:
        return 0.95
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.05
    if category == "So":
        return 1.3
    return 0.72 if category == "Lu" else 0.6


@functools.lru_cache(maxsize=4096)  # pictures and sheets measure the same texts again and again
def width(text: str, size: float = 1.0) -> float:
    """How wide a text is at most, in the unit of the font's size."""
    return sum(map(_em, text)) * size


@functools.lru_cache(maxsize=4096)
def wrapped(text: str, limit: float, size: float = 1.0, at_most: int | None = None) -> tuple[str, ...]:
    """A text in lines no wider than a limit; a word that is too long is broken.

    Args:
        text: One sentence.
        limit: The width of a line, in the unit of the font's size.
        size: The size of the font.
        at_most: How many lines there may be; what does not fit is cut with “…”. By default nothing is cut.
    """
    lines = _lines(text, limit, size)
    if at_most is None or len(lines) <= at_most:
        return lines
    return (*lines[: at_most - 1], _cut(" ".join(lines[at_most - 1 :]), limit, size))


def _cut(rest: str, limit: float, size: float) -> str:
    while rest and width(rest + "…", size) > limit:
        rest = rest[:-1]
    return rest.rstrip() + "…"


def _lines(text: str, limit: float, size: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined, size) <= limit:
            line = joined
            continue
        if line:
            lines.append(line)
        pieces = _broken(word, limit, size)
        lines.extend(pieces[:-1])
        line = pieces[-1]
    return (*lines, line) if line else tuple(lines)


def _broken(word: str, limit: float, size: float) -> list[str]:
    """A word in pieces no wider than a limit; marks stay with the character they belong to."""
    pieces, piece, wide = [], "", 0.0
    for character in word:
        more = _em(character) * size
        if piece and more and wide + more > limit:
            pieces.append(piece)
            piece, wide = "", 0.0
        piece += character
        wide += more
    return [*pieces, piece]


def is_right_to_left(text: str) -> bool:
    """Whether a text begins with a letter that is written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
