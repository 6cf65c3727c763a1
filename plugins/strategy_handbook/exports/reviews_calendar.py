"""What is due, as a calendar to subscribe to: one all-day event for each review and each check-in (RFC 5545).

An event keeps its UID for good. When a report arrives, the event moves to the day of the next one, in every calendar
that follows the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from strategy_handbook.exports.ics import calendar_file, event_text
from strategy_handbook.exports.reviews import address, in_order, task
from strategy_handbook.model.base import Item
from strategy_handbook.pages import Book
from strategy_handbook.pages.reviews_due import Due, dues
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _

REVIEWS = "reviews.ics"
"""Its address in the site."""


def reviews_calendar(book: Book, addresses: Addresses, found: Iterable[Due] | None = None) -> str:
    """Make a calendar of what is due.

    Args:
        book: What pages are made from.
        addresses: Where the pages lie.
        found: What it holds; everything if it is left out.
    """
    listed = in_order(dues(book) if found is None else found)
    return reviews_file(due_event(due, book, addresses) for due in listed)


def reviews_file(events: Iterable[bytes]) -> str:
    """Make a calendar of what was written as events before."""
    return calendar_file(_("Reviews due"), events)


def due_event(due: Due, book: Book, addresses: Addresses) -> bytes:
    """Write an event on the day it is due, also if that has passed; what was never done is due today."""
    to_do = _("Report on the goal") if due.is_report else _("Read the text again")
    told = [owner_line(due.owner), f"{due.place.path}:{due.place.line}", *([due.edit] if due.edit else [])]
    return day_event(book, addresses, task(due), due.item, due.day or book.facts.today,
                     f"{to_do}: {due.item.name}", "\n".join(told))


def day_event(book: Book, addresses: Addresses, task: str, item: Item, day: dt.date, title: str,
              text: str) -> bytes:
    """Write an event that lasts a day and keeps nobody busy."""
    return event_text({
        "uid": uid(book, task, item),
        "dtstamp": stamp(book),
        "dtstart": day,
        "summary": title,
        "description": text,
        "url": address(item, book, addresses) if book.settings.site_url else None,
        "transp": "TRANSPARENT",
    })


def uid(book: Book, task: str, item: Item) -> str:
    """Name an event for good, wherever its item is written, and whatever it was renamed to since."""
    host = urlsplit(book.settings.site_url or "").hostname or "strategy-handbook"
    first = next(iter(getattr(item, "aliases", ())), item.id)
    return f"{task}.{item.kind.word}.{first}@{host}"


def stamp(book: Book) -> dt.datetime:
    """Say when the calendar was made: the day it tells about, so that the same day gives the same bytes."""
    return dt.datetime.combine(book.facts.today, dt.time(), dt.UTC)


def owner_line(owner: Item | None) -> str:
    """Say who answers for it."""
    return f"{_('Owner')}: {owner.name if owner else _('nobody yet')}"
