"""What is due, as a JSON object, for whoever wants to remind people: a bot, a dashboard, a script."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from strategy_handbook.model.base import Item
from strategy_handbook.pages import Book
from strategy_handbook.pages.reviews_due import Due, dues
from strategy_handbook.rendering import Addresses


def reviews_json(book: Book, addresses: Addresses, found: Iterable[Due] | None = None) -> str:
    """List what is due, by day, kind and id. Keys are only ever added to.

    Only ASCII, so that it survives whatever encoding a pipe has.

    Args:
        book: What pages are made from.
        addresses: Where the pages lie.
        found: What to list; everything if it is left out.
    """
    listed = in_order(dues(book) if found is None else found)
    content = {
        "as_of": book.facts.today.isoformat(),
        "overdue": sum(is_overdue(due, book) for due in listed),
        "due": [_entry(due, book, addresses) for due in listed],
    }
    return json.dumps(content, indent=2) + "\n"


def in_order(found: Iterable[Due]) -> list[Due]:
    """Sort what is due so that moving text between files changes nothing; what was never done comes first."""
    return sorted(
        found, key=lambda due: (due.day.isoformat() if due.day else "", due.item.kind.word, due.item.id, task(due))
    )


def task(due: Due) -> str:
    """Name what is to be done, for programs."""
    return "check-in" if due.is_report else "review"


def is_overdue(due: Due, book: Book) -> bool:
    """Tell whether the day has passed, or whether there was never one."""
    return due.day is None or due.day < book.facts.today


def address(item: Item, book: Book, addresses: Addresses) -> str:
    """Give the address of an item's page: whole if the settings name the site, else from the top of the site."""
    return urljoin(book.settings.site_url or "", addresses.of(item))


def _entry(due: Due, book: Book, addresses: Addresses) -> dict[str, Any]:
    owner = due.owner
    return {
        "task": task(due),
        "kind": due.item.kind.word,
        "id": due.item.id,
        "title": due.item.name,
        "owner": owner.id if owner else None,
        "owner_title": owner.name if owner else None,
        "owner_handle": owner.handle if owner else None,
        "due": due.day.isoformat() if due.day else None,
        "overdue": is_overdue(due, book),
        "url": address(due.item, book, addresses),
        "edit_url": due.edit,
        "path": due.place.path,
        "line": due.place.line,
    }
