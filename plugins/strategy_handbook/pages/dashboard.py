"""The dashboard: how we stand, what needs whom, numbers against targets, what is due, what was said last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from strategy_handbook.facts import RollUp, Standing
from strategy_handbook.facts.overview import (
    Deadline,
    Measured,
    by_department,
    by_theme,
    deadlines,
    latest_checkins,
    measured,
    unreported,
)
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.metric import Metric
from strategy_handbook.pages.metric import Reading, reading
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.reviews_due import needing_attention, windows
from strategy_handbook.pages.sparks import spark
from strategy_handbook.rendering.words import _, standing_word

SHOWN = {"attention": 5, "measured": 12, "deadlines": 10, "silent": 6, "checkins": 6, "groups": 20}
"""The most rows of each list; what is left out is counted and linked."""

NEAR, FAR = 30, 90
"""How many days ahead the near and the far future reach."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the dashboard."""
    yield Page("dashboard.md", _("Dashboard"), "pages/dashboard.html", lambda: _view(book),
               summary=_("How our goals stand today, and what needs whom."), boost=1.5,
               hide=("toc",))


def _view(book: Book) -> View:
    facts = book.facts
    goals = facts.current_goals
    rollup = facts.roll_up(goals)
    targets = measured(facts, goals)
    near, far = windows(book)[1:3]
    return {
        "shown": SHOWN, "rollup": rollup, "stack": standing_bar(rollup), "attention": needing_attention(book),
        "targets": targets, "rows": number_rows(book, targets[:SHOWN["measured"]]),
        "reached": sum(one.told.reached for one in targets), "unknown": sum(one.told.now is None for one in targets),
        "silent": unreported(facts, goals), "late": late_metrics(book), "overdue": windows(book)[0].dues,
        "due": due(book, goals), "reports": ((NEAR, near), (FAR, far)),
        "checkins": latest_checkins(facts, goals, SHOWN["checkins"]),
        "themes": groups(book, by_theme(facts, goals).items()),
        "departments": groups(book, by_department(facts, goals).items()),
    }


def standing_bar(rollup: RollUp) -> Markup:
    """How a group of goals stands, as one bar."""
    from strategy_handbook.charts.stack import stacked

    said = ", ".join(f"{number} {standing_word(how).lower()}" for how, number in rollup.counts)
    return stacked([(str(how), number) for how, number in rollup.counts], title=said)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A target with the picture of its metric."""

    goal: Goal
    now: Reading
    spark: Markup
    measured: Measured


def number_rows(book: Book, targets: Iterable[Measured]) -> tuple[NumberRow, ...]:
    """Targets with what their metrics show."""
    return tuple(NumberRow(one.goal, reading(book, one.told.metric, ()), spark(book, one.told.metric, one.told), one)
                 for one in targets)


def late_metrics(book: Book) -> tuple[Metric, ...]:
    """The metrics of current goals that had no new value for too long, or never one."""
    used = {told.metric: None for goal in book.facts.open_goals
            for told in book.facts.progress(goal)}
    return tuple(metric for metric in used if (now := reading(book, metric, ())).late or now.at is None)


@dataclass(frozen=True, slots=True)
class Span:
    """What should be finished within a stretch of time."""

    title: str
    found: tuple[Deadline, ...]


def due(book: Book, goals: Sequence[Goal]) -> tuple[Span, ...]:
    """What should have been finished, and what should be within the near and the far future."""
    days = {one: (one.day - book.facts.today).days for one in deadlines(book.facts, goals, FAR)}
    spans = ((_("Overdue"), None, -1), (_("In the next 30 days"), 0, NEAR), (_("In the next 90 days"), NEAR + 1, FAR))
    return tuple(Span(title, tuple(one for one, left in days.items() if (low is None or left >= low) and left <= high))
                 for title, low, high in spans)


@dataclass(frozen=True, slots=True)
class Group:
    """How the goals of a theme or a department stand.

    Attributes:
        item: The theme or department; None for goals that belong to none.
        rollup: Its goals by status.
        stack: The same as a picture.
        reached: How many targets are reached.
        targets: How many targets there are.
        silent: How many goals nobody reports on.
        soon: How many goals are due soon, or should have been finished.
    """

    item: Item | None
    rollup: RollUp
    stack: Markup
    reached: int
    targets: int
    silent: int
    soon: int


def groups(book: Book, found: Iterable[tuple[Item | None, Sequence[Goal]]]) -> tuple[Group, ...]:
    """The same few numbers for each theme or department."""
    facts = book.facts
    told = []
    for item, goals in found:
        rollup, targets = facts.roll_up(goals), measured(facts, goals)
        counts = dict(rollup.counts)
        soon = sum(goal.status is None and goal.due is not None and (goal.due - facts.today).days <= FAR
                   for goal in goals)
        told.append(Group(item, rollup, standing_bar(rollup), sum(one.told.reached for one in targets), len(targets),
                          counts.get(Standing.OUTDATED, 0) + counts.get(Standing.NO_UPDATE, 0), soon))
    return tuple(told)
