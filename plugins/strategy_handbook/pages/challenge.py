"""Challenges: what stands in the way, how grave it is, and who does what about it."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.facts.operations import is_overcome, open_challenges
from strategy_handbook.model.challenge import Challenge
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.page import Book, Page, View


def pages(book: Book) -> Iterator[Page]:
    """The index of challenges and the page of each challenge."""
    yield index_page(book, Challenge, lambda: _index(book), template="pages/challenges.html")
    yield from entity_pages(book, Challenge, _view, template="pages/challenge.html")


def _index(book: Book) -> View:
    overcome = [one for one in book.strategy[Challenge].values() if is_overcome(book.facts, one)]
    return {"items": open_challenges(book.facts), "overcome": overcome}


def _view(book: Book, challenge: Challenge) -> View:
    return {
        "challenge": challenge,
        "over": is_overcome(book.facts, challenge),
        "affected": [(edge.target, edge.how) for edge in book.graph.out(challenge, "affects")],
    }
