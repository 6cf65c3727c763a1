"""Signals: what is changing around us, on a radar whose centre is what has to be looked at first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from strategy_handbook.model.signal import Effect, Signal, SignalType
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

SOON, LATER = relativedelta(days=30), relativedelta(months=3)
"""How far ahead the inner and the middle ring reach."""


def pages(book: Book) -> Iterator[Page]:
    """The radar and the page of each signal."""
    yield index_page(book, Signal, lambda: _index(book), template="pages/signals.html")
    yield from entity_pages(book, Signal, _view, template="pages/signal.html")


class Seen(NamedTuple):
    """A signal on the radar: its number, and the ring it lies in from the centre (0)."""

    number: int
    ring: int
    signal: Signal


def ring_of(book: Book, signal: Signal) -> int:
    """How soon a signal has to be looked at; what nobody has planned to look at is as urgent as what is overdue."""
    day, today = signal.next_look, book.facts.today
    if day is None or day <= today + SOON:
        return 0
    return 1 if day <= today + LATER else 2


def type_words() -> dict[SignalType, str]:
    """The types in words."""
    return {SignalType.TECHNOLOGY: _("Technology"), SignalType.GLOBALISATION: _("Globalisation"),
            SignalType.CUSTOMERS: _("Customers"), SignalType.GEOPOLITICS: _("Geopolitics"),
            SignalType.REGULATION: _("Regulation"), SignalType.OTHER: _("Other")}


def _index(book: Book) -> View:
    types = list(SignalType)
    everything = book.strategy[Signal].values()
    current = [one for one in everything if not book.facts.is_archived(one)]
    current.sort(key=lambda one: (ring_of(book, one), types.index(one.type)))
    seen = [Seen(number, ring_of(book, one), one) for number, one in enumerate(current, 1)]
    rings = (_("Now"), _("This quarter"), _("Later"))
    return {
        "rings": [(title, [one for one in seen if one.ring == ring]) for ring, title in enumerate(rings)],
        "draw": _drawn(seen, rings),
        "addressees": [one.signal for one in seen],
        "types": type_words(),
        "past": [one for one in everything if book.facts.is_archived(one)],
    }


def _drawn(seen: Sequence[Seen], rings: Sequence[str]) -> Callable[[Sequence[str]], Markup]:
    """The picture, once a template has found the addresses of the signals."""
    from strategy_handbook.charts.radar import Blip, radar

    words = type_words()
    used = {one.signal.type for one in seen}
    sectors = [kind for kind in SignalType if kind is not SignalType.OTHER or kind in used]

    def draw(addresses: Sequence[str]) -> Markup:
        blips = [Blip(one.number, sectors.index(one.signal.type), one.ring, _direction(one.signal.effect),
                      one.signal.name, address) for one, address in zip(seen, addresses, strict=True)]
        return radar(blips, [words[kind] for kind in sectors], rings, title=_("Radar of signals"))

    return draw


def _direction(effect: Effect | None) -> int:
    return 0 if effect is None else 1 if effect is Effect.OPPORTUNITY else -1


def _view(book: Book, signal: Signal) -> View:
    return {"signal": signal, "affects": [(edge.target, edge.how) for edge in book.graph.out(signal, "affects")],
            "types": type_words()}
