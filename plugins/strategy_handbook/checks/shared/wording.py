"""How checks name several items at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from strategy_handbook.findings import Problem
from strategy_handbook.model.base import Item

NAMED = 3
"""How many items a message names before it only counts the rest."""


def named(items: Sequence[Item], total: int | None = None) -> str:
    """Name the first items and count the rest: goal “a”, goal “b”, goal “c” and 4 more.

    Args:
        items: What to name; of many, the first few are enough.
        total: How many there are; by default as many as are given.
    """
    names = [str(item) for item in items[:NAMED]]
    more = (len(items) if total is None else total) - len(names)
    if more > 0:
        return f"{', '.join(names)} and {more} more"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def each_or_once(items: Sequence[Item], total: int, problem: Callable[[Item], Problem]) -> Iterator[Problem]:
    """Say what is wrong with each item; if all of several have the same fault, say it once.

    Where nobody has begun with something, one finding says so; twenty would only hide the others.

    Args:
        items: The items at fault.
        total: How many items there are, at fault or not.
        problem: What to say about one of them.
    """
    found = [said for item in items if (said := problem(item)).field not in item.invalid_fields]
    if len(found) == total > 1:
        rest = f" The same holds for {named(items[1:])}."
        yield replace(found[0], message=found[0].message + rest)
    else:
        yield from found
