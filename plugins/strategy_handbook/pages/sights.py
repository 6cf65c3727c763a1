"""What stands on the strategy map and how it hangs together, for the map and for the small picture on other pages."""

from __future__ import annotations

import functools
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal, Level
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.locale import locale_of

if TYPE_CHECKING:
    from strategy_handbook.charts.strategy_map import Node, Picture, Size
    from strategy_handbook.pages.page import Book

THEMES, COMPANY, DEPARTMENT, INITIATIVES = range(4)
"""The lanes below the vision."""

AT_MOST = 200
"""More boxes than this are not drawn at once: lanes are left out from the last on, and the page says so."""

MOST = 5
"""So many of its own things, or of those that serve it, stand in the small picture of an entity; the map has all."""


@dataclass(frozen=True)
class Layout:
    """Things on a map, which is laid out once somebody draws it.

    Attributes:
        nodes: The things.
        leftward: Whether it runs from the right to the left.
        small: Whether it is a small picture, on the page of something else.
        at_most: More than these are not shown at once; None for all.
    """

    nodes: tuple[Node, ...]
    leftward: bool
    small: bool = False
    at_most: int | None = None

    @functools.cached_property
    def picture(self) -> Picture:
        """Where things lie."""
        from strategy_handbook.charts.strategy_map import SMALL, first_lanes, strategy_map

        shown = None if self.at_most is None else first_lanes(self.nodes, self.at_most)
        return strategy_map(self.nodes, shown, size=SMALL if self.small else None, leftward=self.leftward)


@dataclass(frozen=True)
class Sighted:
    """The line of sight of one entity.

    Attributes:
        layout: Where things lie.
        items: The things by key.
        own: The keys of the entity itself, or of what a department or role works on.
        left_out: How many of those that serve it, or that it works on, are not in the picture.
        vision: What stands above it all.
    """

    layout: Layout
    items: Mapping[str, Entity]
    own: frozenset[str]
    left_out: int
    vision: str

    @property
    def picture(self) -> Picture:
        """Where things lie."""
        return self.layout.picture

    @property
    def statement(self) -> tuple[str, ...]:
        """The vision in lines."""
        return _in_lines(self.vision, self.picture.size)


class Sights:
    """The things of the map, without the archive: themes, goals and initiatives with what each serves."""

    def __init__(self, book: Book) -> None:
        self._book = book
        strategy = book.strategy
        found = (*strategy[Theme].values(), *strategy[Goal].values(), *strategy[Initiative].values())
        current: list[Entity] = [item for item in found if not book.facts.is_archived(item)]
        self.items: Mapping[Entity, int] = {item: rank for rank, item in enumerate(current)}
        self._drawn: dict[Entity, list[Entity]] = {}
        self._nodes: dict[Entity, Node] = {}

    @functools.cached_property
    def leftward(self) -> bool:
        """Whether the handbook is read from right to left."""
        return bool(locale_of(self._book).text_direction == "rtl")

    def lane(self, item: Entity) -> int:
        """The lane a thing stands in. A goal without a level stands with those of its height."""
        if isinstance(item, Goal):
            below = item.level is Level.DEPARTMENT or (item.level is None and bool(self._goals_above(item)))
            return DEPARTMENT if below else COMPANY
        return THEMES if isinstance(item, Theme) else INITIATIVES

    def _goals_above(self, item: Entity) -> list[Goal]:
        return [one for one in self.serves(item) if isinstance(one, Goal)]

    def serves(self, item: Item) -> list[Entity]:
        """What something directly serves, as far as it is on the map."""
        return [one for one, _ in self._book.graph.serves(item) if isinstance(one, Entity) and one in self.items]

    def served_by(self, item: Item) -> list[Entity]:
        """What on the map directly serves something."""
        return [one for one, _ in self._book.graph.served_by(item) if isinstance(one, Entity) and one in self.items]

    def drawn(self, item: Entity) -> list[Entity]:
        """What a line leads to: what it serves, but for a theme that is reached through a goal that it serves too."""
        if item not in self._drawn:
            self._drawn[item] = self._without_detours(item)
        return self._drawn[item]

    def _without_detours(self, item: Entity) -> list[Entity]:
        direct = self.serves(item)
        if item in self._rings:
            return direct
        through = {theme for one in direct if isinstance(one, Goal) for theme in self.themes.get(one, ())}
        return [one for one in direct if one not in through]

    @functools.cached_property
    def _rings(self) -> frozenset[Item]:
        return frozenset(item for ring in self._book.graph.cycles(Goal, "parents") for item in ring)

    @functools.cached_property
    def themes(self) -> Mapping[Entity, tuple[Entity, ...]]:
        """The themes that each thing leads to, directly or through others; a theme leads to itself."""
        found: dict[Entity, list[Entity]] = defaultdict(list)
        for theme in self.items:
            if isinstance(theme, Theme):
                for item in (theme, *self.below(theme)):
                    found[item].append(theme)
        return {item: tuple(themes) for item, themes in found.items()}

    def below(self, item: Item) -> Iterator[Entity]:
        """Everything on the map that serves something, directly or through others, nearest first."""
        return _walk(self.served_by(item), self.served_by, item)

    def above(self, items: Iterable[Entity]) -> Iterator[Entity]:
        """These things and everything that they lead up to."""
        return _walk(items, self.drawn)

    def node(self, item: Entity) -> Node:
        """A thing as it stands on the map. What leads nowhere stands last."""
        from strategy_handbook.charts.strategy_map import Node

        if item not in self._nodes:
            away = 0 if item in self.themes else len(self.items)
            self._nodes[item] = Node(str(item.ref), self.lane(item), self.items[item] + away, item.name,
                                     tuple(str(one.ref) for one in self.drawn(item)))
        return self._nodes[item]

    @property
    def _vision(self) -> str:
        company = self._book.strategy.organization
        return (company.vision.statement if company and company.vision else None) or ""

    def statement(self, size: Size) -> tuple[str, ...]:
        """The vision in lines for a picture of that size; none if there is no vision."""
        return _in_lines(self._vision, size)

    @functools.cached_property
    def whole(self) -> Layout:
        """The map of everything, laid out once for its page and its script: the first lanes drawn, the rest waiting."""
        return Layout(tuple([self.node(item) for item in self.items]), self.leftward, at_most=AT_MOST)

    # -- in words ------------------------------------------------------------------------------------------

    def told(self, shown: Collection[Entity]) -> Iterator[tuple[str, Entity | None, tuple[Entity, ...]]]:
        """What is shown as a nested list: ``down`` and ``up`` open and close a level, ``item`` and ``end`` a thing.

        Each thing has one place, below the first that it serves, and comes with the others that it serves.
        """
        lower: dict[Entity | None, list[Entity]] = defaultdict(list)
        for thing in self.items:
            if thing in shown:
                parent = self._parent(thing)
                lower[parent if parent in shown else None].append(thing)
        waiting: list[tuple[str, Entity | None]] = [("up", None), *(("item", one) for one in lower[None][::-1])]
        yield "down", None, ()
        while waiting:
            step, item = waiting.pop()
            if step != "item" or item is None:
                yield step, None, ()
                continue
            parent = self._parent(item)
            yield step, item, tuple(one for one in self.serves(item) if one is not parent)
            waiting.append(("end", None))
            if item in lower:
                waiting += [("up", None), *(("item", one) for one in lower[item][::-1]), ("down", None)]

    def _parent(self, item: Entity) -> Entity | None:
        """Below what a thing is told; what is on no way to the vision is told at the top, so that nothing is lost."""
        if item in self._rings:
            chain = self._book.graph.chain(item)
            return chain[1] if len(chain) > 1 and isinstance(chain[1], Entity) and chain[1] in self.items else None
        return next((one for one in self.drawn(item) if one in self.themes), None) if item in self.themes else None

    # -- the small picture ---------------------------------------------------------------------------------

    def picture(self, item: Entity) -> Sighted | None:
        """The line of sight of an entity as a picture, if it is more than a simple chain."""
        if item in self.items:
            own, more = [item], list(self.below(item))
        elif isinstance(item, Department | Role):
            own, more = sorted(self._own(item), key=self.lane), []
        else:
            return None
        found = sorted({*self.above(own[:MOST]), *more[:MOST]}, key=self.items.__getitem__)
        lanes = [self.lane(one) for one in found]
        if len(set(lanes)) < 2 or len(set(lanes)) == len(lanes):
            return None
        nodes = tuple([self.node(one) for one in found])
        items = dict(zip([node.key for node in nodes], found, strict=True))
        return Sighted(Layout(nodes, self.leftward, small=True), items,
                       frozenset(str(one.ref) for one in own), len(own[MOST:]) + len(more[MOST:]), self._vision)

    def _own(self, item: Department | Role) -> list[Entity]:
        return [one for one in self.serves(item) if not isinstance(one, Theme)]


def _in_lines(vision: str, size: Size) -> tuple[str, ...]:
    from strategy_handbook.charts.wrapping import wrapped

    return wrapped(vision, size.width - 40, size.text * 1.3)


def _walk(start: Iterable[Entity], on: Callable[[Entity], Iterable[Entity]],
          without: Item | None = None) -> Iterator[Entity]:
    """Everything that can be reached, each once, nearest first."""
    seen: dict[Item, None] = {}
    queue = deque(start)
    while queue:
        item = queue.popleft()
        if item not in seen and item is not without:
            seen[item] = None
            yield item
            queue.extend(on(item))
