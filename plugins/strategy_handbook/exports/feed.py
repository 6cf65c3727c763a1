"""What changed as an Atom feed (RFC 4287): edits told from git, check-ins, and what dates and reviews tell."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from dateutil.relativedelta import relativedelta

from strategy_handbook.facts.changes import Change, Happening
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.goal import Goal
from strategy_handbook.pages import Book
from strategy_handbook.pages.changes import URI, EditLine, change_lines, change_sentence, edit_lines
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _, standing_word

FEED = "what-changed.xml"
"""Its address in the site."""

MOST_ENTRIES = 200
"""Entries, the newest; a feed tells what is new."""

LONGEST_TITLE = 120
"""Letters of a title; the text below it is whole."""


class Entry(NamedTuple):
    """One entry: what makes it itself, when it happened, its sentences, and the item whose page has more."""

    key: str
    moment: dt.datetime
    sentences: tuple[str, ...]
    item: Item | None = None


def feed(book: Book, addresses: Addresses) -> str:
    """The feed, newest first. The same strategy and history give the same bytes."""
    found = sorted((*_edited(book), *_happened(book)), key=lambda entry: entry.moment, reverse=True)
    entries = found[:MOST_ENTRIES]
    company = book.strategy.organization
    name = company.name if company else _("Strategy")
    updated = entries[0].moment if entries else _midnight(book.settings.today)
    base = book.settings.site_url
    links = ""
    if base:
        links = (f'  <link rel="self" type="application/atom+xml" href={quoteattr(base + FEED)}/>\n'
                 f'  <link rel="alternate" type="text/html" href={quoteattr(base + addresses.url(URI))}/>\n')
    return ('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
            f"  <id>{_urn(f'{base or name} {FEED}')}</id>\n"
            f"  <title>{_safe(_('What changed'))} · {_safe(name)}</title>\n"
            f"  <updated>{updated.isoformat()}</updated>\n"
            f"  <author><name>{_safe(name)}</name></author>\n{links}"
            f"{''.join(_entry(entry, base, addresses) for entry in entries)}</feed>\n")


def _entry(entry: Entry, base: str | None, addresses: Addresses) -> str:
    first = entry.sentences[0]
    title = first if len(first) <= LONGEST_TITLE else first[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    place = addresses.of(entry.item) if entry.item else f"{addresses.url(URI)}#{entry.moment:%Y-%m}"
    link = f'    <link rel="alternate" href={quoteattr(base + place)}/>\n' if base else ""
    text = "\n".join(entry.sentences)
    return (f"  <entry>\n    <id>{_urn(entry.key)}</id>\n    <title>{_safe(title)}</title>\n"
            f"    <updated>{entry.moment.isoformat()}</updated>\n{link}"
            f'    <content type="text">{_safe(text)}</content>\n  </entry>\n')


def _urn(key: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, key).urn


def _safe(text: str) -> str:
    """A text as XML holds it; control characters have no place there."""
    return escape("".join(sign if sign >= " " or sign in "\n\t" else " " for sign in text if not _is_lone(sign)))


def _is_lone(sign: str) -> bool:
    return "\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff"


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)


def _edited(book: Book) -> Iterator[Entry]:
    told: Sequence[EditLine] = edit_lines(book)
    edits = sorted(book.history.edits, key=lambda edit: edit.day, reverse=True)
    for edit, line in zip(edits, told, strict=True):
        yield Entry(edit.commit, edit.moment, tuple("".join(text for text, _item in one) for one in line.sentences))


def _happened(book: Book) -> Iterator[Entry]:
    """Yield what check-ins, dates and reviews tell; a check-in is told by itself, also if nothing moved."""
    reports = (Happening.MOVED, Happening.FIRST_REPORT)
    lines = change_lines(book)
    moved = {change.checkin: change for line in lines if line.what in reports for change in line.changes}
    first = book.facts.today - relativedelta(years=1)
    for goal in book.strategy[Goal].values():
        for checkin in book.facts.checkins(goal):
            if checkin.date >= first:
                yield _checkin(goal, checkin, moved.get(checkin))
    for line in lines:
        if line.what not in reports:
            key = f"{line.day} {line.what} {' '.join(str(change.item.ref) for change in line.changes)}"
            yield Entry(key, _midnight(line.day), tuple(change_sentence(one, one.item.name) for one in line.changes))


def _checkin(goal: Goal, checkin: CheckIn, change: Change | None) -> Entry:
    said = change_sentence(change, goal.name) if change else _("%(thing)s is still %(after)s") % {
        "thing": goal.name, "after": standing_word(checkin.status).lower()}
    more = (checkin.note, f"{_('Next:')} {checkin.next_step}" if checkin.next_step else None)
    return Entry(str(checkin.ref), _midnight(checkin.date), (said, *(text for text in more if text)), checkin)
