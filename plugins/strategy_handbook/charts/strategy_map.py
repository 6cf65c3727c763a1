"""Where everything of a strategy map lies: boxes in lanes from the first to the last, text in lines, links as paths.

Lanes are columns, so that text gets wide boxes and a long map scrolls as a page does. A template writes the SVG.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from strategy_handbook.charts.layered import Box, Diagram, Slot
from strategy_handbook.charts.wrapping import is_right_to_left, wrapped

PAD = 12.0
"""Between the edge of a box and its text."""

STATE = 22.0
"""The height of the line that says how something stands."""

BEND = 16.0
"""How far a link within a lane swings out."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing on the map.

    Attributes:
        key: Its name, unique: ``goal:customer-satisfaction``.
        lane: Its lane, counted from 0. Lanes without a node take no room.
        rank: Where it stands among its like if nothing else decides.
        title: Its text.
        up: The keys of what it serves.
    """

    key: str
    lane: int
    rank: int
    title: str
    up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of a picture, in its own units; one is a pixel at its natural size."""

    width: float = 1140.0
    between: float = 56.0
    widest: float = 520.0
    text: float = 13.0

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.text * 1.32


SMALL = Size(width=700.0, between=30.0, widest=260.0, text=11.5)
"""Beside the text of a page."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box in its place.

    Attributes:
        node: What it shows.
        lane: Its lane among those that are used.
        x: Its left edge.
        y: Its upper edge.
        height: How high it is.
        lines: Its title.
        text_x: Where its text begins, from its left edge: on the right for text that runs to the left.
        leftward: Whether its text runs to the left.
        place: Where it stands in its lane.
        passages: Where its links pass the lanes that follow.
        left_out: How many of those that serve it directly are not shown.
    """

    node: Node
    lane: int
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    text_x: float
    leftward: bool
    place: int
    passages: tuple[int, ...]
    left_out: int

    @property
    def middle(self) -> float:
        """The middle of its height."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A map, ready to be written.

    Attributes:
        size: Its measures.
        margin: What to leave free at both sides; more if links swing out before the first lane.
        height: How high it is.
        box: How wide each box is.
        lanes: The lanes that are used: the number of each and its left edge.
        drawn: What is shown, lane by lane from the top.
        waiting: What is not shown, in the same order, without a place.
        links: All lines, as one path.
        leftward: Whether the first lane is on the right.
    """

    size: Size
    margin: float
    height: float
    box: float
    lanes: tuple[tuple[int, float], ...]
    drawn: tuple[Drawn, ...]
    waiting: tuple[Drawn, ...]
    links: str
    leftward: bool

    def start(self, x: float, width: float = 0) -> str:
        """A position in a box, counted from the side where reading begins, of something that wide."""
        return f"{self.box - x - width if self.leftward else x:g}"


def first_lanes(nodes: Iterable[Node], at_most: int) -> frozenset[str]:
    """The nodes of as many whole lanes from the first on as make no more than so many; the first lane in any case."""
    found = list(nodes)
    count = Counter(node.lane for node in found)
    last, total = -1, 0
    for lane in sorted(count):
        total += count[lane]
        if total > at_most and last >= 0:
            break
        last = lane
    return frozenset(node.key for node in found if node.lane <= last)


def strategy_map(nodes: Sequence[Node], shown: Collection[str] | None = None, *, size: Size | None = None,
                 leftward: bool = False) -> Picture:
    """Lay out a map.

    Args:
        nodes: Everything there is, in any order.
        shown: The keys of what is shown; by default all.
        size: The measures of the picture.
        leftward: Whether it runs from the right to the left, as its readers do.
    """
    size = size or Size()
    used = sorted({node.lane for node in nodes})
    count = max(len(used), 1)
    box = min((size.width - size.between * (count - 1)) / count, size.widest)
    width = count * box + (count - 1) * size.between
    lefts = [index * (box + size.between) for index in range(count)]
    if leftward:
        lefts = [width - left - box for left in lefts]
    lines = {node.key: wrapped(node.title, box - 2 * PAD, size.text) for node in nodes}
    diagram = Diagram(Box(node.key, used.index(node.lane), node.rank, _height(lines[node.key], size), node.up)
                      for node in nodes)
    visible = frozenset(node.key for node in nodes) if shown is None else frozenset(shown)
    middles, height = diagram.places(visible)
    hidden = Counter(higher for node in nodes if node.key not in visible for higher in dict.fromkeys(node.up))
    by_key = {node.key: node for node in nodes}

    def drawn(key: str) -> Drawn:
        node, one = by_key[key], diagram.boxes[key]
        runs_left = is_right_to_left(node.title)
        return Drawn(node, one.lane, lefts[one.lane], middles.get((key, one.lane), one.height / 2) - one.height / 2,
                     one.height, lines[key], box - PAD if runs_left else PAD, runs_left, diagram.index(key),
                     diagram.passages(key), hidden[key])

    keys = [key for lane in diagram.order for key, index in lane if diagram.boxes[key].lane == index]
    swings = any(diagram.boxes[late].lane == 0 for _, late in diagram.links)
    return Picture(Size(width, size.between, size.widest, size.text), BEND if swings else 1.0,
                   height, box, tuple(zip(used, lefts, strict=False)),
                   tuple(drawn(key) for key in keys if key in visible),
                   tuple(drawn(key) for key in keys if key not in visible),
                   _paths(diagram, visible, middles, lefts, box, leftward=leftward), leftward)


def _height(lines: Sequence[str], size: Size) -> float:
    return round(PAD * 2 - 6 + len(lines) * size.line + STATE)


def _paths(diagram: Diagram, shown: Collection[str], middles: Mapping[Slot, float], lefts: Sequence[float],
           box: float, *, leftward: bool) -> str:
    """Every line between boxes that are shown, once: curves between lanes, straight through passages."""
    enter, leave = (box, 0.0) if leftward else (0.0, box)
    parts = []
    for early, late in diagram.steps(shown):
        start, end = lefts[early[1]] + leave, lefts[late[1]] + enter
        half = (start + end) / 2
        through = diagram.boxes[early[0]].lane < early[1]
        y, to = middles[early], middles[late]
        parts.append(f"M{lefts[early[1]] + enter:.1f} {y:.1f}H{start:.1f}" if through else f"M{start:.1f} {y:.1f}")
        parts.append(f"C{half:.1f} {y:.1f} {half:.1f} {to:.1f} {end:.1f} {to:.1f}")
    out = BEND if leftward else -BEND
    for higher, lower in diagram.links:
        lane = diagram.boxes[lower].lane
        if diagram.boxes[higher].lane == lane and higher in shown and lower in shown:
            x, y, to = lefts[lane] + enter, middles[higher, lane], middles[lower, lane]
            parts.append(f"M{x:.1f} {y:.1f}C{x + out:.1f} {y:.1f} {x + out:.1f} {to:.1f} {x:.1f} {to:.1f}")
    return "".join(parts)

