"""The strategy map: vision, themes, goals and initiatives in lanes, with what each serves, and the same as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strategy_handbook.charts import first_lanes, strategy_map
from strategy_handbook.facts.standing import Standing
from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative, Phase
from strategy_handbook.model.period import Period
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.sights import COMPANY, DEPARTMENT, INITIATIVES, THEMES
from strategy_handbook.rendering.words import _

AT_MOST = 300
"""More boxes than this are not drawn at once: lanes are left out from the last on, and the page says so."""


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
    nodes = [sights.node(item) for item in sights.items]
    shown = first_lanes(nodes, AT_MOST)
    picture = strategy_map(nodes, shown, leftward=sights.leftward)
    return {
        "picture": picture,
        "items": {node.key: item for node, item in zip(nodes, sights.items, strict=True)},
        "tokens": {node.key: " ".join(_tokens(book, item)) for node, item in zip(nodes, sights.items, strict=True)},
        "statement": sights.statement(picture.size),
        "headings": _headings(book),
        "counts": Counter(node.lane for node in nodes),
        "filters": _filters(book),
        "standings": [one for one in Standing if any(book.facts.standing(goal) == one for goal in _goals(book))],
        "told": list(sights.told()),
        "shown": len(shown),
        "limit": AT_MOST,
    }


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


def _tokens(book: Book, item: Entity) -> Iterator[str]:
    """What one can ask of a thing: itself and all above it, who works on it, when, how it stands, its lane."""
    for one in dict.fromkeys((*book.sights.above([item]), *_owned(book, item))):
        yield str(one.ref)
    for lane in range(book.sights.lane(item), INITIATIVES):
        yield f"to:{lane}"
    if isinstance(item, Goal):
        yield f"status:{book.facts.standing(item)}"
    elif isinstance(item, Initiative):
        yield f"status:{item.phase or 'none'}"


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
