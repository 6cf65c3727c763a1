"""Which words of the glossary stand in an entity."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from strategy_handbook.model.base import Item
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.model.term import Term

_WORD = re.compile(r"\w+")


def terms_met(glossary: Mapping[str, Beginning], item: Item) -> Counter[Term]:
    """How often the words of the glossary stand in an entity, in the order one meets them."""
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
            if not in_capitals(term.name) or found[0] == term.name:
                met[term] += 1
    return met


def in_capitals(word: str) -> bool:
    """Whether a word is an abbreviation."""
    return any(sign.isupper() for sign in word[1:]) and " " not in word


class Beginning(NamedTuple):
    """The terms that begin with a word: by name, and what finds the longest of them."""

    named: Mapping[str, Term]
    terms: re.Pattern[str]


def glossary_of(strategy: Strategy) -> Mapping[str, Beginning]:
    """The terms by their first word, so that a text costs its words, and not its words times all terms."""
    named: dict[str, dict[str, Term]] = defaultdict(dict)
    for term in strategy[Term].values():
        if not term.use_instead and (first := _WORD.match(term.name)):
            named[first[0].casefold()][term.name.casefold()] = term
    return {word: Beginning(terms, re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})\b", re.IGNORECASE))
        for word, terms in named.items()}
