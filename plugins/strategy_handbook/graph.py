"""Links between items, followed both ways: backlinks, line of sight, reachability, cycles. All linear in links."""

from __future__ import annotations

import functools
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from strategy_handbook.findings import Location
from strategy_handbook.model.base import Item
from strategy_handbook.model.fields import Mention, mentions
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.kinds import find_kind
from strategy_handbook.model.links import Sight
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.model.theme import Theme

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def _place(source: Item, mention: Mention) -> Location:
    return source.link_place(mention.path, mention.written, key=mention.is_key)


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """A link that leads somewhere: from whom, by which field, to whom, and how in a sentence."""

    source: Item
    field: str
    target: Item
    how: str | None
    mention: Mention

    @property
    def place(self) -> Location:
        """Where the link is written."""
        return _place(self.source, self.mention)


@dataclass(frozen=True, slots=True, eq=False)
class Dangling:
    """A link to nothing."""

    source: Item
    mention: Mention

    @property
    def place(self) -> Location:
        """Where the link is written."""
        return _place(self.source, self.mention)


class Graph:
    """The links of a strategy. Built once, asked often.

    Attributes:
        edges: Every link that leads somewhere, in source order.
        dangling: Every link to an id that does not exist.
        pages: Every link to a hand-written page, such as ``read: culture.md``; whether it exists is not known here.
    """

    def __init__(self, strategy: Strategy) -> None:
        self.strategy = strategy
        edges: list[Edge] = []
        dangling: list[Dangling] = []
        pages: list[Dangling] = []
        for item in strategy:
            for mention in mentions(item):
                target = strategy.find(mention.kind, mention.id)
                if target is not None:
                    edges.append(Edge(item, str(mention.path[0]), target, mention.how, mention))
                elif mention.to.kind == "*" and not mention.id and not find_kind(mention.kind):
                    pages.append(Dangling(item, mention))
                elif not strategy.is_lost(mention.kind, mention.id):
                    dangling.append(Dangling(item, mention))
        self.edges = tuple(edges)
        self.dangling = tuple(dangling)
        self.pages = tuple(pages)
        self._out = _grouped((edge.source, edge) for edge in edges)
        self._out_by = _grouped(((edge.source, edge.field), edge) for edge in edges)
        self._into = _grouped((edge.target, edge) for edge in edges)
        self._into_by: dict[Item, Mapping[tuple[type[Item], str | None], tuple[Edge, ...]]] = {}
        self._up, self._below = self._sight_edges()
        self._next = self._towards_vision()
        self._first_above: dict[type[Item], dict[Item | None, Item | None]] = defaultdict(dict)

    def out(self, item: Item, field: str | None = None) -> tuple[Edge, ...]:
        """The links an item makes, by one of its fields or by all."""
        return self._out.get(item, ()) if field is None else self._out_by.get((item, field), ())

    def into(self, item: Item, model: type[Item] | None = None, field: str | None = None) -> tuple[Edge, ...]:
        """The links that lead to an item, from one kind or by one field or from everywhere."""
        edges = self._into.get(item, ())
        if model is None and field is None:
            return edges
        if item not in self._into_by:  # each page asks for many kinds and fields: sort the links of an item once
            self._into_by[item] = _grouped(((kind, name), edge) for edge in edges
                                           for kind in _kinds(type(edge.source)) for name in (edge.field, None))
        return self._into_by[item].get((model or Item, field), ())

    def targets(self, item: Item, field: str) -> tuple[Item, ...]:
        """What an item links to by a field."""
        return tuple(edge.target for edge in self.out(item, field))

    def sources(self, item: Item, model: type[Item], field: str | None = None) -> tuple[Item, ...]:
        """The items of a kind that link to an item, each once."""
        return tuple(dict.fromkeys(edge.source for edge in self.into(item, model, field)))

    # -- line of sight ------------------------------------------------------------------------------------

    def _sight_edges(
        self,
    ) -> tuple[
        Mapping[Item, tuple[tuple[Item, Edge | None], ...]], Mapping[Item, tuple[tuple[Item, Edge | None], ...]]
    ]:
        """For each item, what it serves and what serves it: pairs of item and the link that says so."""
        up: list[tuple[Item, tuple[Item, Edge | None]]] = []
        for edge in self.edges:
            if edge.mention.to.sight is Sight.SOURCE_TO_TARGET:
                up.append((edge.source, (edge.target, edge)))
            elif edge.mention.to.sight is Sight.TARGET_TO_SOURCE:
                up.append((edge.target, (edge.source, edge)))
        if self.strategy.organization is not None:
            up.extend((theme, (self.strategy.organization, None)) for theme in self.strategy[Theme].values())
        below = [(higher, (lower, edge)) for lower, (higher, edge) in up]
        return _grouped(up), _grouped(below)

    def _towards_vision(self) -> Mapping[Item, Item | None]:
        """For each item in line of sight, the next one on a shortest way up. The roof itself leads nowhere.

        Breadth first from the vision (or from the themes, where no organization is described) downwards.
        """
        roof: list[Item] = list(self.strategy[Organization].values()) or list(self.strategy[Theme].values())
        step: dict[Item, Item | None] = dict.fromkeys(roof)
        queue = deque(roof)
        while queue:
            higher = queue.popleft()
            for lower, _ in self._below.get(higher, ()):
                if lower not in step and not isinstance(lower, Organization):
                    step[lower] = higher
                    queue.append(lower)
        return step

    def in_sight(self, item: Item) -> bool:
        """Whether a chain of links leads from an item up to the vision."""
        return item in self._next

    def chain(self, item: Item) -> tuple[Item, ...]:
        """A shortest line of sight, from the item itself to the vision; empty if there is none."""
        if item not in self._next:
            return ()
        steps = [item]
        while (higher := self._next[steps[-1]]) is not None:
            steps.append(higher)
        return tuple(steps)

    def first_above(self, item: Item, model: type[Item]) -> Item | None:
        """The first item of a kind on a shortest line of sight; each step of a long one is taken once for all."""
        known, passed, step = self._first_above[model], list[Item](), self._next.get(item)
        while not (step is None or isinstance(step, model) or step in known):
            passed.append(step)
            step = self._next[step]
        found = known.get(step) if step in known else step
        known.update(dict.fromkeys((item, *passed), found))
        return found

    def serves(self, item: Item) -> tuple[tuple[Item, str | None], ...]:
        """What an item directly serves, each with the sentence that says how."""
        return _told(self._up.get(item, ()))

    def served_by(self, item: Item) -> tuple[tuple[Item, str | None], ...]:
        """What directly serves an item, each with the sentence that says how."""
        return _told(self._below.get(item, ()))

    def chains(self, item: Item) -> tuple[tuple[Item, ...], ...]:
        """One line of sight for each thing an item directly serves; as many as it has links, never more."""
        ways = []
        for higher, _ in self.serves(item):
            way = self.chain(higher)
            if way and item not in way:
                ways.append((item, *way))
        return tuple(ways)

    def below(self, item: Item, model: type[Item] = Goal) -> tuple[Item, ...]:
        """Everything of a kind that serves an item, directly or through others, nearest first."""
        seen: dict[Item, None] = {item: None}
        queue = deque([item])
        while queue:
            for lower, _ in self._below.get(queue.popleft(), ()):
                if lower not in seen:
                    seen[lower] = None
                    queue.append(lower)
        return tuple(found for found in seen if found is not item and isinstance(found, model))

    # -- cycles --------------------------------------------------------------------------------------------

    def cycles(self, model: type[Item], field: str) -> tuple[tuple[Item, ...], ...]:
        """Rings of items of a kind that link to each other by a field, each once, in source order.

        Strongly connected components by Tarjan's method (1972), without recursion.
        """
        after = {item: self.targets(item, field) for item in self.strategy[model].values()}
        return tuple(ring for ring in _components(after) if len(ring) > 1)


@functools.cache
def _kinds(model: type[Item]) -> tuple[type[Item], ...]:
    """A kind and the larger ones it belongs to, up to any item."""
    return tuple(base for base in model.__mro__ if issubclass(base, Item))


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _told(pairs: Iterable[tuple[Item, Edge | None]]) -> tuple[tuple[Item, str | None], ...]:
    """Each item once, with the first sentence any of its links gives."""
    told: dict[Item, str | None] = {}
    for item, edge in pairs:
        told[item] = told.get(item) or (edge.how if edge else None)
    return tuple(told.items())


def _components(after: Mapping[Item, tuple[Item, ...]]) -> Iterator[tuple[Item, ...]]:
    position = {item: index for index, item in enumerate(after)}
    index: dict[Item, int] = {}
    low: dict[Item, int] = {}
    stack: list[Item] = []
    on_stack: set[Item] = set()
    for start in after:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        work = [(start, iter(after[start]))]
        while work:
            item, following = work[-1]
            for target in following:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(after.get(target, ()))))
                    break
                if target in on_stack:
                    low[item] = min(low[item], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[item])
                if low[item] == index[item]:
                    ring = [stack.pop()]
                    while ring[-1] is not item:
                        ring.append(stack.pop())
                    on_stack.difference_update(ring)
                    yield tuple(sorted(ring, key=lambda found: position.get(found, 0)))
