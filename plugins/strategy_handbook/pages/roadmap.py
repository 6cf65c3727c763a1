"""The roadmap: now, next and later as a board, and everything with dates on a time line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date
from markupsafe import Markup

from strategy_handbook.facts.roadmap import Lane, board, lanes, periods, unplanned
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _, phase_word, standing_word

if TYPE_CHECKING:
    from strategy_handbook.charts.timeline import Bar

URI = "roadmap.md"
LINES, CARDS, UNDATED = 60, 8, 20
"""The most lines of the time line, cards of a column and things without a date; the rest is counted and linked."""

NAME = 80
"""The length at which the name on a bar is cut; the list beside it has all of it."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the roadmap."""
    yield Page(URI, _("Roadmap"), "pages/roadmap.html", lambda: _view(book),
               summary=_("What we work on now, next and later, and when it should be finished."), boost=1.5,
               hide=("toc",))


def _view(book: Book) -> View:
    found, left = lanes(book.facts, LINES)
    lines = list(_lines(book, found))
    undated = unplanned(book.facts)
    return {"columns": board(book.facts), "cards": CARDS, "lines": lines, "left": left, "picture": picture(book, lines),
            "undated": undated[:UNDATED], "undated_left": len(undated) - UNDATED}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list beside the picture.

    Attributes:
        item: What it is about; None for what has no theme.
        sort: ``heading``, ``period``, ``goal`` or ``initiative``.
        start: First day, if known.
        end: Last day, if known.
        said: How it is going, in words.
        tone: The word that styles and icons know that by.
        after: What must come first and stands on the time line too.
    """

    item: Item | None
    sort: str
    start: dt.date | None = None
    end: dt.date | None = None
    said: str = ""
    tone: str = ""
    after: tuple[Item, ...] = ()


def _lines(book: Book, found: Sequence[Lane]) -> Iterator[Line]:
    for period in periods(book.facts) if found else ():
        yield Line(period, "period", period.start, period.end)
    shown = {item for lane in found for item in lane.items}
    for lane in found:
        yield Line(lane.theme, "heading")
        for item in lane.items:
            after = tuple(one for one in book.graph.targets(item, "depends_on") if one in shown)
            yield Line(item, item.kind.word, item.start, item.due, *told(book, item), after)


def picture(book: Book, lines: Sequence[Line]) -> Markup:
    """The lines as bars in time."""
    from strategy_handbook.charts.timeline import timeline

    numbers = {line.item: number for number, line in enumerate(lines) if line.sort != "heading" and line.item}
    addresses = Addresses(directory_urls=book.settings.directory_urls)
    here, locale, today = addresses.url(URI), locale_of(book), book.facts.today
    rows = [_bar(book, line, numbers, addresses.relative(addresses.of(line.item), here))
            if line.sort != "heading" and line.item else None for line in lines]
    return timeline(rows, title=_("Time line; the list beside it says the same in words"), today=today,
                    today_label=_("Today, %(day)s") % {"day": format_date(today, locale=locale)}, locale=locale)


def _bar(book: Book, line: Line, numbers: dict[Item, int], href: str) -> Bar:
    from strategy_handbook.charts.timeline import Bar

    item, locale = line.item, locale_of(book)
    days = " – ".join(format_date(day, locale=locale) if day else "…" for day in (line.start, line.end))
    name = item.name if item else ""
    name = name if len(name) <= NAME else f"{name[:NAME].rstrip()}…"
    return Bar(f"{name}: {days}{f' ({line.said})' if line.said else ''}", line.said or name, line.tone, line.sort, href,
               line.start, line.end, tuple(numbers[one] for one in line.after))


def told(book: Book, item: Goal | Initiative) -> tuple[str, str]:
    """How something is going, in words, and the word that styles and icons know that by."""
    if isinstance(item, Goal):
        how = book.facts.standing(item)
        return standing_word(how), how
    if item.due and item.due < book.facts.today and not item.is_over:
        return _("Overdue"), "missed"
    return phase_word(item.phase), item.phase or "none"
