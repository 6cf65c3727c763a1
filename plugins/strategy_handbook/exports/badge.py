"""The health of the strategy as a badge: a small picture, and the numbers for shields.io to draw one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

from strategy_handbook.facts.coverage import coverages
from strategy_handbook.facts.health import Health, Level, health
from strategy_handbook.pages import Book
from strategy_handbook.pages.alignment import level_word
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _

COLOURS = {Level.WHOLE: "#1b7a43", Level.PATCHY: "#8a5300", Level.WEAK: "#b3261e", Level.UNKNOWN: "#5a6270"}
"""White text on each of them has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

_LETTER, _MARGIN = 6.4, 7
"""Pixels of an average letter at 11 pixels, and beside the words; ``textLength`` holds every font to it."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a badge says, left and right."""

    label: str
    message: str


def badge(book: Book, addresses: Addresses) -> str:  # noqa: ARG001 - every export takes the same
    """Draw the badge as SVG. It needs no font and no address but its own, and says in words what its colour says."""
    found = health(coverages(book.facts))
    words = words_of(found)
    left, right = (round(len(text) * _LETTER) + 2 * _MARGIN for text in (words.label, words.message))
    name = escape(f"{words.label}: {words.message}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" viewBox="0 0 {left + right} 20" '
        f'role="img" aria-label="{name}">\n'
        f"<title>{name}</title>\n"
        f'<path fill="#3d434d" d="M3 0h{left - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z"/>\n'
        f'<path fill="{COLOURS[found.level]}" d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{left}z"/>\n'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">\n'
        f"{_drawn(words.label, 0, left)}\n{_drawn(words.message, left, right)}\n"
        "</g>\n</svg>\n"
    )


def _drawn(text: str, start: int, width: int) -> str:
    return (
        f'<text x="{start + width / 2:g}" y="14" textLength="{width - 2 * _MARGIN}" '
        f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
    )


def shields(book: Book, addresses: Addresses) -> str:  # noqa: ARG001 - every export takes the same
    """Give what shields.io asks of an endpoint (https://shields.io/badges/endpoint-badge); it takes no other keys."""
    found = health(coverages(book.facts))
    words = words_of(found)
    content = {
        "schemaVersion": 1,
        "label": words.label,
        "message": words.message,
        "color": COLOURS[found.level].removeprefix("#"),
    }
    return json.dumps(content, indent=2) + "\n"


def words_of(found: Health) -> Words:
    """Say how healthy the strategy is: the number and what it means."""
    meaning = level_word(found.level)
    return Words(_("strategy health"), meaning if found.score is None else f"{found.score}/100 · {meaning}")
