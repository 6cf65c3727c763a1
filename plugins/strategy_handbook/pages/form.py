"""Forms: one of each kind, to edit an entry or to make a new one. They write the YAML; people propose it.

What an entry holds comes from a small file of its own (``exports/form_entries.py``) once its form is opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import yaml

from strategy_handbook.findings import Location
from strategy_handbook.model import KINDS, Entity, Item
from strategy_handbook.model.base import Kind
from strategy_handbook.model.fields import LAST
from strategy_handbook.model.links import ID, MAX_ID_LENGTH
from strategy_handbook.pages.form_controls import controls
from strategy_handbook.pages.form_lines import FileLines
from strategy_handbook.pages.kind import index_uri
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _, kind_word

Read = Callable[[Path], FileLines]


def pages(book: Book) -> Iterator[Page]:
    """A form of each kind, which is neither found by search nor in the navigation."""
    if not book.settings.forms:
        return
    read = cache(FileLines.read)  # forgotten with this plan
    for model in KINDS:
        kind = model.kind
        if kind.shape == "one" and any(item.is_abridged for item in book.strategy[model].values()):
            continue  # nothing of it can be edited here
        title = f"{_('New')}: {kind_word(kind.word)}"
        yield Page(form_uri(kind), title, "pages/form.html", partial(_view, book, model, title, read),
                   index=index_uri(kind) if kind.shape == "many" else "", searchable=False, hide=("toc", "navigation"))


def form_uri(kind: Kind) -> str:
    """The path of the form of a kind: for a new entry or, with ``?id=``, for one that there is."""
    return f"edit/{kind.folder}/index.md"


class Lines(NamedTuple):
    """Where a new entry goes.

    Attributes:
        place: The file, and the line to open.
        first: The line before which it goes, counted from 1.
        column: How many blanks stand before its first line.
        whole: Whether a new file is made.
    """

    place: Location
    first: int = 1
    column: int = 0
    whole: bool = False


def _view(book: Book, model: type[Item], title: str, read: Read) -> View:
    kind, items = model.kind, book.strategy[model]
    parts = controls(model).parts
    found = _behind(book, model, read) or _alone(book, kind)
    taken = [*items, *(alias for item in items.values() if isinstance(item, Entity) for alias in item.aliases)]
    return {"kind": kind, "title": title, "fields": [part for part in parts if part.name not in LAST],
            "upkeep": [part for part in parts if part.name in LAST], "found": found,
            "address": None if found.whole else book.edit_url(found.place), "reference": f"data-model/{kind.key}.md",
            "index": index_uri(kind) if kind.shape == "many" else "", "taken": " ".join(taken),
            "only": next(iter(items.values()), None) if kind.shape == "one" else None,
            "id_pattern": ID.pattern, "id_length": MAX_ID_LENGTH}


def _behind(book: Book, model: type[Item], read: Read) -> Lines | None:
    """The line after the last of its kind, in the file where most of them live or, for reports, the latest do."""
    items = list(book.strategy[model].values())
    if not items:
        return None
    lived = Counter(item.place().path for item in items)
    home = items[-1].place().path if model.kind.shape == "list" else lived.most_common(1)[0][0]
    last = max((item for item in items if item.place().path == home), key=lambda item: item.place().line)
    if last.is_abridged:
        return None  # where it ends would tell how much is left out
    document, key, value = last.nodes
    file = read(document.file)
    before = file.slice(key.start_mark.line, key.start_mark.line + 1)[0][: key.start_mark.column]
    in_block = isinstance(value, yaml.CollectionNode) and not value.flow_style and value.start_mark.index >= (
        key.start_mark.index)
    if before.strip(" ") not in ("", "-") or not in_block:
        return None  # it stands in braces, where no line can be added
    line = file.last_line(key, value) + 2
    return Lines(Location(home, line - 1, 1), line, column=len(before) - len(before.lstrip(" ")))


def _alone(book: Book, kind: Kind) -> Lines:
    """A file of its own."""
    settings = book.settings
    folder = settings.strategy_dir
    inside = folder.relative_to(settings.root) if folder.is_relative_to(settings.root) else folder
    name = f"{kind.key}.yml"
    path = (inside / name).as_posix()
    if book.strategy.written_in(path):
        path = (inside / f"more-{name}").as_posix()
    return Lines(Location(path, 1, 1), column={"many": 2, "list": 2, "one": 0}[kind.shape], whole=True)
