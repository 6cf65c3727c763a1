"""Communication: where we talk about the strategy, with whom, how often, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from babel.dates import format_skeleton

from strategy_handbook.facts import Occurrence
from strategy_handbook.model.communication import Communication, Form
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.idea import Idea
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.agenda import has_sheet, sheet
from strategy_handbook.pages.clocks import clocks
from strategy_handbook.pages.how_often import when
from strategy_handbook.pages.idea import rows
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.landing import say_it_so_it_lands
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.share_an_idea import INDEX, share_uri


def pages(book: Book) -> Iterator[Page]:
    """The index of communications and the page of each communication."""
    yield index_page(book, Communication, lambda: _index(book), template="pages/communications.html")
    yield from entity_pages(book, Communication, _view, template="pages/communication.html", boost=1.2)


def _index(book: Book) -> View:
    everything = book.strategy[Communication].values()
    forms: tuple[Form | None, ...] = (*Form, None)
    return {"cultures": tuple(book.strategy[Culture].values()),
            "groups": [(form, [_row(book, one) for one in found])
                       for form in forms if (found := [one for one in everything if one.form == form])]}


class Row(NamedTuple):
    """A communication in the index: how often and when next, and the address of its agenda sheet."""

    communication: Communication
    when: str
    next: Occurrence | None
    sheet: str | None


def _row(book: Book, communication: Communication) -> Row:
    return Row(communication, said_when(book, communication), book.facts.next_time(communication),
               sheet(communication) if has_sheet(communication) else None)


def _view(book: Book, communication: Communication) -> View:
    times = book.facts.next_times(communication, 5)
    themes = [one for one in book.graph.targets(communication, "carries") if isinstance(one, Theme)]
    return {
        "communication": communication,
        "when": said_when(book, communication),
        "audience": book.graph.targets(communication, "audience"),
        "carries": [(edge.target, edge.how) for edge in book.graph.out(communication, "carries")],
        "weekday": lambda moment: format_skeleton("yMMMEd", moment, locale=locale_of(book)),
        "sheet": sheet(communication) if has_sheet(communication) else None,
        "times": [(time, clocks(book, time)) for time in times],
        "share": share_uri(themes[0]) if len(themes) == 1 else INDEX,
        "is_channel": communication.form is Form.IDEA_CHANNEL,
        "ideas": rows(book, (one for one in book.graph.sources(communication, Idea, "channel")
                             if isinstance(one, Idea))),
        "cultures": say_it_so_it_lands(book, communication),
    }


def said_when(book: Book, communication: Communication) -> str:
    """How often and at what time a communication happens; empty if it has no schedule."""
    return when(communication.schedule, locale_of(book)) if communication.schedule else ""
