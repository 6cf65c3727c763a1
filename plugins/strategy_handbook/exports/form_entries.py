"""What the forms show of each entry: a file for each, and a script, because a browser fetches nothing from a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator

from strategy_handbook.pages import Book
from strategy_handbook.pages.form_entry import entries
from strategy_handbook.rendering import Addresses


def form_entries(book: Book, _addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each; it lies beside the form of its kind."""
    if not book.settings.forms:
        return
    for item, told in entries(book):
        yield f"edit/{item.kind.folder}/{item.id}.js", f"window.shEntry = {json.dumps(told, separators=(',', ':'))};\n"
