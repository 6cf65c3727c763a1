"""The pages that every kind has: an index, and one page for each entity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from strategy_handbook.model.base import Entity, Item, Kind
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.fields import field_table
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.links import Link
from strategy_handbook.model.role import Role
from strategy_handbook.model.sentences import sentences
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.touching import touching
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import kind_word, standing_word

T = TypeVar("T", bound=Entity)


def index_uri(kind: Kind) -> str:
    """Where the index of a kind lies."""
    return f"{kind.folder}/index.md"


def entity_pages(book: Book, model: type[T], view: Callable[[Book, T], View] | None = None, *, template: str = "",
                 hide: tuple[str, ...] = ("toc",), boost: float = 1.0) -> Iterator[Page]:
    """A page for each entity of a kind.

    Args:
        book: What pages are made from.
        model: The kind.
        view: What the template gets beyond the common view; called when the page is rendered.
        template: The template; by default that of any entity.
        hide: What Material leaves out beside the page.
        boost: How much search prefers these pages.
    """
    for item in book.strategy[model].values():
        archived = book.facts.is_archived(item)
        yield Page(
            uri=Addresses.uri(item), title=item.name, template=template or "entity.html",
            view=partial(_whole_view, book, item, view, bare=not template),
            summary=item.summary or "", item=item, index=index_uri(model.kind), searchable=not archived, boost=boost,
            tags=_tags(book, item), series="" if archived else _series(book, item), hide=hide,
            words=partial(_words, book, item))


def _tags(book: Book, item: Entity) -> tuple[str, ...]:
    word = kind_word(item.kind.word)
    kind = word[:1].upper() + word[1:]
    if isinstance(item, Goal):
        return kind, standing_word(book.facts.standing(item))
    return (kind,)


def _words(book: Book, item: Entity) -> Iterator[str]:
    """Its own sentences, and those reported about it; pages also repeat those of others, which search finds there."""
    yield from sentences(item)
    if isinstance(item, Goal):
        for report in book.facts.checkins(item):
            yield from sentences(report)


def _series(book: Book, item: Entity) -> str:
    """What one reads through page by page: the goals of a theme, the roles of a department, else the kind."""
    above: Item | None = None
    if isinstance(item, Goal):
        above = book.graph.first_above(item, Theme)
    elif isinstance(item, Role):
        above = next(iter(book.graph.targets(item, "department")), None)
    return f"{item.kind.key} {above.id if above else ''}"


def _whole_view(book: Book, item: T, view: Callable[[Book, T], View] | None, *, bare: bool) -> View:
    return {**common_view(book, item, bare=bare), **(view(book, item) if view else {})}


def index_page(book: Book, model: type[Entity], view: Callable[[], View] | None = None, *,
               template: str = "pages/index.html", hide: tuple[str, ...] = ("toc",)) -> Page:
    """The index of a kind; the archive holds what is not current. ``view`` adds to what the template gets."""
    kind = model.kind

    def whole() -> View:
        items = [item for item in book.strategy[model].values() if not book.facts.is_archived(item)]
        return {"kind": kind, "items": items, **(view() if view else {})}

    return Page(uri=index_uri(kind), title=kind.title, template=template, view=whole, summary=kind.purpose, boost=2.0,
                hide=hide)


def common_view(book: Book, item: Entity, *, bare: bool) -> View:
    """What the page of any entity shows: its findings, what links to it and, if bare, its fields.

    Whatever a page's own design leaves unsaid of what links to it stands at its end.
    """
    return {
        "item": item, "index": index_uri(item.kind),
        "findings": book.findings(item), "touching": touching(book, item),
        "linked_from": linked_from(book, item), "bare": bare,
        "fields": general_fields(book, item) if bare else (),
    }


def linked_from(book: Book, item: Item) -> tuple[tuple[Kind, tuple[Item, ...]], ...]:
    """What links to an item, by kind, each once; check-ins have their own place, and so has the archive."""
    groups: dict[type[Item], dict[Item, None]] = {}
    archived = book.facts.is_archived
    old = archived(item)
    for edge in book.graph.into(item):
        if not isinstance(edge.source, CheckIn) and edge.source is not item and (old or not archived(edge.source)):
            groups.setdefault(type(edge.source), {})[edge.source] = None
    return tuple((model.kind, tuple(items)) for model, items in groups.items())


@dataclass(frozen=True, slots=True)
class GeneralField:
    """A field as a list of links or of texts."""

    name: str
    targets: tuple[tuple[Item, str | None], ...]
    texts: tuple[str, ...]


def general_fields(book: Book, item: Entity) -> tuple[GeneralField, ...]:
    """The fields of an entity that hold something, for kinds whose page has no design of its own."""
    fields = []
    for row in field_table(type(item)):
        value: Any = getattr(item, row.attribute)
        if row.attribute in Entity.model_fields or not value:
            continue
        targets = tuple((edge.target, edge.how) for edge in book.graph.out(item, row.name))
        texts = () if targets else _texts(value)
        if targets or texts:
            fields.append(GeneralField(row.name, targets, texts))
    return tuple(fields)


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(link.id if isinstance(link, Link) else str(link) for link in value)
    return (str(value),)
