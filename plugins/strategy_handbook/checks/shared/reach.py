"""What checks follow links for: everything that can be reached, and what misspelt links mean."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from strategy_handbook.checks.case import Case
from strategy_handbook.model.base import Item
from strategy_handbook.model.kinds import find_kind


def reached(starts: Iterable[Item], onward: Callable[[Item], Iterable[Item]]) -> set[Item]:
    """Follow links from some items as far as they go, each item once; the starts are included."""
    seen = set(starts)
    queue = deque(seen)
    while queue:
        for item in onward(queue.popleft()):
            if item not in seen:
                seen.add(item)
                queue.append(item)
    return seen


def meant(case: Case, *fields: str) -> set[Item]:
    """Find what the misspelt links of some fields probably mean.

    Each of them has a finding of its own (``unknown-reference``), which names the same item. That
    nothing else leads to it is no second fault.
    """
    found: set[Item] = set()
    for dangling in case.graph.dangling:
        model = find_kind(dangling.mention.kind)
        if model is not None and str(dangling.mention.path[0]) in fields:
            near = case.strategy.nearest(model, dangling.mention.id)
            if near is not None:
                found.add(case.strategy[model][near])
    return found
