"""What happens when: initiatives and goals now, next and later, and their lines in time, by theme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strategy_handbook.facts import Facts
from strategy_handbook.facts.overview import by_theme
from strategy_handbook.model.goal import Goal, Level
from strategy_handbook.model.initiative import Initiative, Phase
from strategy_handbook.model.period import Period
from strategy_handbook.model.theme import Theme

SOON = dt.timedelta(days=183)
"""A goal that begins within half a year is “next”; one that begins after that is “later”."""

PHASES = (Phase.NOW, Phase.NEXT, Phase.LATER)


@dataclass(frozen=True, slots=True)
class Column:
    """What happens in a phase.

    Attributes:
        phase: Now, next or later.
        initiatives: The initiatives planned for it, the next deadline first.
        goals: For now, the running goals that no initiative moves; for next and later, those that begin then.
    """

    phase: Phase
    initiatives: tuple[Initiative, ...]
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A theme with what is planned for it: each goal with the initiatives that move it first, then others."""

    theme: Theme | None
    items: tuple[Goal | Initiative, ...]


def board(facts: Facts) -> tuple[Column, ...]:
    """Now, next and later."""
    running = [one for one in _initiatives(facts) if one.phase in PHASES]
    moved = {goal for one in running if one.phase is Phase.NOW for goal in facts.graph.targets(one, "supports")}
    goals: dict[Phase, list[Goal]] = {phase: [] for phase in PHASES}
    for goal in facts.open_goals:
        phase = _phase(goal, facts.today)
        if phase is not Phase.NOW or goal not in moved:
            goals[phase].append(goal)
    return tuple(Column(phase, tuple(sorted((one for one in running if one.phase is phase), key=_by_end)),
                        tuple(sorted(goals[phase], key=_by_end))) for phase in PHASES)


def _phase(goal: Goal, today: dt.date) -> Phase:
    if goal.start is None or goal.start <= today:
        return Phase.NOW
    return Phase.NEXT if goal.start <= today + SOON else Phase.LATER


def _initiatives(facts: Facts) -> tuple[Initiative, ...]:
    return tuple(one for one in facts.strategy[Initiative].values() if not facts.is_archived(one))


def _by_end(item: Goal | Initiative) -> tuple[dt.date, dt.date]:
    return item.due or dt.date.max, item.start or dt.date.max


def unplanned(facts: Facts) -> tuple[Goal | Initiative, ...]:
    """What is open and has no date at all, so that it stands on no time line."""
    return tuple(item for item in _open(facts) if not (item.start or item.due))


def _open(facts: Facts) -> Iterator[Goal | Initiative]:
    yield from facts.open_goals
    yield from (one for one in _initiatives(facts) if one.phase is not Phase.STOPPED)


def periods(facts: Facts) -> tuple[Period, ...]:
    """The periods that have not ended, the earliest first."""
    found = (one for one in facts.strategy[Period].values() if not facts.is_archived(one))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def lanes(facts: Facts, at_most: int) -> tuple[tuple[Lane, ...], int]:
    """The dated goals and initiatives by theme, and how many were left out.

    Where there are too many, company goals stay before what happens now, next and later, and that before the rest.
    """
    dated = [item for item in _open(facts) if item.start or item.due]
    shown = set(sorted(dated, key=_rank)[:at_most])
    below: dict[Goal, list[Initiative]] = {}
    alone: list[Goal | Initiative] = []
    for item in dated:
        above = (one for one in facts.graph.targets(item, "supports") if isinstance(one, Goal) and one in shown)
        first = next(above, None)
        if item in shown and isinstance(item, Initiative) and first:
            below.setdefault(first, []).append(item)
        elif item in shown:
            alone.append(item)
    found = [Lane(theme, tuple(_lane(items, below))) for theme, items in by_theme(facts, alone).items() if items]
    return tuple(found), len(dated) - len(shown)


def _rank(item: Goal | Initiative) -> int:
    if isinstance(item, Goal):
        return 0 if item.level is Level.COMPANY else 3
    return {Phase.NOW: 1, Phase.NEXT: 2, Phase.LATER: 4}.get(item.phase or Phase.LATER, 5)


def _lane(items: Iterable[Goal | Initiative], below: dict[Goal, list[Initiative]]) -> Iterator[Goal | Initiative]:
    for item in sorted(items, key=lambda item: (isinstance(item, Initiative), _rank(item) > 0, *_by_end(item))):
        yield item
        if isinstance(item, Goal):
            yield from sorted(below.get(item, ()), key=lambda one: (one.start or dt.date.max, _by_end(one)))
