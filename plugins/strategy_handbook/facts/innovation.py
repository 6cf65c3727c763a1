"""What becomes of ideas: how long each waits, how many are adopted, what trying costs, and what grows from below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from strategy_handbook.graph import Graph
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication, Form
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal, Origin
from strategy_handbook.model.idea import Idea, Stage
from strategy_handbook.model.metric import Direction, Metric
from strategy_handbook.model.role import Role
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.model.theme import Theme

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as the things themselves, so that a page can show the sum."""

    part: tuple[Item, ...]
    whole: tuple[Item, ...]

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded down; None of nothing."""
        return len(self.part) * 100 // len(self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class ThemeIdeas:
    """The ideas of a theme (or of none), counted by stage, and how many of the answers were yes."""

    theme: Theme | None
    ideas: tuple[Idea, ...]

    def at(self, stage: Stage) -> int:
        """How many are at a stage."""
        return sum(idea.stage is stage for idea in self.ideas)

    @property
    def adopted(self) -> Share:
        """Those adopted, of all that have their answer."""
        answered = tuple(idea for idea in self.ideas if idea.stage.is_answer)
        return Share(tuple(idea for idea in answered if idea.stage is Stage.ADOPTED), answered)


@dataclass(frozen=True, slots=True)
class StageTime:
    """How long ideas stay at a stage: every stay whose length is known, shortest first, in days.

    Attributes:
        stage: The stage.
        waiting: The ideas that are there now, those that wait longest first.
        days: The lengths of the stays, also of those that have not ended.
    """

    stage: Stage
    waiting: tuple[Idea, ...]
    days: tuple[int, ...]

    @property
    def median(self) -> Fraction | None:
        """Half of the stays are shorter, half are longer."""
        return _median(self.days)


@dataclass(frozen=True, slots=True)
class Trial:
    """An experiment in numbers: what it cost and what it moved.

    Attributes:
        idea: The idea that was tried.
        metric: What was measured.
        change: The value after less the value before; None while one of them is missing.
        better: Whether the change is for the better; None if nothing changed, or nobody can tell.
    """

    idea: Idea
    metric: Metric | None
    change: Decimal | None
    better: bool | None


class Innovation:
    """Everything computed about ideas on a day."""

    def __init__(self, strategy: Strategy, graph: Graph, today: dt.date) -> None:
        self.strategy = strategy
        self.graph = graph
        self.today = today

    @cached_property
    def channels(self) -> tuple[Communication, ...]:
        """Where ideas can be shared."""
        return tuple(one for one in self.strategy[Communication].values() if one.form is Form.IDEA_CHANNEL)

    def days_in_stage(self, idea: Idea) -> int | None:
        """How many days an idea has been where it is; None if nothing tells since when."""
        since = idea.reached_on(idea.stage)
        return (self.today - since).days if since and since <= self.today else None

    def answer_due(self, idea: Idea) -> dt.date | None:
        """The day by which the channel of an idea promises an answer; None without a promise."""
        channel = next(iter(self.graph.targets(idea, "channel")), None)
        if not isinstance(channel, Communication) or channel.response_days is None or idea.submitted is None:
            return None
        return _working_days_after(idea.submitted, channel.response_days)

    def departments(self, idea: Idea) -> tuple[Department, ...]:
        """The departments of the panel that judged an idea."""
        panel = self.graph.targets(idea, "evaluation")
        found = (one for role in panel if isinstance(role, Role) for one in self.graph.targets(role, "department"))
        return tuple(dict.fromkeys(one for one in found if isinstance(one, Department)))

    def became(self, idea: Idea) -> tuple[tuple[Item, str | None], ...]:
        """What an idea became, whichever side says so, each with its sentence."""
        told = {edge.target: edge.how for edge in self.graph.out(idea, "became")}
        for edge in self.graph.into(idea, field="from_idea"):
            told.setdefault(edge.source, None)
        return tuple(told.items())

    def origins(self, item: Item) -> tuple[Idea, ...]:
        """The ideas that a goal or an initiative grew from, whichever side says so."""
        found = (*self.graph.targets(item, "from_idea"), *self.graph.sources(item, Idea, "became"))
        return tuple(dict.fromkeys(idea for idea in found if isinstance(idea, Idea)))

    def from_below(self, goals: Iterable[Goal]) -> Share:
        """The goals that grew from below: they say so, or they come from an idea."""
        whole = tuple(goals)
        return Share(tuple(goal for goal in whole if goal.origin is Origin.BOTTOM_UP or self.origins(goal)), whole)

    def of_theme(self, theme: Theme) -> tuple[Idea, ...]:
        """The ideas on a theme, in the order they are written."""
        return self._by_theme.get(theme, ())

    @cached_property
    def _by_theme(self) -> Mapping[Theme | None, tuple[Idea, ...]]:
        found: dict[Theme | None, list[Idea]] = {theme: [] for theme in self.strategy[Theme].values()}
        for idea in self.strategy[Idea].values():
            themes = [one for one in self.graph.targets(idea, "theme") if isinstance(one, Theme)]
            for theme in themes:
                found[theme].append(idea)
            if not themes:
                found.setdefault(None, []).append(idea)
        return {theme: tuple(ideas) for theme, ideas in found.items()}

    @cached_property
    def themes(self) -> tuple[ThemeIdeas, ...]:
        """The ideas by theme; those without a theme last, if there are any."""
        return tuple(ThemeIdeas(theme, ideas) for theme, ideas in self._by_theme.items())

    @cached_property
    def all(self) -> ThemeIdeas:
        """All ideas together, each once."""
        return ThemeIdeas(None, tuple(self.strategy[Idea].values()))

    @cached_property
    def stage_times(self) -> tuple[StageTime, ...]:
        """How long ideas stay at each stage that is not an answer."""
        days: dict[Stage, list[int]] = {stage: [] for stage in Stage if not stage.is_answer}
        waiting: dict[Stage, list[Idea]] = {stage: [] for stage in days}
        for idea in self.strategy[Idea].values():
            for stage, length in self._stays(idea):
                days[stage].append(length)
            if idea.stage in waiting:
                waiting[idea.stage].append(idea)
        return tuple(StageTime(stage, tuple(sorted(waiting[stage], key=lambda idea: -(self.days_in_stage(idea) or 0))),
                               tuple(sorted(days[stage]))) for stage in days)

    def _stays(self, idea: Idea) -> Iterator[tuple[Stage, int]]:
        """The stages whose beginning and end are both known, with the days between."""
        tried = idea.experiment is not None or idea.stage is Stage.EXPERIMENTING
        order = [Stage.SUBMITTED, Stage.EVALUATING, *([Stage.EXPERIMENTING] if tried else [])]
        order += [idea.stage] if idea.stage.is_answer else []
        for index, stage in enumerate(order[:order.index(idea.stage) + 1]):
            since = idea.reached_on(stage)
            until = self.today if stage is idea.stage else idea.reached_on(order[index + 1])
            if since and until and since <= until <= self.today and not stage.is_answer:
                yield stage, (until - since).days

    @cached_property
    def answer_days(self) -> Fraction | None:
        """The days from an idea to its answer: half of the ideas wait less. None while no such time is known."""
        known = ((idea.submitted, idea.reached_on(idea.stage)) for idea in self.strategy[Idea].values()
                 if idea.stage.is_answer)
        return _median(sorted((until - since).days for since, until in known if since and until and since <= until))

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """Every experiment, the newest first."""
        found = [self.trial(idea) for idea in self.strategy[Idea].values() if idea.experiment]
        return tuple(sorted(found, key=lambda one: _started(one.idea), reverse=True))

    def trial(self, idea: Idea) -> Trial:
        """The experiment of an idea in numbers."""
        metric = next((one for one in self.graph.targets(idea, "experiment") if isinstance(one, Metric)), None)
        before, after = (idea.experiment.before, idea.experiment.after) if idea.experiment else (None, None)
        change = after - before if before is not None and after is not None else None
        better = None
        if change and metric and metric.direction is not Direction.MAINTAIN:
            better = (change > 0) is (metric.direction is Direction.INCREASE)
        return Trial(idea, metric, change, better)


def _median(numbers: Sequence[int]) -> Fraction | None:
    """The middle of sorted numbers, or halfway between the two in the middle."""
    middle = len(numbers) // 2
    if not numbers:
        return None
    return Fraction(numbers[middle]) if len(numbers) % 2 else Fraction(numbers[middle - 1] + numbers[middle], 2)


def _started(idea: Idea) -> dt.date:
    return (idea.experiment and idea.experiment.start) or dt.date.min


def _working_days_after(day: dt.date, number: int) -> dt.date:
    """The day so many working days later, Saturdays and Sundays left out."""
    weeks, rest = divmod(number, FRIDAY + 1)
    day += dt.timedelta(weeks=weeks)
    while rest or day.weekday() > FRIDAY:
        day += dt.timedelta(days=1)
        rest -= 1 if rest and day.weekday() <= FRIDAY else 0
    return day
