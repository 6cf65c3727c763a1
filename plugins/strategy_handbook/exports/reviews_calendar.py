"""What is due, as a calendar to subscribe to: one all-day event for each review and each check-in (RFC 5545).

An event keeps its UID for good. When a report arrives, the event moves to the day of the next one, in every calendar
that follows the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from strategy_handbook.exports.reviews import address, in_order, task
from strategy_handbook.pages import Book
from strategy_handbook.pages.reviews_due import Due, dues
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _

LONGEST = 75
"""Octets in a line, without its end; a longer one goes on in the next line, after a blank."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def reviews_calendar(book: Book, addresses: Addresses, found: Iterable[Due] | None = None) -> str:
    """Make a calendar of what is due.

    Args:
        book: What pages are made from.
        addresses: Where the pages lie.
        found: What it holds; everything if it is left out.
    """
    listed = in_order(dues(book) if found is None else found)
    name = _text(_("Reviews due"))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//strategy-handbook//reviews due//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        *(line for due in listed for line in _event(due, book, addresses)),
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _event(due: Due, book: Book, addresses: Addresses) -> Iterator[str]:
    """Yield an event on the day it is due, also if that has passed; what was never done is due today."""
    today, site = book.facts.today, book.settings.site_url
    to_do = _("Report on the goal") if due.is_report else _("Read the text again")
    owner = due.owner.name if due.owner else _("nobody yet")
    told = [f"{_('Owner')}: {owner}", f"{due.place.path}:{due.place.line}", *([due.edit] if due.edit else [])]
    host = urlsplit(site or "").hostname or "strategy-handbook"
    yield "BEGIN:VEVENT"
    yield f"UID:{task(due)}.{due.item.kind.word}.{due.item.id}@{host}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due.day or today:%Y%m%d}"
    yield f"SUMMARY:{_text(f'{to_do}: {due.item.name}')}"
    yield "DESCRIPTION:" + _text("\n".join(told))
    if site:
        yield f"URL:{address(due.item, book, addresses)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Escape a text (RFC 5545, 3.3.11)."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n")).replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """Break a line that is too long, between characters (RFC 5545, 3.1)."""
    parts, room = [""], LONGEST
    for character in line:
        octets = len(character.encode())
        if octets > room:
            parts.append("")
            room = LONGEST - 1  # the blank it begins with
        parts[-1] += character
        room -= octets
    return "\r\n ".join(parts)
