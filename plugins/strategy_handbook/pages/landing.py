"""How to say something so that it lands: the advice of the cultures it reaches."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_handbook.model.communication import Communication
from strategy_handbook.model.culture import Advice, Culture
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.pages.page import Book


@dataclass(frozen=True, slots=True)
class Hints:
    """What helps and what hurts when something is said in a culture."""

    do: tuple[str, ...]
    avoid: tuple[str, ...]


def say_it_so_it_lands(book: Book, item: Goal | Communication | Department) -> tuple[tuple[Culture, Hints], ...]:
    """The communication and decision advice of every culture that an item reaches."""
    found = []
    for culture in book.facts.cultures(item):
        guidance = culture.guidance
        advice: list[Advice] = [one for one in (guidance.communication, guidance.decisions) if one] if guidance else []
        hints = Hints(tuple(text for one in advice for text in one.do),
                      tuple(text for one in advice for text in one.avoid))
        if hints.do or hints.avoid:
            found.append((culture, hints))
    return tuple(found)
