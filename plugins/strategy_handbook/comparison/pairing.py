"""Which item of one strategy is which of another: by id, by former id, or by near-identical content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from strategy_handbook.comparison.changes import Named
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.kinds import KINDS, find_kind
from strategy_handbook.model.strategy import Strategy

NEARLY_THE_SAME = 0.8
"""Share of words that two items must have in common to be one item under two ids."""

MOST_PAIRS = 10_000
"""Beyond so many possible pairs of a kind, only items with the very same words are taken for one."""


class Pairs:
    """The items of two strategies, matched.

    Attributes:
        after: For each item that still exists, what it is now.
        before: For each item that existed before, what it was.
    """

    def __init__(self, old: Strategy, new: Strategy) -> None:
        self.old, self.new = old, new
        self.after: dict[Item, Item] = {}
        for model in KINDS:
            pairs = _checkins(old, new, self.after) if model is CheckIn else _pairs(old, new, model)
            self.after.update(pairs)
        self.before: Mapping[Item, Item] = {now: was for was, now in self.after.items()}

    def was_named(self, kind: str, id_: str) -> Named:
        """The item that a link of the old strategy names, by its name of today if it still exists."""
        item = self.old.find(kind, id_)
        if item is None:
            return self.is_named(kind, id_)
        return _named(self.after.get(item, item))

    def is_named(self, kind: str, id_: str) -> Named:
        """The item that a link of the new strategy names, or its id where it leads nowhere."""
        item = self.new.find(kind, id_)
        model = find_kind(kind)
        return _named(item) if item else Named(model.kind.word if model else kind, id_, id_)


def _named(item: Item) -> Named:
    return Named(item.kind.word, item.id, item.name)


def _pairs(old: Strategy, new: Strategy, model: type[Item]) -> dict[Item, Item]:
    """Same id first, then former id, then content."""
    was, now = old[model], new[model]
    found = {item: now[id_] for id_, item in was.items() if id_ in now}
    taken = set(found.values())
    for id_, item in was.items():
        renamed = new.find(model.kind.word, id_)
        if item not in found and renamed is not None and renamed not in taken:
            found[item] = renamed
            taken.add(renamed)
    found.update(_alike([item for item in was.values() if item not in found],
                        [item for item in now.values() if item not in taken]))
    return found


def _alike(gone: list[Item], come: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Pairs of items with nearly the same words, the most alike first; each item once."""
    words = {item: _words(item) for item in (*gone, *come)}
    least = NEARLY_THE_SAME if len(gone) * len(come) <= MOST_PAIRS else 1.0
    if least == 1.0:
        same = {frozenset(words[item].items()): item for item in reversed(come)}
        candidates = [(1.0, was, now) for was in gone if (now := same.get(frozenset(words[was].items())))]
    else:
        candidates = [(_share(words[was], words[now]), was, now) for was in gone for now in come]
    taken: set[Item] = set()
    for share, was, now in sorted(candidates, key=lambda pair: -pair[0]):
        if share >= least and was not in taken and now not in taken:
            taken.update((was, now))
            yield was, now


def _words(item: Item) -> Counter[str]:
    return Counter(word for text, _ in item.texts() for word in text.casefold().split())


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Twice what both have over what each has (Dice's coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _checkins(old: Strategy, new: Strategy, goals: Mapping[Item, Item]) -> dict[Item, Item]:
    """Check-ins have no id of their own: those of one day about one goal are matched in their order."""
    now = dict(_numbered(new, {}))
    return {item: now[key] for key, item in _numbered(old, goals) if key in now}


def _numbered(strategy: Strategy, renamed: Mapping[Item, Item]) -> Iterator[tuple[tuple[str, object, int], Item]]:
    seen: Counter[tuple[str, object]] = Counter()
    for checkin in strategy[CheckIn].values():
        goal = strategy.find("goal", checkin.goal)
        report = (renamed.get(goal, goal).id if goal else checkin.goal, checkin.date)
        seen[report] += 1
        yield (*report, seen[report]), checkin
