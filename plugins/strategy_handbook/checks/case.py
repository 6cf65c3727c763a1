"""What a check gets to look at, and how it says what it found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from strategy_handbook.facts import Facts
from strategy_handbook.findings import Problem
from strategy_handbook.graph import Graph
from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.source.configured import Configured
from strategy_handbook.source.handwritten import HandwrittenPage


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that checks look at. None of it can be changed.

    Attributes:
        strategy: Every item.
        graph: Their links.
        facts: What is computed for today.
        today: The day of the check.
        reported: What reader and builder found already, by name of check.
        handwritten: The Markdown pages of the handbook; None when there is no such folder.
        generated: Paths of the pages that will be made (``goals/index.md``).
        known_checks: The names of all checks.
        folder: The strategy folder as places name it.
        site_url: The address the site is published at; None if nobody has said.
        configured: What the settings make a browser load.
        shown: What the audience of the site may see of the strategy; the strategy itself if that is all of it.
    """

    strategy: Strategy
    graph: Graph
    facts: Facts
    today: dt.date
    reported: Mapping[str, tuple[Problem, ...]]
    handwritten: tuple[HandwrittenPage, ...] | None
    generated: frozenset[str]
    known_checks: frozenset[str]
    folder: str
    site_url: str | None
    configured: Configured
    shown: Strategy

    def open_goals(self) -> Iterator[Goal]:
        """The goals that work goes on for: neither closed nor in the archive."""
        return iter(self.facts.open_goals)

    def current(self, model: type[Entity]) -> Iterator[Entity]:
        """The entities of a kind that are not in the archive."""
        return (item for item in self.strategy[model].values() if not self.facts.is_archived(item))


def about(item: Item, message: str, *path: str | int) -> Problem:
    """A problem of an item at one of its fields, or where the field should be: “goal “x” ” + message.

    Args:
        item: What it is about.
        message: The rest of the sentence, and the fix.
        path: The field, and the way down into it.
    """
    field = str(path[0]) if path else None
    return Problem(f"{item} {message}", item.place(*path), str(item.ref), field)
