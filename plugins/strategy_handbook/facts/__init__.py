"""What can be computed about a strategy on a given day. Nothing here is declared in YAML."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from dateutil.relativedelta import relativedelta

from strategy_handbook.facts.calendar import Occurrence, occurrences
from strategy_handbook.facts.glossary import Beginning, glossary_of, terms_met
from strategy_handbook.facts.innovation import Innovation
from strategy_handbook.facts.progress import Progress, Series, progress
from strategy_handbook.facts.standing import RollUp, Standing, next_report, roll_up, standing
from strategy_handbook.graph import Graph
from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.decision import Decision
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.metric import Metric
from strategy_handbook.model.period import Period
from strategy_handbook.model.role import Role
from strategy_handbook.model.scalars import Cadence
from strategy_handbook.model.signal import Signal
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.model.term import Term
from strategy_handbook.model.theme import Theme

__all__ = ["DueReview", "Facts", "Occurrence", "Progress", "RollUp", "Standing"]

E = TypeVar("E")

YEARS_AHEAD = 5
"""How far ahead the next dates are looked for; a rule such as “29 February” needs four years."""


@dataclass(frozen=True, slots=True)
class DueReview:
    """An entity whose text should be looked at: by when, and who answers for it."""

    entity: Entity
    due: dt.date
    owner: Role | None


class Facts:
    """Everything computed from strategy, links and today's date; each answer is worked out once."""

    def __init__(self, strategy: Strategy, graph: Graph, today: dt.date, cadence: Cadence = Cadence.QUARTERLY) -> None:
        self.strategy = strategy
        self.graph = graph
        self.today = today
        self.cadence = cadence
        self._checkins = self._newest_first()
        self._series: dict[Metric, Series] = {}
        self._archived: dict[Item, bool] = {}
        self._next_reports: dict[Goal, dt.date | None] = {}
        self._standings: dict[Goal, Standing] = {}
        self._progress: dict[Goal, tuple[Progress, ...]] = {}
        self._next: dict[Communication, Occurrence | None] = {}
        self._themes: dict[Goal, tuple[Theme, ...]] = {}
        self._communications: dict[Goal, tuple[Communication, ...]] = {}
        self._words: dict[Item, int] = {}
        self._terms: dict[Item, Counter[Term]] = {}

    @functools.cached_property
    def innovation(self) -> Innovation:
        """What becomes of ideas."""
        return Innovation(self.strategy, self.graph, self.today)

    # -- check-ins and standing ----------------------------------------------------------------------------

    def _newest_first(self) -> dict[Goal, tuple[CheckIn, ...]]:
        found: dict[Goal, list[CheckIn]] = defaultdict(list)
        for checkin in self.strategy[CheckIn].values():
            goal = self.strategy.find("goal", checkin.goal)
            if isinstance(goal, Goal) and checkin.date <= self.today:
                found[goal].append(checkin)
        return {goal: tuple(sorted(told, key=lambda checkin: checkin.date)[::-1]) for goal, told in found.items()}

    def checkins(self, goal: Goal) -> tuple[CheckIn, ...]:
        """What was reported about a goal until today, newest first."""
        return self._checkins.get(goal, ())

    def last_checkin(self, goal: Goal) -> CheckIn | None:
        """The newest report."""
        return next(iter(self.checkins(goal)), None)

    def next_report(self, goal: Goal) -> dt.date | None:
        """The day by which the owner should report (again)."""
        if goal not in self._next_reports:
            self._next_reports[goal] = next_report(goal, self.last_checkin(goal), self.cadence)
        return self._next_reports[goal]

    def begins(self, goal: Goal) -> dt.date | None:
        """The day on which the time of a goal begins: its start, or else that of its period."""
        starts = (period.start for period in self.graph.targets(goal, "period") if isinstance(period, Period))
        return goal.start or next(starts, None)

    def standing(self, goal: Goal) -> Standing:
        """How a goal stands today."""
        if goal not in self._standings:
            self._standings[goal] = standing(goal, self.begins(goal), self.last_checkin(goal), self.next_report(goal),
                                             self.today)
        return self._standings[goal]

    def roll_up(self, goals: Iterable[Goal]) -> RollUp:
        """How a group of goals stands."""
        return roll_up((goal, self.standing(goal)) for goal in goals)

    def themes(self, goal: Goal) -> tuple[Theme, ...]:
        """The themes that a goal serves, its own first, then those of the larger goals it contributes to."""
        if goal not in self._themes:
            own_and_larger = (goal, *self.larger(goal))
            self._themes[goal] = _each(
                (theme for one in own_and_larger for theme in self.graph.targets(one, "themes")), Theme)
        return self._themes[goal]

    def larger(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals that a goal contributes to, directly or through others, nearest first."""
        found: dict[Item, None] = {goal: None}
        walk: list[Item] = [goal]
        for one in walk:
            new = [parent for parent in self.graph.targets(one, "parents") if parent not in found]
            found.update(dict.fromkeys(new))
            walk.extend(new)
        return _each(walk[1:], Goal)

    # -- numbers -------------------------------------------------------------------------------------------

    def series(self, metric: Metric) -> Series:
        """Every value of a metric until today, oldest first: its observations, and what check-ins tell in addition."""
        if metric not in self._series:
            told: dict[dt.date, Decimal] = {}
            for edge in self.graph.into(metric, CheckIn, "values"):
                checkin = edge.source
                if isinstance(checkin, CheckIn):
                    told[checkin.date] = checkin.values[edge.mention.id]
            told.update(metric.observations)
            self._series[metric] = {day: told[day] for day in sorted(told) if day <= self.today}
        return self._series[metric]

    def progress(self, goal: Goal) -> tuple[Progress, ...]:
        """Where each target of a goal stands, in the order they are written; unknown metrics are left out.

        A goal whose time is over stands where it stood then: what was observed since is no longer its doing.
        """
        if goal not in self._progress:
            self._progress[goal] = tuple(self._measured(goal))
        return self._progress[goal]

    def _measured(self, goal: Goal) -> Iterator[Progress]:
        until = self._end(goal)
        for id_, target in goal.targets.items():
            metric = self.strategy.find("metric", id_)
            if isinstance(metric, Metric):
                series = self.series(metric)
                if until < self.today:
                    series = {day: value for day, value in series.items() if day <= until}
                yield progress(metric, target, series, goal.start)

    def _end(self, goal: Goal) -> dt.date:
        """The last day that counts for a goal: today while it is open, else the day its time was over."""
        if goal.status is None and not self.is_archived(goal):
            return self.today
        ends = [period.end for period in self.graph.targets(goal, "period") if isinstance(period, Period)]
        return min([self.today, *ends, *([goal.due] if goal.due else [])])

    def weakest_progress(self, goal: Goal) -> Progress | None:
        """The target that has come least far, among those that can be measured."""
        known = [told for told in self.progress(goal) if told.share is not None]
        return min(known, key=lambda told: told.share or Fraction(0), default=None)

    def time_gone(self, goal: Goal) -> Fraction | None:
        """The share of a goal's time that has passed, between 0 and 1; None without start and due date."""
        if goal.start is None or goal.due is None or goal.due <= goal.start:
            return None
        share = Fraction((self.today - goal.start).days, (goal.due - goal.start).days)
        return max(Fraction(0), min(Fraction(1), share))

    # -- time ----------------------------------------------------------------------------------------------

    def is_archived(self, item: Item) -> bool:
        """Whether an item belongs to a time that has ended, and so to the archive."""
        if item not in self._archived:
            self._archived[item] = self._has_ended(item)
        return self._archived[item]

    def _has_ended(self, item: Item) -> bool:
        if isinstance(item, Period):
            return item.end < self.today
        if isinstance(item, Goal):
            periods = self.graph.targets(item, "period")
            if periods:
                return all(self.is_archived(period) for period in periods)
            return not self.standing(item).is_open and item.due is not None and item.due < self.today
        if isinstance(item, Initiative) and item.is_over:
            goals = self.graph.targets(item, "supports")
            return bool(goals) and all(self.is_archived(goal) for goal in goals)
        if isinstance(item, Decision):
            return bool(self.superseded_by(item))
        if isinstance(item, Signal):
            return item.ended is not None and item.ended <= self.today
        if isinstance(item, CheckIn):
            goal = self.strategy.find("goal", item.goal)
            return goal is not None and self.is_archived(goal)
        return False

    @functools.cached_property
    def current_goals(self) -> tuple[Goal, ...]:
        """The goals that are not in the archive, in source order."""
        return tuple(goal for goal in self.strategy[Goal].values() if not self.is_archived(goal))

    @functools.cached_property
    def open_goals(self) -> tuple[Goal, ...]:
        """The current goals that have not ended."""
        return tuple(goal for goal in self.current_goals if goal.status is None)

    @functools.cached_property
    def open_initiatives(self) -> tuple[Initiative, ...]:
        """The initiatives that are planned or under way, in source order."""
        return tuple(one for one in self.strategy[Initiative].values() if not one.is_over)

    @functools.cached_property
    def open_work(self) -> tuple[Goal | Initiative, ...]:
        """The goals and then the initiatives that have not ended."""
        return (*self.open_goals, *self.open_initiatives)

    def superseded_by(self, decision: Decision) -> tuple[Decision, ...]:
        """The decisions that have taken the place of another by today."""
        later = self.graph.sources(decision, Decision, "supersedes")
        return tuple(one for one in later
                     if isinstance(one, Decision) and one is not decision and one.date <= self.today)

    def reviews(self) -> tuple[DueReview, ...]:
        """Every review that is planned, the earliest first. One that never happened is due today."""
        found = [
            DueReview(item, item.review.due or self.today, self.owner(item))
            for item in self.strategy
            if isinstance(item, Entity) and item.review and not self.is_archived(item)
        ]
        return tuple(sorted(found, key=lambda review: review.due))

    def owner(self, entity: Entity) -> Role | None:
        """The role that answers for an entity: its owner, or the lead or head that its kind names."""
        for field in ("owner", "lead", "head"):
            for target in self.graph.targets(entity, field):
                if isinstance(target, Role):
                    return target
        return None

    def occurrences(self, communication: Communication, days: int) -> tuple[Occurrence, ...]:
        """When a communication happens from today on, within so many days."""
        return occurrences(communication, self.today, self.today + dt.timedelta(days=days))

    def next_times(self, communication: Communication, number: int) -> tuple[Occurrence, ...]:
        """The next times a communication happens, from today on, within the years that anyone plans for."""
        far = self.today + relativedelta(years=YEARS_AHEAD)
        return occurrences(communication, self.today, far, at_most=number)

    def next_time(self, communication: Communication) -> Occurrence | None:
        """When a communication happens next."""
        if communication not in self._next:
            self._next[communication] = next(iter(self.next_times(communication, 1)), None)
        return self._next[communication]

    def words(self, item: Item) -> int:
        """How many words an item says, in all its fields."""
        if item not in self._words:
            self._words[item] = sum(len(text.split()) for text, _place in item.texts())
        return self._words[item]

    def terms_met(self, item: Item) -> Counter[Term]:
        """How often the words of the glossary stand in an entity, in the order one meets them."""
        if item not in self._terms:
            self._terms[item] = terms_met(self._glossary, item)
        return self._terms[item]

    @functools.cached_property
    def _glossary(self) -> Mapping[str, Beginning]:
        return glossary_of(self.strategy)

    # -- people --------------------------------------------------------------------------------------------

    def cultures(self, item: Item) -> tuple[Culture, ...]:
        """The cultures that an item reaches: its own, its department's, or those of the departments it concerns."""
        if isinstance(item, Department | Role):
            own = self.graph.targets(item, "cultures")
            if not own and isinstance(item, Role):
                own = tuple(
                    culture
                    for department in self.graph.targets(item, "department")
                    for culture in self.graph.targets(department, "cultures")
                )
            return _each(own, Culture)
        field = "audience" if isinstance(item, Communication) else "departments"
        departments = self.graph.targets(item, field)
        if isinstance(item, Communication) and not item.audience:
            return self._cultures_of_everyone
        return _each(
            (culture for department in departments for culture in self.graph.targets(department, "cultures")), Culture
        )

    @functools.cached_property
    def _cultures_of_everyone(self) -> tuple[Culture, ...]:
        return _each(
            (
                culture
                for department in self.strategy[Department].values()
                for culture in self.graph.targets(department, "cultures")
            ),
            Culture,
        )

    def communications(self, goal: Goal) -> tuple[Communication, ...]:
        """Where a goal is talked about: what carries it or one of the themes it serves."""
        if goal not in self._communications:
            direct = self.graph.sources(goal, Communication, "carries")
            through = (told for theme in self.themes(goal)
                       for told in self.graph.sources(theme, Communication, "carries"))
            self._communications[goal] = _each((*direct, *through), Communication)
        return self._communications[goal]

    @functools.cached_property
    def top_roles(self) -> tuple[Role, ...]:
        """The roles above all departments: they belong to none and report to nobody."""
        return tuple(role for role in self.strategy[Role].values()
                     if not role.reports_to and not self.graph.targets(role, "department"))

    def meetings(self, department: Department | None) -> tuple[Communication, ...]:
        """The communications for a department: addressed to it, then those for everyone; without one only these."""
        direct = self.graph.sources(department, Communication, "audience") if department else ()
        return _each((*direct, *self._for_everyone), Communication)

    @functools.cached_property
    def _for_everyone(self) -> tuple[Communication, ...]:
        return tuple(told for told in self.strategy[Communication].values() if not told.audience)


def _each(items: Iterable[object], model: type[E]) -> tuple[E, ...]:
    return tuple(dict.fromkeys(item for item in items if isinstance(item, model)))
