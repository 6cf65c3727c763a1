"""What changed in the last twelve months, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from strategy_handbook.facts.changes import Change, Happening, changes
from strategy_handbook.model.base import Kind
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

URI = "what-changed.md"


def pages(book: Book) -> Iterator[Page]:
    """Yield the page of what changed."""
    yield Page(URI, _("What changed"), "pages/changes.html", lambda: _view(book),
               summary=_("What moved, began, ended or was reviewed in the last year."))


def _view(book: Book) -> View:
    lines = change_lines(book)
    return {
        "months": [(month, tuple(found))
                   for month, found in groupby(lines, lambda line: line.day.replace(day=1))],
    }


class Line(NamedTuple):
    """Changes told in one sentence: one, or all of a sort that happened on one day."""

    day: dt.date
    what: Happening
    kind: Kind
    changes: tuple[Change, ...]


def change_lines(book: Book) -> tuple[Line, ...]:
    """Put the changes into lines; what began, ended or was reviewed together shares one."""
    return tuple(Line(*sort[:3], tuple(found))
                 for sort, found in groupby(changes(book.strategy, book.facts), _sort))


def _sort(change: Change) -> tuple[dt.date, Happening, Kind, str]:
    alone = change.what in (Happening.MOVED, Happening.FIRST_REPORT)
    return change.day, change.what, change.item.kind, change.item.id if alone else ""
