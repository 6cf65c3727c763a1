"""Values over time as a line. It is as wide as its place: the line stretches, dots and words keep their size."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from babel import Locale
from babel.numbers import format_compact_decimal
from dateutil.relativedelta import relativedelta
from markupsafe import Markup, escape

from strategy_handbook.charts.figures import figure, named_day, part_of_day

Run = tuple[tuple[dt.date, Decimal], ...]
"""Values that followed each other as expected."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 10.0, 98.5, 10.0, 87.0
"""The edges of the plot, in percent of the picture."""

_MANY = 60
"""From here on, values have no dots; only so many of the newest answer to pointer and keyboard, the table has all."""

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DATES_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A value to reach, drawn as a line across; or the two edges of a band to stay in.

    Attributes:
        label: What it is, in words.
        low: The value, or the lower edge.
        high: The value again, or the upper edge.
        is_start: Whether it is where work began, and not what should be reached.
    """

    label: str
    low: Decimal
    high: Decimal
    is_start: bool = False


def runs(series: Mapping[dt.date, Decimal], step: relativedelta | None) -> tuple[Run, ...]:
    """The values in groups without a gap.

    Args:
        series: Values by day, oldest first.
        step: The time from one value to the next; where twice as much passed, one is missing. None: no gaps are known.
    """
    found: list[list[tuple[dt.date, Decimal]]] = []
    for day, value in series.items():
        if not found or (step and day >= _missed(found[-1][-1][0], step)):
            found.append([])
        found[-1].append((day, value))
    return tuple(tuple(run) for run in found)


@functools.lru_cache(maxsize=4096)  # metrics are often observed on the same days
def _missed(day: dt.date, step: relativedelta) -> dt.date:
    """The day by which a value is missing behind one of this day."""
    return day + step + step


def line_chart(
    series: Mapping[dt.date, Decimal],
    marks: Sequence[Mark] = (),
    *,
    title: str,
    suffix: str,
    locale: Locale,
    until: dt.date,
    step: relativedelta | None = None,
    note: str = "",
) -> Markup:
    """Draw values as a line with its targets; nothing if there is no value.

    Args:
        series: Values by day, oldest first.
        marks: What should be reached, and from where.
        title: What the picture shows, for those who do not see it.
        suffix: What follows each number, such as ``%`` or `` days``.
        locale: How numbers and dates are written.
        until: The day the axis reaches at least, so that old values look old.
        step: The time from one value to the next; a gap is left where one is missing.
        note: Which way is good, in words.
    """
    if not series:
        return Markup()
    plot = _Plot.around(series, marks, until)
    found = runs(series, step)
    parts = [
        *(_grid(plot.y(value), _short(value, locale)) for value in plot.ticks),
        *(_date(plot.x(day), label) for day, label in _dates(plot.first, plot.last, locale)),
        *_marked(plot, tuple(mark for mark in marks if not mark.is_start)),
        *(_started(plot.y(mark.low), mark.label) for mark in marks if mark.is_start),
        f'<text class="sh-line__note" x="{_RIGHT:g}%" y="4%" text-anchor="end">{escape(note)}</text>' if note else "",
        _lines(plot, found),
        *_dots(plot, found),
        *_points(plot, series, lambda day, value: f"{named_day(day, locale)}: {figure(value, locale)}{suffix}"),
    ]
    return Markup(  # noqa: S704 - all texts are escaped
        f'<svg class="sh-line" role="group" aria-label="{escape(title)}" data-sh-points="">{"".join(parts)}</svg>')


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where days and values lie, in percent of the picture."""

    first: dt.date
    last: dt.date
    ticks: tuple[Decimal, ...]

    @classmethod
    def around(cls, series: Mapping[dt.date, Decimal], marks: Sequence[Mark], until: dt.date) -> _Plot:
        values = [*series.values(), *(edge for mark in marks for edge in (mark.low, mark.high))]
        return cls(min(series), max(*series, until), _ticks(min(values), max(values)))

    def x(self, day: dt.date) -> float:
        span = (self.last - self.first).days
        return _LEFT + (_RIGHT - _LEFT) * ((day - self.first).days / span if span else 0.5)

    def y(self, value: Decimal) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return _BOTTOM - (_BOTTOM - _TOP) * float((value - low) / (high - low))


def _ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Round numbers from below the lowest value to above the highest, four to seven of them."""
    if low == high:
        room = abs(low) / 10 or Decimal(1)
        low, high = low - room, high + room
    raw = (high - low) / 5
    unit = Decimal(10) ** raw.adjusted()
    step = next(unit * times for times in (1, 2, 5, 10) if unit * times >= raw)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple((first + index) * step for index in range(int(last - first) + 1))


def _dates(first: dt.date, last: dt.date, locale: Locale) -> Iterator[tuple[dt.date, str]]:
    """A few days to name on the axis: beginnings of months or years, or else the first and the last day."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in _MONTHS if months // step < _DATES_AT_MOST), _MONTHS[-1])
    starts = [
        dt.date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        if number % step == 0
    ]
    named = [day for day in starts if first <= day <= last]
    if len(named) < 2:
        yield from ((day, named_day(day, locale)) for day in dict.fromkeys((first, last)))
    else:
        skeleton = "y" if step % 12 == 0 else "yMMM"
        yield from ((day, part_of_day(day, locale, skeleton)) for day in named)


def _short(value: Decimal, locale: Locale) -> str:
    if abs(value) >= 10_000:
        return format_compact_decimal(value, locale=locale, fraction_digits=1)
    return figure(value.normalize() + 0, locale)


def _grid(y: float, label: str) -> str:
    return (f'<line class="sh-line__grid" x1="{_LEFT:g}%" x2="{_RIGHT:g}%" y1="{y:.2f}%" y2="{y:.2f}%"/>'
            f'<text class="sh-line__value" x="0" y="{y:.2f}%" dy=".32em">{escape(label)}</text>')


def _date(x: float, label: str) -> str:
    anchor = "start" if x < _LEFT + 8 else "end" if x > _RIGHT - 8 else "middle"
    return f'<text class="sh-line__date" x="{x:.2f}%" y="97%" text-anchor="{anchor}">{escape(label)}</text>'


def _marked(plot: _Plot, marks: Sequence[Mark]) -> Iterator[str]:
    """Targets with their names at the left, where the line is usually still far away; close neighbours go below."""
    before: float | None = None
    for mark in sorted(marks, key=lambda mark: mark.high, reverse=True):
        top, bottom = plot.y(mark.high), plot.y(mark.low)
        if mark.low != mark.high:
            yield (f'<rect class="sh-line__band" x="{_LEFT:g}%" width="{_RIGHT - _LEFT:g}%" y="{top:.2f}%" '
                   f'height="{bottom - top:.2f}%"/>')
        for y in dict.fromkeys((top, bottom)):
            yield f'<line class="sh-line__target" x1="{_LEFT:g}%" x2="{_RIGHT:g}%" y1="{y:.2f}%" y2="{y:.2f}%"/>'
        below = before is not None and top - before < 9
        yield (f'<text class="sh-line__name" x="{_LEFT + 1:g}%" y="{bottom if below else top:.2f}%" '
               f'dy="{"1.2em" if below else "-.45em"}">{escape(mark.label)}</text>')
        before = bottom


def _started(y: float, label: str) -> str:
    """Where work began, named at the right, from where the line has usually moved away."""
    return (f'<line class="sh-line__start" x1="{_LEFT:g}%" x2="{_RIGHT:g}%" y1="{y:.2f}%" y2="{y:.2f}%"/>'
            f'<text class="sh-line__from" x="{_RIGHT:g}%" y="{y:.2f}%" dy="1.2em" text-anchor="end">'
            f"{escape(label)}</text>")


def _lines(plot: _Plot, found: Sequence[Run]) -> str:
    """The runs of values, in a picture of its own that may be stretched."""
    ways = (" ".join(f"{plot.x(day):.2f},{plot.y(value):.2f}" for day, value in run) for run in found if len(run) > 1)
    lines = "".join(f'<polyline points="{way}" vector-effect="non-scaling-stroke"/>' for way in ways)
    return ('<svg class="sh-line__way" viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">'
            f"{lines}</svg>")


def _dots(plot: _Plot, found: Sequence[Run]) -> Iterator[str]:
    """The values themselves, the last one larger; of very many only the last and those that stand alone."""
    total = sum(len(run) for run in found)
    last = found[-1][-1]
    for run in found:
        for day, value in run:
            if total <= _MANY or len(run) == 1 or (day, value) == last:
                yield (f'<circle class="sh-line__dot" cx="{plot.x(day):.2f}%" cy="{plot.y(value):.2f}%" '
                       f'r="{5 if (day, value) == last else 3}"/>')


def _points(plot: _Plot, series: Mapping[dt.date, Decimal], tell: Callable[[dt.date, Decimal], str]) -> Iterator[str]:
    """Places that say their value under the pointer or with the keyboard; above everything, so that it can be read."""
    for day, value in list(series.items())[-_MANY:]:
        x, y, told = plot.x(day), plot.y(value), escape(tell(day, value))
        drop = "2em" if y < 25 else "-1.2em"
        anchor = "start" if x < 25 else "end" if x > 75 else "middle"
        yield (f'<g class="sh-line__point" tabindex="0" role="img" aria-label="{told}">'
               f'<circle cx="{x:.2f}%" cy="{y:.2f}%" r="9"/>'
               f'<text x="{x:.2f}%" y="{y:.2f}%" dy="{drop}" text-anchor="{anchor}">{told}</text></g>')
