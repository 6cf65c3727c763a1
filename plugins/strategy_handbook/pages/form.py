"""Forms: one to edit each entry, and one of each kind for a new one. They write the YAML; people propose it."""

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
from strategy_handbook.model.fields import LAST, FieldRow, field_order, field_table
from strategy_handbook.model.links import ID, MAX_ID_LENGTH
from strategy_handbook.model.organization import Organization
from strategy_handbook.pages.form_controls import Blanks, Control, Controls, blanks
from strategy_handbook.pages.form_lines import FileLines
from strategy_handbook.pages.kind import index_uri
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _, kind_word
from strategy_handbook.source.spans import content_end, entry_end

Read = Callable[[Path], FileLines]


def pages(book: Book) -> Iterator[Page]:
    """A form for each entry, and one of each kind for a new one; neither is found by search nor in the navigation."""
    if not book.settings.forms:
        return
    read = cache(lambda file: FileLines(file.read_bytes().decode("utf-8-sig")))  # forgotten with this plan
    blank = blanks()
    for model in KINDS:
        kind = model.kind
        index = index_uri(kind) if kind.shape == "many" else ""
        if kind.shape != "one" or not book.strategy[model]:
            yield _page(new_uri(kind), f"{_('New')}: {kind_word(kind.word)}", index,
                        partial(_new, book, model, read, blank))
        if issubclass(model, Entity):
            for item in book.strategy[model].values():
                if item.is_abridged:
                    continue  # its lines in the file hold what its readers may not see
                yield _page(edit_uri(item), f"{_('Edit')}: {item.name}", index, partial(_edit, book, item, read, blank))


def edit_uri(item: Item) -> str:
    """The path of the form that edits an entry."""
    return f"edit/{Addresses.uri(item)}"


def new_uri(kind: Kind) -> str:
    """The path of the form for a new entry; no kind has the folder ``new``, and any id may be used."""
    return f"edit/new/{kind.folder}.md"


def _page(uri: str, title: str, index: str, view: Callable[[], View]) -> Page:
    return Page(uri, title, "pages/form.html", view, index=index, searchable=False, hide=("toc", "navigation"))


class Lines(NamedTuple):
    """What the form changes: where it stands in its file, and how its first line begins.

    Attributes:
        place: The file, and the line to open.
        first: The first line to replace or, for something new, the line before which it goes; counted from 1.
        last: The last line to replace; 0 for something new.
        lines: The text of these lines.
        pad: How many blanks stand before the first line.
        whole: Whether a new file is made.
    """

    place: Location
    first: int = 1
    last: int = 0
    lines: tuple[str, ...] = ()
    pad: int = 0
    whole: bool = False


def _edit(book: Book, item: Entity, read: Read, blank: Blanks) -> View:
    document, key, value = item.nodes
    file = read(document.file)
    first, last = key.start_mark.line, _last_line(file, key, value)
    found = Lines(item.place(), first + 1, last + 1, tuple(file.slice(first, last + 1)), key.start_mark.column)
    lines = file if file.slice(first, first + 1)[0][: key.start_mark.column].strip() == "" else None
    controls = Controls(blank, lines, first).group(_ordered(type(item)), key, value)
    return {**_view(book, type(item), controls, found), "item": item}


def _new(book: Book, model: type[Item], read: Read, blank: Blanks) -> View:
    controls = Controls(blank).group(_ordered(model), None, None)
    kind = model.kind
    taken = [*book.strategy[model], *(alias for item in book.strategy[model].values() if isinstance(item, Entity)
                                      for alias in item.aliases)]
    return {**_view(book, model, controls, _behind(book, model, read) or _alone(book, kind)), "item": None,
            "taken": " ".join(taken) if kind.shape == "many" else "", "id_pattern": ID.pattern,
            "id_length": MAX_ID_LENGTH}


def _ordered(model: type[Item]) -> list[FieldRow]:
    rows = {row.name: row for row in field_table(model)}
    return [rows[name] for name in field_order(model)]


def _view(book: Book, model: type[Item], controls: Control, found: Lines) -> View:
    upkeep = [part for part in controls.parts if part.name in LAST]
    return {"kind": model.kind, "controls": controls, "found": found, "upkeep": upkeep,
            "fields": [part for part in controls.parts if part not in upkeep],
            "address": None if found.whole else book.edit_url(found.place),
            "reference": f"data-model/{model.kind.key}.md",
            "index": "" if model is Organization or model.kind.shape == "list" else index_uri(model.kind)}


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
    line = _last_line(file, key, value) + 2
    return Lines(Location(home, line - 1, 1), line, pad=len(before) - len(before.lstrip(" ")))


def _last_line(file: FileLines, key: yaml.ScalarNode, value: yaml.Node) -> int:
    """The line an entry ends on, counted from 0; in a list it is its own key."""
    end = content_end(file.text, value) if key is value else entry_end(file.text, (key, value))
    return file.number(max(end, int(key.start_mark.index)))


def _alone(book: Book, kind: Kind) -> Lines:
    """A file of its own."""
    settings = book.settings
    folder = settings.strategy_dir
    inside = folder.relative_to(settings.root) if folder.is_relative_to(settings.root) else folder
    name = f"{kind.key}.yml"
    taken = {item.place().path for item in book.strategy}
    path = (inside / name).as_posix()
    if path in taken:
        path = (inside / f"more-{name}").as_posix()
    return Lines(Location(path, 1, 1), pad={"many": 2, "list": 2, "one": 0}[kind.shape], whole=True)
