"""Bars over years and quarters, with what waits for what and a line for today.

Everything lies at percents of the picture, so that it can be made wider, which is how readers zoom. A row is as high
as a row of the list beside it, which says the same in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale
from babel.dates import format_date
from dateutil.relativedelta import relativedelta
from markupsafe import Markup

HEAD, FOOT = 2, 1
"""Rows above the first bar and below the last one, for years, quarters and today."""

ROW, QUARTER = 1.9, 7
"""The height of a row and the width of a quarter, in rem."""

_BACK, _AHEAD = relativedelta(years=2), relativedelta(years=6)
"""What lies further away from today would press everything else together; bars end at the edge instead."""

_THICK = {"period": 0.5, "goal": 0.66, "initiative": 0.5}
_LATE_IN_PICTURE = 70
"""From this percent on, words stand before a bar rather than after its beginning."""

_ICONS: Mapping[str, str] = {
    "on-track": "M1 9 9 1M3 1h6v6",
    "at-risk": "M5 1 9.5 9H.5zM5 4v2",
    "off-track": "M1 1l8 8M9 1 1 9",
    "missed": "M1 1l8 8M9 1 1 9",
    "outdated": "M5 .5a4.5 4.5 0 1 0 .1 0M5 2.5V5l2 1.5",
    "not-begun": "M5 .5a4.5 4.5 0 1 0 .1 0",
    "achieved": "M1 5l3 3.5L9 1.5",
    "done": "M1 5l3 3.5L9 1.5",
    "now": "M2 1l6 4-6 4z",
    "next": "M1 1l4 4-4 4M5 1l4 4-4 4",
}
_DASH = "M1 5h8"
_ICON = 10
"""How wide an icon is, in pixels."""
_ONWARDS = ("now", "next")
"""The icons that point to what comes later."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the picture.

    Attributes:
        name: What it is, with its dates; shown when the pointer rests on it.
        label: What stands in it: how it is going, in words.
        tone: The word that styles and icons know a status or phase by; empty for a period.
        sort: ``period``, ``goal`` or ``initiative``.
        href: Where it leads.
        start: First day; None if nobody said.
        end: Last day; None if nobody said. With neither, nothing is drawn.
        after: The numbers of the rows that must come first.
    """

    name: str
    label: str
    tone: str
    sort: str
    href: str
    start: dt.date | None
    end: dt.date | None
    after: tuple[int, ...] = ()


def span(rows: Sequence[Bar | None], today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day to draw: whole years around today and everything that is not too far away."""
    days = [today, *(day for row in rows if row for day in (row.start, row.end) if day)]
    first, last = max(min(days), today - _BACK), min(max(days), today + _AHEAD)
    return dt.date(first.year, 1, 1), dt.date(last.year, 12, 31)


def timeline(rows: Sequence[Bar | None], *, title: str, today: dt.date, today_label: str, locale: Locale) -> Markup:
    """Draw rows from top to bottom; nothing if no row has a day. Time runs the way the language is read.

    Args:
        rows: What to draw; None leaves a row free for a heading of the list beside it.
        title: What the picture shows, and where the same stands in words.
        today: Where the line for today stands.
        today_label: What is written at it.
        locale: How years and quarters are written.
    """
    if not any(row and (row.start or row.end) for row in rows):
        return Markup()
    scene = _Scene(*span(rows, today), len(rows), is_rtl=locale.text_direction == "rtl")
    parts = [*_quarters(scene, locale), *_today(scene, today, today_label), _arrows(scene, rows),
             *(_row(scene, number, row) for number, row in enumerate(rows) if row and (row.start or row.end))]
    return Markup(
        '<svg class="sh-time" role="group" aria-label="{}" direction="{}" width="{}rem" height="{:.1f}rem" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
    ).format(title, locale.text_direction, scene.quarters * QUARTER, scene.units * ROW, Markup("").join(parts))


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where days and rows lie, in percent of the picture.

    Everything is reckoned from the side where reading begins; `at` and `along` give what SVG counts from the left.
    """

    first: dt.date
    last: dt.date
    rows: int
    is_rtl: bool

    @property
    def units(self) -> int:
        return self.rows + HEAD + FOOT

    @property
    def quarters(self) -> int:
        return (self.last.year - self.first.year + 1) * 4

    def x(self, day: dt.date) -> float:
        """The beginning of a day; days outside lie at the edge."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return 100 * max(0.0, min(1.0, share))

    def at(self, x: float, width: float = 0) -> float:
        """The left edge of what begins at a place."""
        return 100 - x - width if self.is_rtl else x

    def along(self, by: float, width: float = 0) -> float:
        """How far to the right of a place something stands that is a little later in time, or earlier if negative."""
        return -by - width if self.is_rtl else by

    def y(self, unit: float) -> float:
        return 100 * unit / self.units

    def middle(self, row: int) -> float:
        return self.y(HEAD + row + 0.5)

    def place(self, row: Bar) -> tuple[float, float]:
        """Where a bar begins and ends; a day alone is a place, and an open beginning or end lies at the edge."""
        end = self.x(row.end + dt.timedelta(days=1)) if row.end else 100.0
        start = self.x(row.start) if row.start else end
        return min(start, end), end


def _quarters(scene: _Scene, locale: Locale) -> Iterator[Markup]:
    for number in range(scene.quarters):
        day = dt.date(scene.first.year + number // 4, number % 4 * 3 + 1, 1)
        x, sort = scene.x(day), "year" if day.month == 1 else "quarter"
        yield Markup('<line class="sh-time__{}" x1="{:.2f}%" x2="{:.2f}%" y1="0" y2="100%"/>').format(
            sort, scene.at(x), scene.at(x))
        for unit in (0, scene.units - 0.8):
            if sort == "year":
                yield _words(scene, "year", x, unit + 0.4, format_date(day, "y", locale=locale))
            yield _words(scene, "quarter", x, unit + (0.85 if unit == 0 else 0.6),
                         format_date(day, "QQQ", locale=locale), later=unit > 0 and sort == "year")


def _words(scene: _Scene, sort: str, x: float, unit: float, text: str, *, later: bool = False) -> Markup:
    """A word of the axis, a little after its line; ``later`` leaves room for the year before it."""
    return Markup('<text class="sh-time__{}" x="{:.2f}%" y="{:.2f}%" dx="{:g}em">{}</text>').format(
        sort, scene.at(x), scene.y(unit), scene.along(4.4 if later else 0.4), text)


def _today(scene: _Scene, today: dt.date, label: str) -> Iterator[Markup]:
    x, late = scene.at(scene.x(today)), scene.x(today) > _LATE_IN_PICTURE
    yield Markup('<line class="sh-time__today" x1="{:.2f}%" x2="{:.2f}%" y1="{:.2f}%" y2="{:.2f}%"/>'
                 '<text class="sh-time__today" x="{:.2f}%" y="{:.2f}%" dx="{:g}em"{}>{}</text>').format(
        x, x, scene.y(HEAD - 0.75), scene.y(scene.units - FOOT), x, scene.y(HEAD - 0.3),
        scene.along(-0.5 if late else 0.5), Markup(' text-anchor="end"') if late else "", label)


def _row(scene: _Scene, number: int, row: Bar) -> Markup:
    start, end = scene.place(row)
    thick, middle = _THICK[row.sort], scene.middle(number)
    tone = f" sh-chip--{row.tone}" if row.tone else ""
    width = max(end - start, 0.5)
    bar = Markup('<rect x="{:.2f}%" y="{:.2f}%" width="{:.2f}%" height="{:.2f}%" rx="4"/>').format(
        scene.at(start, width), middle - scene.y(thick / 2), width, scene.y(thick)) if row.start else ""
    late, x = start > _LATE_IN_PICTURE, scene.at(start)
    icon = Markup('<svg x="{:.2f}%" y="{:.2f}%" overflow="visible"><path d="{}" transform="{}"/></svg>').format(
        x, middle, _ICONS.get(row.tone, _DASH), _moved(scene, row.tone, -18 if late else 7)) if row.tone else ""
    dx = scene.along((-24 if late else 23) if row.tone else (-6 if late else 7))
    text = Markup('<text x="{:.2f}%" y="{:.2f}%" dx="{}" dy=".35em"{}>{}</text>').format(
        x, middle, dx, Markup(' text-anchor="end"') if late else "", row.label)
    return Markup('<a class="sh-time__{}{}" xlink:href="{}" tabindex="-1" aria-hidden="true"><title>{}</title>{}{}{}'
                  "</a>").format(row.sort, tone, row.href, row.name, bar, icon, text)


def _moved(scene: _Scene, tone: str, by: int) -> str:
    """Where an icon stands beside its place; one that points onwards in time points the way the language is read."""
    left = scene.along(by, _ICON)
    return f"translate({left + _ICON} -5) scale(-1 1)" if scene.is_rtl and tone in _ONWARDS else f"translate({left} -5)"


def _arrows(scene: _Scene, rows: Sequence[Bar | None]) -> Markup:
    """From the end of what comes first to the beginning of what waits for it, around bars that overlap in time."""
    lines, heads = [], []
    for number, row in enumerate(rows):
        for before in row.after if row else ():
            first = rows[before]
            if row is None or first is None or not (first.end and row.start):
                continue
            xa, ya, xb, yb = scene.place(first)[1], scene.middle(before), scene.place(row)[0], scene.middle(number)
            lines.append(Markup('<polyline points="{}" vector-effect="non-scaling-stroke"/>').format(
                " ".join(f"{scene.at(x):.2f},{y:.2f}" for x, y in _way(xa, ya, xb, yb, scene.y(0.5)))))
            heads.append(Markup('<svg x="{:.2f}%" y="{:.2f}%" overflow="visible"><path d="{}"/></svg>').format(
                scene.at(xb), yb, "M6-4 0 0 6 4z" if scene.is_rtl else "M-6-4 0 0-6 4z"))
    if not lines:
        return Markup()
    return Markup('<g class="sh-time__arrow"><svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" '
                  'height="100%">{}</svg>{}</g>').format(Markup("").join(lines), Markup("").join(heads))


def _way(xa: float, ya: float, xb: float, yb: float, half: float) -> tuple[tuple[float, float], ...]:
    """The corners of an arrow; it arrives from earlier in time, and turns between two rows where it has to go back."""
    arrive, between = max(0.0, xb - 0.8), yb - half if yb > ya else yb + half
    return (xa, ya), (xa, between), (arrive, between), (arrive, yb), (xb, yb)
