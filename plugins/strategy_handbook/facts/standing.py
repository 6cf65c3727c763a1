"""How a goal stands, computed: closed, else outdated, else as last reported, else not begun or no update yet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.goal import Closed, Goal, Reported
from strategy_handbook.model.scalars import Cadence, Word

GRACE = dt.timedelta(days=7)
"""How long after the expected day a report still counts as in time."""


class Standing(Word):
    """What a page says about a goal, weakest first."""

    MISSED = "missed"
    OFF_TRACK = "off-track"
    OUTDATED = "outdated"
    NO_UPDATE = "no-update"
    AT_RISK = "at-risk"
    ON_TRACK = "on-track"
    NOT_BEGUN = "not-begun"
    ACHIEVED = "achieved"
    ABANDONED = "abandoned"

    @property
    def weakness(self) -> int:
        """0 for the weakest."""
        return _RANKS[self]

    @property
    def is_open(self) -> bool:
        """Whether work goes on, or is to begin."""
        return self not in (Standing.MISSED, Standing.ACHIEVED, Standing.ABANDONED)


_RANKS = {how: rank for rank, how in enumerate(Standing)}
_CLOSED = {Closed.ACHIEVED: Standing.ACHIEVED, Closed.MISSED: Standing.MISSED, Closed.ABANDONED: Standing.ABANDONED}
_REPORTED = {
    Reported.ON_TRACK: Standing.ON_TRACK,
    Reported.AT_RISK: Standing.AT_RISK,
    Reported.OFF_TRACK: Standing.OFF_TRACK,
}


def standing(goal: Goal, begins: dt.date | None, last: CheckIn | None, expected: dt.date | None,
             today: dt.date) -> Standing:
    """How a goal stands. Silence is never green, and is no fault before the time of a goal has come.

    Args:
        goal: The goal.
        begins: The day on which its time begins.
        last: Its newest check-in that is not in the future.
        expected: The day by which the next report was or is expected.
        today: The day of the question.
    """
    if goal.status is not None:
        return _CLOSED[goal.status]
    if last is None:
        return Standing.NOT_BEGUN if begins and begins > today else Standing.NO_UPDATE
    if expected is not None and today > expected + GRACE:
        return Standing.OUTDATED
    return _REPORTED[last.status]


def next_report(goal: Goal, last: CheckIn | None, default: Cadence) -> dt.date | None:
    """The day by which the owner should report (again); None for a closed goal or one without a start."""
    if goal.status is not None:
        return None
    since = last.date if last else goal.start
    return since + (goal.check_in or default).step if since else None


@dataclass(frozen=True, slots=True)
class RollUp:
    """How a group of goals stands: how many stand how, and the weakest of them. Never an average.

    Attributes:
        counts: Pairs of standing and number, weakest first, none with 0.
        weakest: The goal that stands weakest; None for an empty group.
    """

    counts: tuple[tuple[Standing, int], ...]
    weakest: Goal | None

    @property
    def total(self) -> int:
        """How many goals there are."""
        return sum(number for _, number in self.counts)


def roll_up(goals: Iterable[tuple[Goal, Standing]]) -> RollUp:
    """Count a group of goals by standing; those abandoned or not begun are counted, but never the weakest."""
    found = list(goals)
    counter = Counter(how for _, how in found)
    running = [(how.weakness, index) for index, (_, how) in enumerate(found)
               if how not in (Standing.ABANDONED, Standing.NOT_BEGUN)]
    weakest = found[min(running)[1]][0] if running else None
    return RollUp(tuple((how, counter[how]) for how in Standing if counter[how]), weakest)
