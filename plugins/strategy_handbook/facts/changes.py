"""What changed: statuses that moved, goals and periods that began or ended, reviews done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from dateutil.relativedelta import relativedelta

from strategy_handbook.facts import Facts
from strategy_handbook.facts.standing import Standing
from strategy_handbook.model.base import Entity
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.period import Period
from strategy_handbook.model.scalars import Word
from strategy_handbook.model.strategy import Strategy


class Happening(Word):
    """What can happen to an item; on one day, told in this order."""

    MOVED = "moved"
    FIRST_REPORT = "first-report"
    ENDED = "ended"
    BEGAN = "began"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened, with what its sentence needs.

    Attributes:
        day: When.
        item: The goal, period or other item it happened to.
        what: What happened.
        before: How a goal stood until then, if its status moved.
        after: How it stands since then, if that was said.
        checkin: The report that tells it.
    """

    day: dt.date
    item: Entity
    what: Happening
    before: Standing | None = None
    after: Standing | None = None
    checkin: CheckIn | None = None

    @property
    def is_better(self) -> bool:
        """Whether a status moved for the better."""
        return bool(self.before and self.after and self.after.weakness > self.before.weakness)


def changes(strategy: Strategy, facts: Facts) -> tuple[Change, ...]:
    """Tell what changed in the last twelve months, newest first; that day a year ago counts."""
    first = facts.today - relativedelta(years=1)
    found = chain(
        (change for goal in strategy[Goal].values() for change in _reports(goal, facts)),
        (change for goal in strategy[Goal].values() for change in _life(goal, facts)),
        (change for period in strategy[Period].values() for change in _span(period, facts.today)),
        (
            Change(item.review.last, item, Happening.REVIEWED)
            for item in strategy
            if isinstance(item, Entity) and item.review and item.review.last
        ),
    )
    recent = [change for change in found if first <= change.day <= facts.today]
    return tuple(sorted(recent, key=_newest_first))


def _newest_first(change: Change) -> tuple[int, int, int]:
    weakness = change.after.weakness if change.after else -1
    return -change.day.toordinal(), list(Happening).index(change.what), weakness


def _reports(goal: Goal, facts: Facts) -> Iterator[Change]:
    """Yield the first report on a goal, and each that says something else than the last."""
    told = tuple(reversed(facts.checkins(goal)))
    for first in told[:1]:
        yield Change(first.date, goal, Happening.FIRST_REPORT, None, Standing(first.status), first)
    for last, checkin in pairwise(told):
        if last.status is not checkin.status:
            yield Change(checkin.date, goal, Happening.MOVED, Standing(last.status), Standing(checkin.status), checkin)


def _life(goal: Goal, facts: Facts) -> Iterator[Change]:
    """Yield the beginning of a goal and its end, the due day or, before that, the last report."""
    if goal.start:
        yield Change(goal.start, goal, Happening.BEGAN)
    if goal.status is not None:
        last = facts.last_checkin(goal)
        ended = goal.due if goal.due and goal.due <= facts.today else last and last.date
        if ended:
            yield Change(ended, goal, Happening.ENDED, None, facts.standing(goal), last)


def _span(period: Period, today: dt.date) -> Iterator[Change]:
    """Yield the beginning of a period, and its end; the last day still belongs to it."""
    yield Change(period.start, period, Happening.BEGAN)
    if period.end < today:
        yield Change(period.end, period, Happening.ENDED)
