"""How to say something so that it lands: the advice of the cultures it reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from strategy_handbook.model.communication import Communication
from strategy_handbook.model.culture import Advice, Culture, Phrasing
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.pages.page import Book


@dataclass(frozen=True, slots=True)
class Hints:
    """The least one should know before saying something to a team; its own page has the rest.

    Attributes:
        do: One piece of advice on how to say things, and one on how decisions are made.
        avoid: What hurts most.
        example: A message in the team's own words.
        said: That message as the team says it; both ways if it is neither direct nor indirect, or has not said.
    """

    do: tuple[str, ...]
    avoid: tuple[str, ...]
    example: Phrasing | None
    said: tuple[str, ...]


def say_it_so_it_lands(book: Book, item: Goal | Communication | Department) -> tuple[tuple[Culture, Hints], ...]:
    """A few hints from every culture that an item reaches and that has written some."""
    found = ((culture, hints(culture)) for culture in book.facts.cultures(item))
    return tuple((culture, told) for culture, told in found if told.do or told.avoid or told.example)


def hints(culture: Culture) -> Hints:
    """The first advice of each sort: teams write first what matters most to them."""
    guidance = culture.guidance
    both = (guidance.communication, guidance.decisions) if guidance else ()
    advice: list[Advice] = [one for one in both if one]
    example = next(iter(culture.phrasing), None)
    return Hints(_firsts(one.do for one in advice), _firsts(one.avoid for one in advice)[:1], example,
                 _said(culture, example) if example else ())


def _firsts(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(texts[0] for texts in lists if texts)


def _said(culture: Culture, example: Phrasing) -> tuple[str, ...]:
    if culture.communication in (None, 3):
        return example.direct, example.indirect
    return (example.direct,) if (culture.communication or 0) < 3 else (example.indirect,)
