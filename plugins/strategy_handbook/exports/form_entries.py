"""What the forms show of each entry: a file for each, and a script, because a browser fetches nothing from a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from strategy_handbook.model import Entity
from strategy_handbook.pages import Book
from strategy_handbook.pages.form_entry import Told, entries


def form_entries(book: Book) -> Iterator[tuple[str, Callable[[], Iterator[tuple[str, str]]]]]:
    """Yield a name for each file of the strategy, and what makes the scripts of its entries: address and text.

    A script lies beside the form of its kind.
    """
    if book.settings.forms:
        for file, found in entries(book):
            yield f"edit {file}", partial(_scripts, found)


def _scripts(entries: Callable[[], Iterator[tuple[Entity, Told]]]) -> Iterator[tuple[str, str]]:
    for item, told in entries():
        yield f"edit/{item.kind.folder}/{item.id}.js", f"window.shEntry = {json.dumps(told, separators=(',', ':'))};\n"
