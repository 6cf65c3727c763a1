"""Who is responsible, accountable, consulted and informed for each goal, read off the links there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from strategy_handbook.facts import Facts
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.role import Role


@dataclass(frozen=True, slots=True)
class Raci:
    """The four parts for a goal; nobody stands in two of them.

    Attributes:
        goal: The goal.
        accountable: The role that owns it; None if nobody does.
        responsible: The roles and departments that contribute to it.
        consulted: The roles that the owner asks beyond the limits of its decisions, and the owners of larger goals.
        informed: The departments that the communications which carry it are for.
        informs_everyone: Whether one of these communications is for everyone.
    """

    goal: Goal
    accountable: Role | None
    responsible: tuple[Item, ...]
    consulted: tuple[Item, ...]
    informed: tuple[Item, ...]
    informs_everyone: bool


def raci(facts: Facts) -> tuple[Raci, ...]:
    """The parts for each goal that is not in the archive, in source order."""
    return tuple(_of(facts, goal) for goal in facts.current_goals)


def _of(facts: Facts, goal: Goal) -> Raci:
    graph = facts.graph
    owner = facts.owner(goal)
    taken: set[Item] = {owner} if owner else set()
    responsible = _others(
        [*graph.sources(goal, Role, "contributes_to"), *graph.targets(goal, "departments")], taken)
    asked = graph.targets(owner, "decides") if owner else ()
    larger = (facts.owner(parent) for parent in graph.targets(goal, "parents") if isinstance(parent, Goal))
    consulted = _others([*asked, *(role for role in larger if role)], taken)
    told: tuple[Communication, ...] = facts.communications(goal)
    informed = _others((one for communication in told for one in graph.targets(communication, "audience")), taken)
    return Raci(goal, owner, responsible, consulted, informed, any(not one.audience for one in told))


def _others(items: Iterable[Item], taken: set[Item]) -> tuple[Item, ...]:
    """Those that have no part yet, each once; from now on they have one."""
    found = tuple(item for item in dict.fromkeys(items) if item not in taken)
    taken.update(found)
    return found
