"""The strategy map: vision, themes, goals and initiatives in lanes, with what each serves, and the same as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strategy_handbook.facts.standing import Standing
from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative, Phase
from strategy_handbook.model.period import Period
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.sights import AT_MOST, COMPANY, DEPARTMENT, INITIATIVES, THEMES
from strategy_handbook.rendering.words import _

if TYPE_CHECKING:
    from strategy_handbook.charts.strategy_map import Drawn

DATA = "map-data.js"
"""Its address in the site: what the page leaves out, as a script, because a browser fetches nothing from a folder."""


def pages(book: Book) -> Iterator[Page]:
    """The one page of the map."""
    yield Page(uri="map.md", title=_("Strategy map"), template="pages/strategy_map.html", view=lambda: _view(book),
               summary=_("From the vision through themes and goals to initiatives: what serves what, how it stands."),
               boost=2.0, hide=("toc", "navigation"))


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice that narrows the map.

    Attributes:
        name: Its name in the address.
        label: What it is called.
        options: What can be chosen: items, standings or phases.
    """

    name: str
    label: str
    options: tuple[Item | Standing | Phase, ...]


def _view(book: Book) -> View:
    sights = book.sights
    picture, items = sights.whole.picture, _items(book)
    return {
        "picture": picture,
        "items": items,
        "samples": list({(type(item), _state(book, item)): one for one in picture.waiting[::-1]
                         if (item := items[one.node.key])}.values()),
        "data": DATA,
        "statement": sights.statement(picture.size),
        "headings": _headings(book),
        "counts": Counter(one.node.lane for one in (*picture.drawn, *picture.waiting)),
        "filters": _filters(book),
        "standings": [one for one in Standing if any(book.facts.standing(goal) == one for goal in _goals(book))],
        "told": list(sights.told({items[one.node.key] for one in picture.drawn})),
        "left_out": {one.node.key: one.left_out for one in picture.drawn},
        "limit": AT_MOST,
    }


def data(book: Book) -> View:
    """What the script says: what things belong to, and a row for each thing of the map, which map.js takes apart."""
    picture, items = book.sights.whole.picture, _items(book)
    everything = sorted((*picture.drawn, *picture.waiting), key=lambda one: (one.lane, one.place))
    number = {one.node.key: at for at, one in enumerate(everything)}
    owned = {one.node.key: [str(of.ref) for of in _owned(book, items[one.node.key])] for one in everything}
    of = {ref: at for at, ref in enumerate(dict.fromkeys(ref for refs in owned.values() for ref in refs))}

    def row(one: Drawn) -> list[Any]:
        return [one.node.key, one.lane, one.place, one.height, one.text_x, one.lines,
                [number[key] for key in one.node.up if key in number], one.passages,
                [of[ref] for ref in dict.fromkeys(owned[one.node.key])], _state(book, items[one.node.key])]

    return {"of": list(of), "rows": [(row(one), items[one.node.key]) for one in everything]}


def _items(book: Book) -> dict[str, Entity]:
    return {str(item.ref): item for item in book.sights.items}


def _state(book: Book, item: Entity) -> str:
    """How a goal stands, or when an initiative happens, as filters ask for it."""
    if isinstance(item, Goal):
        return str(book.facts.standing(item))
    return str(item.phase or "none") if isinstance(item, Initiative) else ""


def _goals(book: Book) -> list[Goal]:
    return [item for item in book.sights.items if isinstance(item, Goal)]


def _headings(book: Book) -> dict[int, str]:
    """What the lanes are called; where no goal has a level, none is claimed."""
    levels = any(goal.level for goal in _goals(book))
    return {THEMES: _("Themes"), COMPANY: _("Company goals") if levels else _("Goals"),
            DEPARTMENT: _("Department goals") if levels else _("Goals below them"), INITIATIVES: _("Initiatives")}


def _owned(book: Book, item: Entity) -> list[Item]:
    """The departments, owner and periods of a thing; an initiative belongs to the periods of its goals."""
    graph = book.graph
    goals: Iterable[Item] = book.sights.serves(item) if isinstance(item, Initiative) else (item,)
    owner = book.facts.owner(item)
    return [*graph.targets(item, "departments"), *([owner] if owner else []),
            *(period for goal in goals for period in graph.targets(goal, "period"))]


def _filters(book: Book) -> list[Filter]:
    """The choices that make a difference here."""
    present = dict.fromkeys(one for item in book.sights.items for one in _owned(book, item))
    goals = {book.facts.standing(goal) for goal in _goals(book)}
    phases = {item.phase for item in book.sights.items if isinstance(item, Initiative)}

    def those(model: type[Item]) -> tuple[Item, ...]:
        return tuple(one for one in book.strategy[model].values() if one in present)

    found = [
        Filter("theme", _("Theme"), tuple(item for item in book.sights.items if isinstance(item, Theme))),
        Filter("department", _("Department"), those(Department)),
        Filter("role", _("Owner"), those(Role)),
        Filter("period", _("Period"), those(Period)),
        Filter("status", _("Status"), (*(one for one in Standing if one in goals),
                                       *(one for one in Phase if one in phases))),
    ]
    return [one for one in found if len(one.options) > 1]
