"""Edits of a strategy as sentences, made of pieces so that a page can link the items they name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from babel import Locale

from strategy_handbook.comparison import ItemChange, Named, Sort
from strategy_handbook.comparison.changes import Value
from strategy_handbook.comparison.words import Phrase, field_phrase, listed, named, shower
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.goal import Goal
from strategy_handbook.rendering.words import _, kind_word

QUIET = frozenset(("tags", "aliases", "waive", "review", "observations", "links", "visibility", "visibility_of"))
"""Fields whose changes are told elsewhere, or to nobody."""

MOST_SENTENCES = 20
"""Sentences about one commit; the rest is counted."""


class Piece(NamedTuple):
    """A part of a sentence: words, or the title of the item with this ``kind:id``."""

    text: str
    ref: str = ""


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What one commit changed in the strategy."""

    commit: str
    moment: dt.datetime
    sentences: tuple[Sentence, ...]

    @property
    def day(self) -> dt.date:
        """The day of the commit, where it was made."""
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class History:
    """Edits, newest first, and what keeps them from being all there were.

    Attributes:
        note: A sentence for readers, or an empty text.
    """

    edits: tuple[Edit, ...] = ()
    note: str = ""


NO_HISTORY = History()


def sentences(changes: Sequence[ItemChange], locale: Locale) -> tuple[Sentence, ...]:
    """The sentences that tell changes; check-ins and how a goal ended are told by the strategy itself."""
    phrases = list(_phrases(changes, locale))
    told = tuple(_pieces(phrase, locale) for phrase in phrases[:MOST_SENTENCES])
    if len(phrases) > MOST_SENTENCES:
        more = _("and {number} more changes").format(number=len(phrases) - MOST_SENTENCES)
        return (*told, (Piece(more),))
    return told


def _phrases(changes: Sequence[ItemChange], locale: Locale) -> Iterator[Phrase]:
    ours = [change for change in changes if not isinstance(change.item, CheckIn)]
    for (sort, kind), found in groupby(ours, lambda change: (change.sort, change.item.kind)):
        if sort in (Sort.ADDED, Sort.REMOVED):
            names = [named(change.item, locale) for change in found]
            word = kind_word(kind.word) if len(names) == 1 else _(kind.title).lower()
            words = _("New {kind}: {names}") if sort is Sort.ADDED else _("Removed {kind}: {names}")
            yield Phrase(words, {"kind": Phrase(word, {}), "names": listed(names)})
        else:
            for change in found:
                yield from _fields(change, named(change.item, locale))


def _fields(change: ItemChange, thing: Named) -> Iterator[Phrase]:
    for field in change.fields:
        ended = isinstance(change.item, Goal) and field.path == ("status",)
        if field.path[0] not in QUIET and not ended:
            yield field_phrase(field, thing)


def _pieces(phrase: Phrase, locale: Locale) -> Sentence:
    """The sentence cut where items are named."""
    names: list[Named] = []
    inner = shower(locale, str, str)

    def show(value: Value) -> str:
        if not isinstance(value, Named) or not value.kind:
            return inner(value).replace("\x00", "")
        names.append(value)
        return f"\x00{len(names) - 1}\x00"

    parts = re.split("\x00([0-9]+)\x00", phrase.filled(show))
    cut = [Piece(names[int(part)].title, names[int(part)].ref) if index % 2 else Piece(part)
           for index, part in enumerate(parts)]
    return tuple(piece for piece in cut if piece.text)
