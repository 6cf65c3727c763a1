"""How long it takes to read something, and which words of the glossary one meets in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from strategy_handbook.facts.glossary import in_capitals
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.term import Term
from strategy_handbook.model.training import Training
from strategy_handbook.pages.page import Book

WORDS_A_MINUTE = 200
"""A calm reader in a language that may not be their first."""

MOST_WORDS = 8
"""How many words of the glossary a newcomer is told at once."""


def minutes(book: Book, items: Iterable[Item], page: str = "") -> int:
    """The minutes it takes to read entities and a page of the handbook, rounded up; 0 of nothing.

    Meetings and trainings are not read.
    """
    words = sum(book.facts.words(item) for item in items if not isinstance(item, Communication | Training))
    words += len(book.page_text(page).split()) if page else 0
    return -(-words // WORDS_A_MINUTE)


def words_to_know(book: Book, read: Iterable[tuple[Item, object]]) -> tuple[Term, ...]:
    """The words of the glossary that stand in some entities, without those we would rather not use.

    Words of our own come first: those of several words, and those in capitals, which must stand as the glossary has
    them. A single everyday word, such as “line”, counts only where it returns.
    """
    met: Counter[Term] = Counter()
    for item, _how in read:
        met.update(book.facts.terms_met(item))
    own = [term for term in met if " " in term.name or in_capitals(term.name)]
    plain = [term for term, times in met.most_common() if times > 1 and term not in own]
    return tuple(dict.fromkeys((*own, *plain)))[:MOST_WORDS]
