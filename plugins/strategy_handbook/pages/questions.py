"""Questions newcomers can ask themselves, made from the strategy, each with its answer and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from strategy_handbook.facts.operations import part_in
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.term import Term
from strategy_handbook.model.theme import Theme
from strategy_handbook.model.value import Value
from strategy_handbook.pages.page import Book
from strategy_handbook.pages.steps import Newcomer, goals_of
from strategy_handbook.rendering.words import _


class Question(NamedTuple):
    """Something to know, the answer in one or more sentences, and the item in which it stands."""

    text: str
    answer: tuple[str, ...]
    item: Item


def questions(book: Book, newcomer: Newcomer) -> tuple[Question, ...]:
    """What somebody new should be able to answer: their own work first, then the company. Silent data asks nothing."""
    own = tuple(goal for goal, _how in goals_of(book, newcomer) if isinstance(goal, Goal))
    asked = (*_own_work(book, newcomer), *_goals(own), *_company(book, own))
    return tuple(one for one in asked if any(one.answer))


def _own_work(book: Book, newcomer: Newcomer) -> Iterator[Question]:
    department, role = newcomer
    if role:
        yield Question(_("What may you decide without asking, and up to where?"),
                       tuple(": ".join(filter(None, (right.decision, right.limit))) for right in role.decides), role)
        for process, _steps in part_in(book.facts, role)[:1]:
            yield Question(_("You work in “%(name)s”. What holds every time?") % {"name": process.name},
                           process.standard, process)
    if department:
        for edge in book.graph.out(department, "commitments")[:1]:
            yield Question(_("What does your department do because of “%(theme)s”?") % {"theme": edge.target.name},
                           (department.commitments[int(edge.mention.path[1])].do,), edge.target)


def _goals(own: tuple[Goal, ...]) -> Iterator[Question]:
    for goal in own[:2]:
        yield Question(_("You work for “%(goal)s”. Why does it matter?") % {"goal": goal.name}, (goal.why or "",), goal)


def _company(book: Book, own: tuple[Goal, ...]) -> Iterator[Question]:
    company = book.strategy.organization
    if company:
        vision = company.vision.statement if company.vision else None
        yield Question(_("What do we want to be?"), (vision or "",), company)
        yield Question(_("What do we leave to others on purpose?"), company.not_doing, company)
    themes = (step for goal in own for step in book.graph.chain(goal) if isinstance(step, Theme))
    for theme in (*themes, *book.strategy[Theme].values()):
        if theme.decision_guides:
            guide = theme.decision_guides[0]
            answer = _("%(choose)s, over %(over)s") if guide.over else "%(choose)s"
            yield Question(_("%(when)s: what do we choose?") % {"when": guide.when.rstrip(" .:…")},
                           (answer % {"choose": guide.choose, "over": guide.over},), theme)
            break
    for value in islice(book.strategy[Value].values(), 1):
        yield Question(_("What does “%(value)s” ask of us?") % {"value": value.name},
                       value.behaviours.do if value.behaviours else (), value)
    for term in islice((one for one in book.strategy[Term].values() if one.use_instead), 1):
        yield Question(_("What do we say instead of “%(word)s”?") % {"word": term.name}, term.use_instead, term)
