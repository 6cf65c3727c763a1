"""How long it takes to read something, and which words of the glossary one meets in it."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.model.term import Term
from strategy_handbook.model.training import Training
from strategy_handbook.pages.page import Book

_WORD = re.compile(r"\w+")

WORDS_A_MINUTE = 200
"""A calm reader in a language that may not be their first."""

MOST_WORDS = 8
"""How many words of the glossary a newcomer is told at once."""


def minutes(book: Book, items: Iterable[Item], page: str = "") -> int:
    """The minutes it takes to read entities and a page of the handbook, rounded up; 0 of nothing.

    Meetings and trainings are not read.
    """
    words = sum(book.facts.words(item) for item in items if not isinstance(item, Communication | Training))
    words += len(page_text(book, page).split()) if page else 0
    return -(-words // WORDS_A_MINUTE)


def page_text(book: Book, uri: str) -> str:
    """The Markdown of a page of the handbook; empty if it is none, or lies outside its folder."""
    folder = book.settings.handbook_dir
    file = (folder / uri.partition("#")[0]).resolve() if folder else None
    if file is None or folder is None or not file.is_relative_to(folder.resolve()) or not file.is_file():
        return ""
    return file.read_text("utf-8-sig", errors="replace")


def words_to_know(book: Book, read: Iterable[tuple[Item, object]]) -> tuple[Term, ...]:
    """The words of the glossary that stand in some entities, without those we would rather not use.

    Words of our own come first: those of several words, and those in capitals, which must stand as the glossary has
    them. A single everyday word, such as “line”, counts only where it returns.
    """
    met: Counter[Term] = Counter()
    for item, _how in read:
        if item not in book.terms_met:  # newcomers read the same entities
            book.terms_met[item] = _met(book.strategy, item)
        met.update(book.terms_met[item])
    own = [term for term in met if " " in term.name or _in_capitals(term.name)]
    plain = [term for term, times in met.most_common() if times > 1 and term not in own]
    return tuple(dict.fromkeys((*own, *plain)))[:MOST_WORDS]


def _met(strategy: Strategy, item: Item) -> Counter[Term]:
    """How often the words of the glossary stand in an entity, in the order one meets them."""
    glossary = _glossary(strategy)
    met: Counter[Term] = Counter()
    if not glossary:
        return met
    text = " ".join(text for text, _place in item.texts())
    after = 0
    for word in _WORD.finditer(text):
        beginning = glossary.get(word[0].casefold()) if word.start() >= after else None
        if beginning and (found := beginning.terms.match(text, word.start())):
            after = found.end()
            term = beginning.named[found[0].casefold()]
            if not _in_capitals(term.name) or found[0] == term.name:
                met[term] += 1
    return met


def _in_capitals(word: str) -> bool:
    return any(sign.isupper() for sign in word[1:]) and " " not in word


class _Beginning(NamedTuple):
    """The terms that begin with a word: by name, and what finds the longest of them."""

    named: Mapping[str, Term]
    terms: re.Pattern[str]


@functools.lru_cache(maxsize=1)  # a site asks for each of its entities
def _glossary(strategy: Strategy) -> Mapping[str, _Beginning]:
    """The terms by their first word, so that a text costs its words, and not its words times all terms."""
    named: dict[str, dict[str, Term]] = defaultdict(dict)
    for term in strategy[Term].values():
        if not term.use_instead and (first := _WORD.match(term.name)):
            named[first[0].casefold()][term.name.casefold()] = term
    return {word: _Beginning(terms, re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})\b", re.IGNORECASE))
        for word, terms in named.items()}
