"""The reference of the data model: what can be written, kind by kind, read off the models."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from strategy_handbook.model import KINDS, find_kind
from strategy_handbook.model.base import Entity, Item, Kind
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

INDEX = "data-model/index.md"


def pages(book: Book) -> Iterator[Page]:
    """Yield the index of kinds and the page of each kind."""
    yield Page(INDEX, _("Data model"), "pages/data_model.html", lambda: _index(book),
               summary=_("What can be written in the strategy folder, and how."), boost=0.3, hide=("toc",))
    for model in KINDS:
        yield Page(kind_uri(model.kind), model.kind.key, "pages/data_model_kind.html",
                   partial(_view, book, model),
                   summary=model.kind.purpose, index=INDEX, boost=0.2, hide=("toc",))


def kind_uri(kind: Kind) -> str:
    """Give the path of the reference page of a kind."""
    return f"data-model/{kind.key}.md"


def _index(book: Book) -> View:
    return {"kinds": [(model.kind, len(book.strategy[model])) for model in KINDS]}


def _view(book: Book, model: type[Item]) -> View:
    rows = field_table(model)
    common = {row.attribute for row in field_table(Entity)} if issubclass(model, Entity) else set()
    sample = next((item for item in book.strategy[model].values()
                   if not book.facts.is_archived(item)), None)
    return {
        "kind": model.kind,
        "index": INDEX,
        "about": inspect.cleandoc(model.__doc__ or ""),
        "own": lines(row for row in rows if row.attribute not in common),
        "common": lines(row for row in rows if row.attribute in common),
        "smallest": smallest(model.kind, rows),
        "sample": sample,
    }


class Line(NamedTuple):
    """A field in a flat table, with the groups it stands in and the kind it links to."""

    way: tuple[str, ...]
    row: FieldRow
    target: Kind | None


def lines(rows: Iterable[FieldRow], way: tuple[str, ...] = ()) -> tuple[Line, ...]:
    """List fields, each followed by the fields of the group it holds."""
    found: list[Line] = []
    for row in rows:
        model = find_kind(row.to.kind) if row.to else None
        found.append(Line(way, row, model.kind if model else None))
        found.extend(lines(row.parts, (*way, row.name)))
    return tuple(found)


def smallest(kind: Kind, rows: tuple[FieldRow, ...]) -> str:
    """Write the smallest entry of a kind: its required fields, each with a value that can be read."""
    fields = [f"{row.name}: {row.example or _sample(row)}" for row in rows if row.required]
    if kind.shape == "list":
        return "\n".join([f"{kind.key}:", f"  - {fields[0]}", *(f"    {one}" for one in fields[1:])])
    if kind.shape == "one":
        return "\n".join([f"{kind.key}:", *(f"  {one}" for one in fields)])
    return "\n".join([f"{kind.key}:", f"  {_('an-id')}:", *(f"    {one}" for one in fields)])


def _sample(row: FieldRow) -> str:
    if row.words:
        return row.words[0]
    return _("an-id") if row.to else row.description.partition(".")[0]
