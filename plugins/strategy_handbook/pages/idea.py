"""Ideas: the board, and for each idea its way, the reasons, the trial, the thanks and what it became."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from strategy_handbook.model.base import Item
from strategy_handbook.model.idea import Idea, Stage
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

ANSWERED_AT_MOST = 6
"""So many of the newest answers stand on the board; a table below it has all of them."""

BOARD_AT_MOST = 30
"""With more ideas than this, a table that can be filtered takes the place of the board."""


def pages(book: Book) -> Iterator[Page]:
    """The board of ideas and the page of each idea."""
    yield index_page(book, Idea, lambda: _index(book), template="pages/ideas.html")
    yield from entity_pages(book, Idea, _view, template="pages/idea.html")


class Row(NamedTuple):
    """An idea in a list: where it is from, its themes, how long it has been at its stage, and whether that is late."""

    idea: Idea
    senders: tuple[Item, ...]
    themes: tuple[Item, ...]
    days: int | None
    due: dt.date | None

    @property
    def is_late(self) -> bool:
        """Whether the promised answer is overdue."""
        return self.due is not None


def rows(book: Book, ideas: Iterable[Idea]) -> tuple[Row, ...]:
    """Ideas with what a list tells about each."""
    known = book.facts.innovation
    found = []
    for idea in ideas:
        due = known.answer_due(idea) if idea.stage is Stage.SUBMITTED else None
        found.append(Row(idea, book.graph.targets(idea, "submitted_by"), book.graph.targets(idea, "theme"),
                         known.days_in_stage(idea), due if due and due < book.facts.today else None))
    return tuple(found)


def _index(book: Book) -> View:
    told = rows(book, book.strategy[Idea].values())
    columns = [(stage, _ordered(row for row in told if row.idea.stage is stage)) for stage in Stage]
    return {"columns": columns, "rows": [row for _stage, found in columns for row in found],
            "as_board": len(told) <= BOARD_AT_MOST, "most": ANSWERED_AT_MOST}


def _ordered(found: Iterable[Row]) -> list[Row]:
    """Those that wait longest come first; among those with an answer, the newest."""
    ordered = sorted(found, key=lambda row: -(row.days or 0))
    return ordered[::-1] if ordered and ordered[0].idea.stage.is_answer else ordered


def _view(book: Book, idea: Idea) -> View:
    graph, known = book.graph, book.facts.innovation
    return {
        "idea": idea,
        "row": rows(book, (idea,))[0],
        "due": known.answer_due(idea),
        "journey": journey(book, idea),
        "chains": sorted(graph.chains(idea), key=len, reverse=True),
        "channel": graph.targets(idea, "channel"),
        "panel": graph.targets(idea, "evaluation"),
        "panel_departments": known.departments(idea),
        "criteria": criteria(idea),
        "trial": known.trial(idea),
        "became": known.became(idea),
    }


class Step(NamedTuple):
    """A stop on the way of an idea."""

    stage: Stage
    day: dt.date | None
    days: int | None
    is_here: bool


def journey(book: Book, idea: Idea) -> tuple[Step, ...]:
    """The stages an idea went through, with the days it stayed at each as far as they are known."""
    tried = idea.experiment is not None or idea.stage is Stage.EXPERIMENTING
    seen = idea.evaluation is not None or idea.reached_on(Stage.EVALUATING) is not None
    order = [Stage.SUBMITTED, *([Stage.EVALUATING] if seen or idea.stage is Stage.EVALUATING else []),
             *([Stage.EXPERIMENTING] if tried else [])]
    order = [*order, idea.stage] if idea.stage.is_answer else order[:order.index(idea.stage) + 1]
    days = [idea.reached_on(stage) for stage in order]
    ends = [*days[1:], None if idea.stage.is_answer else book.facts.today]
    return tuple(Step(stage, day, (end - day).days if day and end and end >= day else None, stage is idea.stage)
                 for stage, day, end in zip(order, days, ends, strict=True))


class Criterion(NamedTuple):
    """One of the four questions an idea is judged by; the fields are those of a track between two ends."""

    title: str
    position: int | None
    low: str
    high: str
    words: str


def criteria(idea: Idea) -> tuple[Criterion, ...]:
    """How the panel judged an idea on each criterion."""
    words = (_("very weak"), _("weak"), _("fair"), _("strong"), _("very strong"))
    asked = (
        (_("Serves the strategy"), "alignment", _("hardly"), _("directly")),
        (_("Can be done"), "feasibility", _("hardly"), _("easily")),
        (_("Changes something"), "impact", _("little"), _("a lot")),
        (_("Fits our people and money"), "resources", _("asks too much"), _("asks hardly any")),
    )
    found = ((title, getattr(idea.evaluation, field, None), low, high) for title, field, low, high in asked)
    return tuple(Criterion(title, value, low, high, words[value - 1] if value else "")
                 for title, value, low, high in found)
