"""The ids that forms offer: one file for all of them, and a script, because a browser fetches nothing from a folder."""

from __future__ import annotations

import json

from strategy_handbook.model import KINDS
from strategy_handbook.pages import Book
from strategy_handbook.rendering import Addresses

PICK_LISTS = "edit/ids.js"
"""The address of the file in the site."""


def pick_lists(book: Book, _addresses: Addresses) -> str:
    """Ids with their titles by kind, without the archive; below ``*`` those of every kind, as ``kind:id``.

    Nothing if there are no forms.
    """
    if not book.settings.forms:
        return ""
    offered: dict[str, list[tuple[str, str]]] = {"*": []}
    for model in KINDS:
        if model.kind.shape == "list":
            continue
        current = [item for item in book.strategy[model].values() if not book.facts.is_archived(item)]
        offered[model.kind.key] = [(item.id, item.name) for item in current]
        offered["*"] += [(str(item.ref), item.name) for item in current]
    return f"window.shIds = {json.dumps(offered, separators=(',', ':'))};\n"
