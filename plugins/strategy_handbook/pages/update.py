"""The monthly update: a draft to read, and the same as Markdown to paste into an e-mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from strategy_handbook.model.base import Item
from strategy_handbook.pages.monthly import Update, monthly_update, named, plain
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _

EARLY = 10
"""Until this day of a month, people write about the month before."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the page of the monthly update."""
    yield Page("update.md", _("Monthly update"), "pages/update.html", lambda: _view(book), searchable=False,
               hide=("toc",), summary=_("What changed, what is off track and what is next, ready to be sent."))


def _view(book: Book) -> View:
    today = book.facts.today
    before = today.replace(day=1) - dt.timedelta(days=1)
    months = (before, today) if today.day <= EARLY else (today, before)
    return {"drafts": [(month, monthly_update(book, month, _linked), to_paste(book, month).markdown)
                       for month in months]}


def to_paste(book: Book, month: dt.date) -> Update:
    """The draft with addresses that work in an e-mail, if the settings name the site."""
    addresses = Addresses(directory_urls=book.settings.directory_urls)
    return monthly_update(book, month, lambda item: named(item, book.settings.site_url, addresses.of(item)))


def _linked(item: Item) -> str:
    return f"[{plain(item.name)}]({item.ref})"
