"""Metrics: what a number says today, where it should go, and which goals rest on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from strategy_handbook.charts.figures import figure
from strategy_handbook.facts import Progress
from strategy_handbook.facts.progress import Series, compared_day, progress
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.metric import Direction, Metric
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.sparks import spark
from strategy_handbook.rendering.words import _


def pages(book: Book) -> Iterator[Page]:
    """The index of metrics and the page of each metric."""
    yield index_page(book, Metric, lambda: _index(book), template="pages/metrics.html")
    yield from entity_pages(book, Metric, _view, template="pages/metric.html")


def _index(book: Book) -> View:
    used = {metric: uses(book, metric) for metric in book.strategy[Metric].values()}
    rows = [(metric, reading(book, metric, found), found, spark(book, metric, found[0].told if found else None))
            for metric, found in used.items()]
    return {"rows": rows, "late": sum(now.late for _metric, now, *_rest in rows),
            "silent": sum(now.at is None for _metric, now, *_rest in rows)}


def _view(book: Book, metric: Metric) -> View:
    from strategy_handbook.charts.line import runs

    used = uses(book, metric)
    return {
        "metric": metric,
        "now": reading(book, metric, used),
        "uses": used,
        "chart": chart(book, metric, used),
        "gaps": len(runs(book.facts.series(metric), _step(metric))) - 1,
        "values": values(book, metric),
    }


class Use(NamedTuple):
    """A goal that is measured by a metric, and how far it has come by it."""

    goal: Goal
    told: Progress


def uses(book: Book, metric: Metric) -> tuple[Use, ...]:
    """The goals that a metric measures, those of closed periods last."""
    found = [Use(goal, told) for goal in book.graph.sources(metric, Goal, "targets") if isinstance(goal, Goal)
             for told in book.facts.progress(goal)
             if told.metric is metric]
    return tuple(sorted(found, key=lambda use: book.facts.is_archived(use.goal)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a metric shows today.

    Attributes:
        at: The day of the last value; None if there is none.
        value: The last value.
        before_at: The day of the value it is compared with.
        before: That value.
        moved: 1 better, -1 worse, 0 the same, None if nobody can tell.
        expected: The day of the next value.
        late: Whether not even the one before that has come.
    """

    at: dt.date | None = None
    value: Decimal | None = None
    before_at: dt.date | None = None
    before: Decimal | None = None
    moved: int | None = None
    expected: dt.date | None = None
    late: bool = False


def reading(book: Book, metric: Metric, used: Sequence[Use]) -> Reading:
    """What a metric shows today, compared with the time before."""
    series = book.facts.series(metric)
    if not series:
        return Reading()
    at = max(series)
    step = _step(metric)
    expected = at + step if step else None
    late = bool(expected and step and expected + step < book.facts.today)
    before_at = compared_day(metric, series)
    if before_at is None:
        return Reading(at, series[at], expected=expected, late=late)
    pair = {before_at: series[before_at], at: series[at]}
    return Reading(at, series[at], before_at, series[before_at], _moved(metric, pair, used), expected, late)


def _moved(metric: Metric, pair: Series, used: Sequence[Use]) -> int | None:
    """Which way a metric went; for one to keep within a band, the first goal that uses it names the band."""
    if metric.direction is Direction.MAINTAIN:
        return progress(metric, used[0].told.target, pair).moved if used else None
    before, now = pair.values()
    up = (now > before) - (now < before)
    return up if metric.direction is Direction.INCREASE else -up


class Told(NamedTuple):
    """A value with the step from the one before, and the check-in that tells it if it is not among the observations."""

    day: dt.date
    value: Decimal
    change: Decimal | None
    checkin: CheckIn | None


def values(book: Book, metric: Metric) -> tuple[Told, ...]:
    """Every value of a metric, newest first."""
    checkins = {edge.source.date: edge.source for edge in book.graph.into(metric, CheckIn, "values")
                if isinstance(edge.source, CheckIn)}
    found: list[Told] = []
    for day, value in book.facts.series(metric).items():
        change = value - found[-1].value if found else None
        found.append(Told(day, value, change, None if day in metric.observations else checkins.get(day)))
    return tuple(reversed(found))


def chart(book: Book, metric: Metric, used: Sequence[Use]) -> Markup:
    """The values of a metric as a line, with the targets of its current goals."""
    from strategy_handbook.charts.line import Mark, line_chart

    current = [use.told for use in used if not book.facts.is_archived(use.goal)]
    suffix = "%" if metric.unit == "%" else f" {metric.unit or ''}".rstrip()
    locale = locale_of(book)

    def said(value: Decimal) -> str:
        return figure(value, locale)

    marks = []
    for told in current:
        low, high = told.band or (told.target.to, told.target.to)
        label = (_("Band: %(low)s to %(high)s") % {"low": said(low), "high": said(high) + suffix} if told.band
                 else _("Target: %(value)s") % {"value": said(high) + suffix})
        marks.append(Mark(label, low, high))
        if told.start is not None and not told.band:
            marks.append(Mark(_("Start: %(value)s") % {"value": said(told.start) + suffix}, told.start, told.start,
                              is_start=True))
    return line_chart(book.facts.series(metric), tuple(dict.fromkeys(marks)), title=metric.name, suffix=suffix,
                      locale=locale, until=book.facts.today, step=_step(metric), note=good_way(metric))


def good_way(metric: Metric) -> str:
    """Which way is good, as a note on a picture."""
    words = {Direction.INCREASE: "▲ " + _("higher is better"), Direction.DECREASE: "▼ " + _("lower is better"),
             Direction.MAINTAIN: "↔ " + _("best within the band")}
    return words[metric.direction]


def _step(metric: Metric) -> relativedelta | None:
    """The time from one value to the next, if it is known."""
    return metric.every.step if metric.every else None
