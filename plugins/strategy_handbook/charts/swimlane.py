"""Where the lanes and steps of a process lie: one geometry for a wide screen, one for a phone. Templates draw it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from strategy_handbook.charts.wrapping import wrapped

L = TypeVar("L", bound=Hashable)

FONT, SMALL, LINE = 12, 11, 15
"""Pixels of the letters, of smaller letters, and from one line to the next."""

FIT, LANE, LEAST = 660, 200, 112
"""Pixels of a column of text, and of the widest and the narrowest lane: lanes share the column while they can."""

GUTTER, HEAD, GAP, PADDING = 6, 40, 20, 9
"""Pixels of the wide picture: beside a box, above the first one, between two and within one."""

PHONE, RAIL, DOT, AIR = 340, 18, 6, 14
"""Pixels of the narrow picture: lanes are rails, the words stand beside them."""


@dataclass(frozen=True, slots=True)
class Told(Generic[L]):
    """One step as its process tells it.

    Attributes:
        title: What happens.
        lane: Who does it; steps of the same lane stand below each other.
        lines: How many lines of smaller text stand below the title.
    """

    title: str
    lane: L
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A step in the picture.

    Attributes:
        number: Its number, from 1.
        lane: The index of its lane.
        x: The left edge of its box; on a phone the middle of its dot.
        y: The upper edge of its box; on a phone the middle of its dot.
        height: How tall its box is, or on a phone its words.
        lines: Its title, broken into lines.
        way: The SVG path of the arrow that leads here; empty for the first.
    """

    number: int
    lane: int
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    way: str


@dataclass(frozen=True, slots=True)
class Swimlane(Generic[L]):
    """A picture of steps in lanes.

    Attributes:
        lanes: Who has a lane, each once, by the first step in it.
        steps: The steps, in their order.
        lane: How wide a lane is, in pixels.
        room: How wide the words of a step may be.
        width: How wide the picture is.
        height: How tall it is.
    """

    lanes: tuple[L, ...]
    steps: tuple[Placed, ...]
    lane: int
    room: int
    width: int
    height: float

    def cut(self, text: str) -> str:
        """A smaller text in one line of a box; the whole of it stands in the table."""
        return wrapped(text, self.room / SMALL, at_most=1)[0] if text.strip() else ""

    def head(self, name: str) -> tuple[str, ...]:
        """The name of a lane in two lines at most."""
        return wrapped(name, (self.lane - 10) / FONT, at_most=2)


def wide(steps: Sequence[Told[L]]) -> Swimlane[L]:
    """Lanes side by side, a row for each step: an arrow leads down, across and down, and never through a box."""
    lanes = tuple(dict.fromkeys(step.lane for step in steps))
    lane = max(LEAST, min(LANE, FIT // max(len(lanes), 1)))
    box = lane - 2 * GUTTER
    placed: list[Placed] = []
    y = float(HEAD + 12)
    for number, step in enumerate(steps, 1):
        index = lanes.index(step.lane)
        lines = wrapped(step.title, (box - 2 * PADDING) / FONT, at_most=5)
        height = 2 * PADDING + LINE * (len(lines) + step.lines) + 4
        x = index * lane + GUTTER
        way = _across(placed[-1], x, y, box / 2) if placed else ""
        placed.append(Placed(number, index, x, y, height, lines, way))
        y += height + GAP
    return Swimlane(lanes, tuple(placed), lane, box - 2 * PADDING, lane * len(lanes), y - GAP + 12)


def _across(before: Placed, x: float, y: float, half: float) -> str:
    """The way from the foot of one box to the head of the next."""
    start, end, foot = before.x + half, x + half, before.y + before.height
    across = "" if start == end else f"V{(foot + y) / 2:g}H{end:g}"
    return f"M{start:g} {foot:g}{across}V{y - 2:g}m-4 -5l4 5l4 -5"


def narrow(steps: Sequence[Told[L]]) -> Swimlane[L]:
    """Lanes as rails at the edge, the words of each step beside its dot."""
    lanes = tuple(dict.fromkeys(step.lane for step in steps))
    room = PHONE - RAIL * len(lanes) - DOT
    placed: list[Placed] = []
    y = float(LINE)
    for number, step in enumerate(steps, 1):
        index = lanes.index(step.lane)
        lines = wrapped(f"{number}. {step.title}", room / FONT, at_most=6)
        x = RAIL * index + RAIL / 2
        height = LINE * (len(lines) + step.lines)
        placed.append(Placed(number, index, x, y, height, lines, _along(placed[-1], x, y) if placed else ""))
        y += height + AIR
    return Swimlane(lanes, tuple(placed), RAIL, room, PHONE, y - AIR)


def _along(before: Placed, x: float, y: float) -> str:
    """The way from one dot to the next: down the old rail, then over to the new one just above the dot."""
    if before.x == x:
        return f"M{x:g} {before.y + DOT:g}V{y - DOT:g}"
    return f"M{before.x:g} {before.y + DOT:g}V{y - 22:g}L{x:g} {y - DOT:g}"
