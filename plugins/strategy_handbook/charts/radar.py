"""Things around a centre: sectors say what sort they are, rings say how soon they matter, the centre is now."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_HALF, _RADIUS = 200.0, 168.0
"""Half the side of the picture and the outermost ring, in its own units; words at the rim need the rest."""

_CORE = 26.0
"""Nothing lies nearer to the centre, where sectors are too narrow to be told apart."""

_ROW = 21.0
"""The least distance between two blips."""


@dataclass(frozen=True, slots=True)
class Blip:
    """A thing on the radar.

    Attributes:
        number: What stands in it, and before its name in the list beside the picture.
        sector: Index of its sector.
        ring: Index of its ring, 0 in the centre.
        direction: 1 points up (helps), -1 points down (hurts), 0 is round (nobody knows).
        name: What it is called.
        address: Where its page is, from the page with the picture.
    """

    number: int
    sector: int
    ring: int
    direction: int
    name: str
    address: str


def radar(blips: Sequence[Blip], sectors: Sequence[str], rings: Sequence[str], *, title: str) -> Markup:
    """Draw blips in their sectors and rings; nothing if there is no blip.

    Args:
        blips: What is drawn.
        sectors: Names of the sectors, clockwise from the top.
        rings: Names of the rings, from the centre outwards.
        title: What the picture shows, for those who do not see it.
    """
    if not blips:
        return Markup()
    parts = [*_rings(rings), *_sectors(sectors), *_names(rings), *_blips(blips, len(sectors), len(rings))]
    return Markup('<svg class="sh-radar" viewBox="-{0:g} -{0:g} {1:g} {1:g}" role="group" aria-label="{2}"><title>{2}'
                  '</title>{3}</svg>').format(_HALF, _HALF * 2, title, Markup("").join(parts))


def _edge(ring: int, rings: int) -> float:
    """The radius at which a ring ends."""
    return _CORE + (_RADIUS - _CORE) * (ring + 1) / rings


def _rings(rings: Sequence[str]) -> Iterator[Markup]:
    for ring in reversed(range(len(rings))):
        yield Markup('<circle class="sh-radar__ring" r="{:.1f}"/>').format(_edge(ring, len(rings)))


def _names(rings: Sequence[str]) -> Iterator[Markup]:
    for ring, name in enumerate(rings):
        yield Markup('<text class="sh-radar__when" y="{:.1f}">{}</text>').format(12 - _edge(ring, len(rings)), name)


def _sectors(sectors: Sequence[str]) -> Iterator[Markup]:
    """The lines between sectors, and each name along the rim, never upside down."""
    for index, name in enumerate(sectors):
        x, y = _at(index / len(sectors), _RADIUS)
        yield Markup('<path class="sh-radar__line" d="M0 0L{:.1f} {:.1f}"/>').format(x, y)
        middle = (index + 0.5) / len(sectors)
        below = 0.25 < middle < 0.75
        x, y = _at(middle, _RADIUS + (18 if below else 9))
        yield Markup('<text transform="translate({:.1f} {:.1f}) rotate({:.1f})">{}</text>').format(
            x, y, middle * 360 - (180 if below else 360 if middle > 0.5 else 0), name)


def _blips(blips: Sequence[Blip], sectors: int, rings: int) -> Iterator[Markup]:
    cells: dict[tuple[int, int], list[Blip]] = defaultdict(list)
    for blip in blips:
        cells[blip.sector, blip.ring].append(blip)
    for (sector, ring), found in cells.items():
        inner = _CORE if ring == 0 else _edge(ring - 1, rings)
        for blip, (share, radius) in zip(found, _spread(len(found), sectors, inner, _edge(ring, rings)), strict=True):
            x, y = _at((sector + share) / sectors, radius)
            yield _blip(blip, x, y)


def _spread(number: int, sectors: int, inner: float, outer: float) -> Iterator[tuple[float, float]]:
    """Places within a cell, side by side on as many arcs as are needed: shares of its angle, and radii."""
    room = max(1, int(2 * math.pi * (inner + outer) / 2 / sectors / _ROW))
    arcs = math.ceil(number / room)
    for index in range(number):
        arc, place = divmod(index, room)
        here = min(room, number - arc * room)
        yield (place + 0.5) / here, inner + (outer - inner) * (arc + 0.5) / arcs


def _at(turn: float, radius: float) -> tuple[float, float]:
    """A point at a share of the full circle, clockwise from the top."""
    angle = 2 * math.pi * turn
    return math.sin(angle) * radius, -math.cos(angle) * radius


_TOUCH = Markup('<circle r="15" fill="none" stroke="none" pointer-events="all"/>')
"""Makes a blip as large as a finger needs, on a phone too."""

_SHAPES = {
    1: Markup('<path d="M0-12 12 9H-12Z"/>'),
    -1: Markup('<path d="M0 12 12-9H-12Z"/>'),
    0: Markup('<circle r="10"/>'),
}


def _blip(blip: Blip, x: float, y: float) -> Markup:
    kind = {1: "up", -1: "down", 0: "open"}[blip.direction]
    return Markup(
        '<a class="sh-radar__blip sh-radar__blip--{}" xlink:href="{}" aria-label="{} {}" '
        'transform="translate({:.1f} {:.1f})"><title>{}</title>{}{}<text y="{}">{}</text></a>'
    ).format(kind, blip.address, blip.number, blip.name, x, y, blip.name, _TOUCH, _SHAPES[blip.direction],
             {1: 6, -1: 1, 0: 3}[blip.direction], blip.number)
