"""Values over time in the height of a line of text, for tables: which way it went, and where the target lies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from markupsafe import Markup, escape

from strategy_handbook.charts.line import runs

WIDTH, HEIGHT = 100, 24
_EDGE = 3
_NEWEST = 24
"""More values than this would be noise at this size."""


def sparkline(series: Mapping[dt.date, Decimal], *, title: str, step: relativedelta | None = None,
              target: tuple[Decimal, Decimal] | None = None) -> Markup:
    """Draw the newest values as a small line with its target; nothing if there are fewer than two.

    Args:
        series: Values by day, oldest first.
        title: What the picture shows, for those who do not see it.
        step: The time from one value to the next; a gap is left where one is missing.
        target: The value to reach, twice, or the edges of the band to stay in.
    """
    shown = dict(list(series.items())[-_NEWEST:])
    if len(shown) < 2:
        return Markup()
    values = [*shown.values(), *(target or ())]
    low, high, first, days = min(values), max(values), min(shown), (max(shown) - min(shown)).days

    def x(day: dt.date) -> str:
        return f"{_EDGE + (WIDTH - 2 * _EDGE) * (day - first).days / days:.0f}"

    def y(value: Decimal) -> str:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return f"{HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * share:.0f}"

    way = "".join("M" + " ".join(f"{x(day)} {y(value)}" for day, value in run) + ("h0" if len(run) == 1 else "")
                  for run in runs(shown, step))
    marks = "".join(f"M0 {y(edge)}H{WIDTH}" for edge in dict.fromkeys(target or ()))
    last, value = list(shown.items())[-1]
    drawn = f'<path class="sh-line__target" d="{marks}"/>' if marks else ""
    return Markup(  # noqa: S704 - the title is escaped, and the rest numbers
        f'<svg class="sh-spark" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">{drawn}'
        f'<path d="{way}"/><circle cx="{x(last)}" cy="{y(value)}" r="2.5"/></svg>')
