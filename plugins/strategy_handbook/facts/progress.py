"""How far a metric has come from its start to its target: exact, and aware of which way is good."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from strategy_handbook.model.goal import Target
from strategy_handbook.model.metric import Direction, Metric

Series = dict[dt.date, Decimal]
"""Observed values by day, oldest first."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one target stands.

    Attributes:
        metric: What is measured.
        target: What was promised.
        start: The value at the start; None if neither declared nor observed.
        now: The last value observed; None if there is none.
        at: The day of that value.
        share: 0 at the start, 1 at the target, exact. Negative when things got worse than at the start, above 1
            past the target. For a metric to maintain, 1 inside the band, and less by how far outside, relative to
            the edge that was crossed. None when start or current value is unknown.
        moved: The last value compared with the one about a step earlier: 1 better, -1 worse, 0 the same, None if
            unknown.
    """

    metric: Metric
    target: Target
    start: Decimal | None
    now: Decimal | None
    at: dt.date | None
    share: Fraction | None
    moved: int | None

    @property
    def percent(self) -> int | None:
        """The share in percent, rounded towards zero so that 99.9 % is never shown as done."""
        return None if self.share is None else int(self.share * 100)

    @property
    def reached(self) -> bool:
        """Whether the last value meets the target."""
        return self.share is not None and self.share >= 1

    @property
    def band(self) -> tuple[Decimal, Decimal] | None:
        """For a metric to maintain, the lower and the upper edge of its band."""
        if self.metric.direction is not Direction.MAINTAIN:
            return None
        edges = (self.target.from_ if self.target.from_ is not None else self.target.to, self.target.to)
        return min(edges), max(edges)


def progress(metric: Metric, target: Target, series: Series, since: dt.date | None = None) -> Progress:
    """Measure a target against what was observed.

    Args:
        metric: What is measured, and which way is good.
        target: Where it should go. Without ``from``, the first value observed from ``since`` on is the start, or
            the last one before if there is none.
        series: Observed values by day, oldest first; none later than today.
        since: The day work on the goal began.
    """
    at = next(reversed(series), None)
    now = series[at] if at else None
    start = target.from_ if target.from_ is not None else _first(series, since)
    before = compared_day(metric, series)
    moved = _moved(metric, series[before], series[at], target) if before and at else None
    return Progress(metric, target, start, now, at, _share(metric, target, start, now), moved)


def compared_day(metric: Metric, series: Series) -> dt.date | None:
    """The day whose value the last one is compared with: about a step earlier, as check-ins often repeat a value."""
    if len(series) < 2:
        return None
    earlier = reversed(series)
    last = next(earlier)
    about = (last + metric.every.step - last) * 2 / 3 if metric.every else dt.timedelta()
    return next((day for day in earlier if last - day > about), None)


def _first(series: Series, since: dt.date | None) -> Decimal | None:
    days = list(series)
    at = bisect.bisect_left(days, since) if since else 0
    return series[days[min(at, len(days) - 1)]] if days else None


def _share(metric: Metric, target: Target, start: Decimal | None, now: Decimal | None) -> Fraction | None:
    if now is None:
        return None
    if metric.direction is Direction.MAINTAIN:
        return 1 - _outside(target, now)
    if start is None:
        return None
    way = Fraction(target.to) - Fraction(start)
    if way == 0:  # nothing to move: reached as long as it is not worse than asked
        good = now >= target.to if metric.direction is Direction.INCREASE else now <= target.to
        return Fraction(1 if good else 0)
    return (Fraction(now) - Fraction(start)) / way


def _outside(target: Target, now: Decimal) -> Fraction:
    """How far a value lies outside the band, relative to the edge it crossed (or absolute where that is 0)."""
    edges = (Fraction(target.from_ if target.from_ is not None else target.to), Fraction(target.to))
    low, high = min(edges), max(edges)
    value = Fraction(now)
    if low <= value <= high:
        return Fraction(0)
    edge = low if value < low else high
    return abs(value - edge) / (abs(edge) or 1)


def _moved(metric: Metric, before: Decimal, now: Decimal, target: Target) -> int:
    if metric.direction is Direction.MAINTAIN:
        was, is_ = _outside(target, before), _outside(target, now)
        return (is_ < was) - (is_ > was)
    sign = (now > before) - (now < before)
    return sign if metric.direction is Direction.INCREASE else -sign
