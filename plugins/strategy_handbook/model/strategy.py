"""The strategy as a whole: every item by kind and id, immutable once built."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.kinds import KINDS, find_kind
from strategy_handbook.model.links import Ref
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.scalars import did_you_mean

I = TypeVar("I", bound=Item)  # noqa: E741 - one letter, as type variables are


MOST_SEARCHES = 200
"""Each search compares with every id there is."""


class Strategy:
    """All items of a company. ``strategy[Goal]`` maps the ids of the goals to the goals, in source order."""

    def __init__(
        self, items: Mapping[type[Item], Mapping[str, Item]], lost: frozenset[tuple[str, str]] = frozenset()
    ) -> None:
        self._items = {model: MappingProxyType(dict(items.get(model, {}))) for model in KINDS}
        self._lost = lost
        self._nearest: dict[tuple[type[Item], str], str | None] = {}
        self._aliases = {
            (model.kind.key, alias): item
            for model, found in self._items.items()
            for item in found.values()
            if isinstance(item, Entity)
            for alias in item.aliases
            if alias not in found
        }

    def __getitem__(self, model: type[I]) -> Mapping[str, I]:
        return cast("Mapping[str, I]", self._items[model])

    def __iter__(self) -> Iterator[Item]:
        for found in self._items.values():
            yield from found.values()

    def __len__(self) -> int:
        return sum(len(found) for found in self._items.values())

    @functools.cached_property
    def files(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each file that holds any."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self:
            found[item.nodes[0].path].append(item)
        return {file: tuple(items) for file, items in found.items()}

    def written_in(self, file: str) -> tuple[Item, ...]:
        """The items of a file."""
        return self.files.get(file, ())

    @property
    def organization(self) -> Organization | None:
        """The company, if it is described."""
        return next(iter(self[Organization].values()), None)

    def find(self, kind: str, id_: str) -> Item | None:
        """The item that a reference names, by its id or a former id; kinds in the singular or plural."""
        model = find_kind(kind)
        if model is None:
            return None
        return self._items[model].get(id_) or self._aliases.get((model.kind.key, id_))

    def get(self, ref: Ref) -> Item | None:
        """The item of that name."""
        return self.find(ref.kind, ref.id)

    def nearest(self, model: type[Item], id_: str) -> str | None:
        """The id of a kind that a mistyped one probably means. Looked for once: many may have mistyped it."""
        if (model, id_) not in self._nearest:
            few = len(self._nearest) < MOST_SEARCHES  # where hundreds lead nowhere, they were not mistyped one by one
            self._nearest[model, id_] = did_you_mean(id_, self._items[model]) if few else None
        return self._nearest[model, id_]

    def lost_reports(self) -> frozenset[str]:
        """The goals of check-ins that are written but could not be read, as those name them."""
        return frozenset(id_.partition(".")[0] for kind, id_ in self._lost if kind == "checkins")

    @property
    def has_lost_kinds(self) -> bool:
        """Whether all there is of a kind could not be read, so that links to it would all seem to lead nowhere."""
        return any(not id_ for _kind, id_ in self._lost)

    def is_lost(self, kind: str, id_: str) -> bool:
        """Whether an item of that id is written but could not be read, which has a finding of its own."""
        model = find_kind(kind)
        return model is not None and (model.kind.key, id_) in self._lost
