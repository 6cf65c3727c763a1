"""Boxes in fixed lanes with few crossings: the order is found once, places follow from it for any part that is shown.

The order is that of Sugiyama, Tagawa and Toda (1981): sweeps over the lanes, each box to the mean of its neighbours,
the best order kept. That is the one with the fewest crossings between the first lanes, then between the next, because
readers look for the goals of a theme together; but never one with more crossings in all than the order given. A link
that passes a lane takes a narrow passage in it, one for all links of the same box, so that no line runs behind a box.
Places within a lane are the nearest to the neighbours that the order allows (isotonic regression by pooling adjacent
violators). Nothing depends on the order in which boxes are given. ``map.js`` places boxes by the same rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 8
"""Sweeps over all lanes at most; more hardly ever find a better order."""

SETTLING = 6
"""Times that boxes are drawn to their neighbours, alternately to those before and behind."""

GAP = 12.0
"""Between two boxes of a lane."""

PASSAGE = 8.0
"""The height of a passage."""

Slot = tuple[str, int]
"""A place in a lane: a box in its own lane, or the passage of its links in a later one."""

Lanes = tuple[tuple[Slot, ...], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """What has a place in the picture.

    Attributes:
        key: Its name, unique.
        lane: Its lane, counted from 0.
        rank: Where it stands among its like if nothing else decides.
        height: How high it is.
        up: The boxes it serves; unknown names are passed over.
    """

    key: str
    lane: int
    rank: int
    height: float
    up: tuple[str, ...] = ()


class Diagram:
    """Boxes, their links, and the order of every lane."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self.boxes = {box.key: box for box in sorted(boxes, key=lambda box: (box.lane, box.rank, box.key))}
        self.links = tuple(dict.fromkeys(self._links()))
        self.order = self._ordered()

    def _links(self) -> Iterator[tuple[str, str]]:
        """Pairs of two boxes, the one in the earlier lane first; within a lane, the one that is served first."""
        for box in self.boxes.values():
            for higher in sorted(box.up, key=lambda key: (key not in self.boxes, key)):
                if higher in self.boxes and higher != box.key:
                    early, late = (higher, box.key) if self.boxes[higher].lane <= box.lane else (box.key, higher)
                    yield early, late

    def way(self, early: str, late: str) -> tuple[Slot, ...]:
        """The slots that a link passes, both ends included."""
        first, last = self.boxes[early].lane, self.boxes[late].lane
        return (*((early, lane) for lane in range(first, max(last, first + 1))), (late, last))

    def steps(self, shown: Collection[str] | None = None) -> dict[tuple[Slot, Slot], None]:
        """From slot to slot in the next lane, for links between boxes that are shown."""
        return {
            step: None
            for early, late in self.links
            if self.boxes[early].lane < self.boxes[late].lane
            and (shown is None or (early in shown and late in shown))
            for step in pairwise(self.way(early, late))
        }

    def passages(self, key: str) -> tuple[int, ...]:
        """Where in each following lane the passage of a box lies, as far as it has any."""
        lane, found = self.boxes[key].lane + 1, []
        while (key, lane) in self._index:
            found.append(self._index[key, lane])
            lane += 1
        return tuple(found)

    def index(self, key: str) -> int:
        """Where in its lane a box stands."""
        return self._index[key, self.boxes[key].lane]

    # -- the order -------------------------------------------------------------------------------------------

    def _ordered(self) -> Lanes:
        steps = self.steps()
        slots = dict.fromkeys((box.key, box.lane) for box in self.boxes.values())
        slots.update(dict.fromkeys(slot for step in steps for slot in step))
        count = max((lane for _, lane in slots), default=-1) + 1
        clusters = _clusters(self._within(), list(slots))
        lanes: list[list[Slot]] = [[slot for group in clusters if group[0][1] == lane for slot in group]
                                   for lane in range(count)]
        behind, before = _grouped(steps), _grouped((late, early) for early, late in steps)
        group_of = {slot: group for group in clusters for slot in group}
        best, fewest = [list(lane) for lane in lanes], crossings(lanes, steps)
        at_most = sum(fewest)
        for sweep in range(SWEEPS):
            if not any(fewest):
                break
            forward = sweep % 2 == 0
            for lane in range(1, count) if forward else range(count - 2, 0, -1):
                fixed, near = (lane - 1, before) if forward else (lane + 1, behind)
                lanes[lane] = _swept(lanes[lane], lanes[fixed], near, group_of)
            found = crossings(lanes, steps)
            if found < fewest and sum(found) <= at_most:
                best, fewest = [list(lane) for lane in lanes], found
        self._index = {slot: place for lane in best for place, slot in enumerate(lane)}
        return tuple(tuple(lane) for lane in best)

    def _within(self) -> Mapping[Slot, Slot]:
        """For a box that serves another one of its own lane, the first such."""
        found: dict[Slot, Slot] = {}
        for early, late in self.links:
            lane = self.boxes[early].lane
            if lane == self.boxes[late].lane:
                found.setdefault((late, lane), (early, lane))
        return found

    # -- places ----------------------------------------------------------------------------------------------

    def places(self, shown: Collection[str] | None = None) -> tuple[dict[Slot, float], float]:
        """The middle of every slot that is shown, from the top, and the height of it all."""
        wanted = set(self.boxes if shown is None else shown)
        steps = self.steps(wanted)
        used = {(key, self.boxes[key].lane) for key in wanted} | {slot for step in steps for slot in step}
        lanes = [[slot for slot in lane if slot in used] for lane in self.order]
        behind, before = _grouped(steps), _grouped((late, early) for early, late in steps)
        middle: dict[Slot, float] = {}
        for lane in lanes:
            middle.update(zip(lane, settled([0.0] * len(lane), self._heights(lane)), strict=True))
        for turn in range(SETTLING):
            near = before if turn % 2 == 0 else behind
            for lane in lanes if turn % 2 == 0 else lanes[::-1]:
                towards = [_towards([middle[one] for one in near.get(slot, ())], middle[slot]) for slot in lane]
                middle.update(zip(lane, settled(towards, self._heights(lane)), strict=True))
        top = min((middle[slot] - self._height(slot) / 2 for slot in used), default=0.0)
        middle = {slot: value - top for slot, value in middle.items()}
        return middle, max((middle[slot] + self._height(slot) / 2 for slot in used), default=0.0)

    def _height(self, slot: Slot) -> float:
        box = self.boxes[slot[0]]
        return box.height if box.lane == slot[1] else PASSAGE

    def _heights(self, lane: Sequence[Slot]) -> list[float]:
        return [self._height(slot) for slot in lane]


def _grouped(pairs: Iterable[tuple[Slot, Slot]]) -> Mapping[Slot, list[Slot]]:
    found: dict[Slot, list[Slot]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _towards(near: Sequence[float], otherwise: float) -> float:
    """Where a slot is wanted: between the middle of its neighbours and the first, near where its group begins."""
    return (sum(near) / len(near) + min(near)) / 2 if near else otherwise


def _clusters(within: Mapping[Slot, Slot], slots: Sequence[Slot]) -> list[tuple[Slot, ...]]:
    """Slots that stay together: each that serves none of its own lane, followed by all that serve it there."""
    lower: dict[Slot, list[Slot]] = defaultdict(list)
    for slot in slots:
        if slot in within:
            lower[within[slot]].append(slot)
    seen: set[Slot] = set()
    found = []
    for start in (*(slot for slot in slots if slot not in within), *slots):  # a ring has no beginning: take any
        if start in seen:
            continue
        group, waiting = [], [start]
        while waiting:
            slot = waiting.pop()
            if slot not in seen:
                seen.add(slot)
                group.append(slot)
                waiting.extend(reversed(lower[slot]))
        found.append(tuple(group))
    return found


def _swept(lane: list[Slot], fixed: list[Slot], near: Mapping[Slot, list[Slot]],
           group_of: Mapping[Slot, tuple[Slot, ...]]) -> list[Slot]:
    """A lane with each cluster at the mean of its neighbours in a lane that stays; one without keeps its place."""
    there = {slot: (place + 0.5) / len(fixed) for place, slot in enumerate(fixed)}
    groups = list(dict.fromkeys(group_of[slot] for slot in lane))
    here = {slot: (place + 0.5) / len(lane) for place, slot in enumerate(lane)}

    def centre(group: tuple[Slot, ...]) -> float:
        return _mean([there[one] for slot in group for one in near.get(slot, ())], here[group[0]])

    return [slot for group in sorted(groups, key=centre) for slot in group]


def crossings(lanes: Sequence[Sequence[Slot]], steps: Iterable[tuple[Slot, Slot]]) -> tuple[int, ...]:
    """How often lines cross between each lane and the next, counted with a tree of sums in O(n log n)."""
    place = {slot: index for lane in lanes for index, slot in enumerate(lane)}
    between: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for early, late in steps:
        between[early[1]].append((place[early], place[late]))
    return tuple(_inversions([late for _, late in sorted(between[lane])]) for lane in range(len(lanes) - 1))


def _inversions(values: Sequence[int]) -> int:
    tree = [0] * (max(values, default=0) + 2)
    found = 0
    for number, value in enumerate(values):
        index, below = value + 1, 0
        while index:
            below += tree[index]
            index &= index - 1
        found += number - below
        index = value + 1
        while index < len(tree):
            tree[index] += 1
            index += index & -index
    return found


def settled(wanted: Sequence[float], heights: Sequence[float], gap: float = GAP) -> list[float]:
    """The middles of boxes in a row, in their order and without overlap, as near as can be to where they are wanted."""
    shifts, shift = [], 0.0
    for index, height in enumerate(heights):
        shift += (heights[index - 1] + height) / 2 + gap if index else 0.0
        shifts.append(shift)
    blocks: list[tuple[float, int]] = []
    for want, shift in zip(wanted, shifts, strict=True):
        total, number = want - shift, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / number:
            total, number = total + blocks[-1][0], number + blocks[-1][1]
            blocks.pop()
        blocks.append((total, number))
    bases = [total / number for total, number in blocks for _ in range(number)]
    return [base + shift for base, shift in zip(bases, shifts, strict=True)]
