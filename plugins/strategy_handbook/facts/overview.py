"""The whole at a glance: numbers against targets, deadlines, what nobody reports on, and the newest reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from strategy_handbook.facts import Facts
from strategy_handbook.facts.progress import Progress
from strategy_handbook.facts.standing import Standing
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal, Level
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.theme import Theme

T = TypeVar("T", bound=Item)


@dataclass(frozen=True, slots=True)
class Measured:
    """A target of an open goal: how far it has come, and how much of the goal's time has gone."""

    goal: Goal
    told: Progress
    gone: Fraction | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A goal or an initiative that should be finished by a day."""

    day: dt.date
    item: Goal | Initiative


def measured(facts: Facts, goals: Iterable[Goal]) -> tuple[Measured, ...]:
    """The targets of those goals that are open: company goals first, then what has come least far; the unknown last."""
    found = [Measured(goal, told, facts.time_gone(goal)) for goal in goals if goal.status is None
             for told in facts.progress(goal)]
    return tuple(sorted(found, key=lambda one: (
        one.told.share is None, one.goal.level is not Level.COMPANY, one.told.share or Fraction(0))))


def deadlines(facts: Facts, goals: Iterable[Goal], days: int) -> tuple[Deadline, ...]:
    """What is open and should be finished within so many days, or should have been; the earliest first."""
    last = facts.today + dt.timedelta(days=days)
    items: list[Goal | Initiative] = [goal for goal in goals if goal.status is None]
    items += facts.open_initiatives
    found = [Deadline(item.due, item) for item in items if item.due and item.due <= last]
    return tuple(sorted(found, key=lambda one: one.day))


def unreported(facts: Facts, goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """The goals whose report is late or never came, those that are yet to begin left out; the oldest report first."""
    found = [goal for goal in goals if facts.standing(goal) in (Standing.OUTDATED, Standing.NO_UPDATE)]
    return tuple(sorted(found, key=lambda goal: told.date if (told := facts.last_checkin(goal)) else dt.date.min))


def latest_checkins(facts: Facts, goals: Iterable[Goal], number: int) -> tuple[tuple[Goal, CheckIn], ...]:
    """The newest reports, each goal with its newest only."""
    found = [(goal, told) for goal in goals if (told := facts.last_checkin(goal))]
    return tuple(sorted(found, key=lambda pair: -pair[1].date.toordinal())[:number])


def by_theme(facts: Facts, items: Iterable[T]) -> dict[Theme | None, tuple[T, ...]]:
    """Goals or initiatives by the theme they serve first, directly or through goals; those without a theme last."""
    groups: dict[Theme | None, list[T]] = {theme: [] for theme in (*facts.strategy[Theme].values(), None)}
    for item in items:
        above = (*facts.graph.targets(item, "themes"), *facts.graph.chain(item))
        groups[next((higher for higher in above if isinstance(higher, Theme)), None)].append(item)
    return {theme: tuple(found) for theme, found in groups.items() if found or theme}


def by_department(facts: Facts, goals: Iterable[Goal]) -> dict[Department, tuple[Goal, ...]]:
    """Goals by each department that works on them; a goal that several work on is counted for each."""
    groups: dict[Department, list[Goal]] = {department: [] for department in facts.strategy[Department].values()}
    for goal in goals:
        for department in facts.graph.targets(goal, "departments"):
            if isinstance(department, Department):
                groups[department].append(goal)
    return {department: tuple(found) for department, found in groups.items()}
