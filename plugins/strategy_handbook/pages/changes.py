"""What changed in the last twelve months, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from strategy_handbook.facts.changes import Change, Happening, changes
from strategy_handbook.model.base import Item, Kind
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _, standing_word

if TYPE_CHECKING:
    from strategy_handbook.history import Piece

URI = "what-changed.md"

LINES = 200
"""Lines of each sort that the page shows, the newest; nobody reads a year of a large company to its end."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the page of what changed."""
    yield Page(URI, _("What changed"), "pages/changes.html", lambda: _view(book),
               summary=_("What moved, began, ended or was reviewed in the last year."))


def _view(book: Book) -> View:
    told, edited = change_lines(book), edit_lines(book)
    lines, edits = _by_month(told[:LINES]), _by_month(edited[:LINES])
    months = sorted({*lines, *edits}, reverse=True)
    return {
        "months": [(month, lines.get(month, ()), edits.get(month, ())) for month in months],
        "earlier": len(told[LINES:]) + len(edited[LINES:]),
        "note": book.history.note,
    }


class EditLine(NamedTuple):
    """What one commit changed: sentences of words and of items, linked where there still is one."""

    day: dt.date
    sentences: tuple[tuple[tuple[str, Item | None], ...], ...]


def edit_lines(book: Book) -> tuple[EditLine, ...]:
    """Put what was edited into lines, newest first."""
    return tuple(EditLine(edit.day, tuple(tuple(map(partial(_piece, book), sentence)) for sentence in edit.sentences))
                 for edit in sorted(book.history.edits, key=lambda edit: edit.day, reverse=True))


def _piece(book: Book, piece: Piece) -> tuple[str, Item | None]:
    """The words of a piece and the item it names, by its title of today if it still exists."""
    kind, _colon, id_ = piece.ref.partition(":")
    item = book.strategy.find(kind, id_) if piece.ref else None
    return (item.name if item else piece.text), item


D = TypeVar("D", "Line", EditLine)


def _by_month(lines: Sequence[D]) -> dict[dt.date, tuple[D, ...]]:
    return {month: tuple(found) for month, found in groupby(lines, lambda line: line.day.replace(day=1))}


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


def change_sentence(change: Change, thing: str) -> str:
    """A change in plain words, for what is read outside the handbook.

    Args:
        change: What happened.
        thing: What to call the item it happened to.
    """
    before, after = (standing_word(one).lower() if one else "" for one in (change.before, change.after))
    if change.what is Happening.MOVED:
        words = _("%(thing)s improved from %(before)s to %(after)s") if change.is_better else _(
            "%(thing)s slipped from %(before)s to %(after)s")
    elif change.what is Happening.FIRST_REPORT:
        words = _("%(thing)s has its first report: %(after)s")
    elif change.what is Happening.ENDED:
        words = _("%(thing)s ended: %(after)s") if after else _("%(thing)s ended")
    else:
        words = _("%(thing)s began") if change.what is Happening.BEGAN else _("%(thing)s was reviewed")
    return words % {"thing": thing, "before": before, "after": after}
