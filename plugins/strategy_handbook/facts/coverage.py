"""How much of the strategy hangs together: shares with their gaps, never a share alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from strategy_handbook.facts import Facts
from strategy_handbook.facts.standing import GRACE
from strategy_handbook.model.base import Item
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.role import Role
from strategy_handbook.model.scalars import Word, says_something

I = TypeVar("I", bound=Item)  # noqa: E741 - one letter, as type variables are


class Covered(Word):
    """What a share is of: open goals, then departments and roles."""

    GOALS_IN_SIGHT = "goals-in-sight"
    GOALS_MEASURED = "goals-measured"
    GOALS_OWNED = "goals-owned"
    GOALS_COMMUNICATED = "goals-communicated"
    GOALS_REPORTED = "goals-reported"
    DEPARTMENTS_IN_SIGHT = "departments-in-sight"
    ROLES_IN_SIGHT = "roles-in-sight"


@dataclass(frozen=True, slots=True)
class Coverage:
    """A share of items for which something holds.

    Attributes:
        what: What holds, and for which items.
        total: How many items there are.
        gaps: Those for which it does not hold, in source order.
    """

    what: Covered
    total: int
    gaps: tuple[Item, ...]

    @property
    def covered(self) -> int:
        """For how many it holds."""
        return self.total - len(self.gaps)

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded down so that 100 means all; None of nothing."""
        return self.covered * 100 // self.total if self.total else None


def coverages(facts: Facts) -> tuple[Coverage, ...]:
    """Work out every share: of the open goals, the departments and the roles."""
    strategy, graph = facts.strategy, facts.graph
    goals = [goal for goal in strategy[Goal].values() if goal.status is None and not facts.is_archived(goal)]
    company = strategy.organization
    lost = company is not None and not (company.vision and says_something(company.vision.statement))
    in_sight = (lambda _: False) if lost else graph.in_sight  # without a vision nothing leads to it
    return (
        _share(Covered.GOALS_IN_SIGHT, goals, in_sight),
        _share(Covered.GOALS_MEASURED, goals, lambda goal: bool(facts.progress(goal))),
        _share(Covered.GOALS_OWNED, goals, lambda goal: facts.owner(goal) is not None),
        _share(Covered.GOALS_COMMUNICATED, goals, lambda goal: bool(facts.communications(goal))),
        _share(Covered.GOALS_REPORTED, goals, lambda goal: is_reported_in_time(facts, goal)),
        _share(Covered.DEPARTMENTS_IN_SIGHT, strategy[Department].values(), in_sight),
        _share(Covered.ROLES_IN_SIGHT, strategy[Role].values(), in_sight),
    )


def is_reported_in_time(facts: Facts, goal: Goal) -> bool:
    """Tell whether no report on a goal is late; a report that can never be due is."""
    due = facts.next_report(goal)
    return due is not None and facts.today <= due + GRACE


def _share(what: Covered, items: Iterable[I], holds: Callable[[I], bool]) -> Coverage:
    known = tuple(items)
    return Coverage(what, len(known), tuple(item for item in known if not holds(item)))
