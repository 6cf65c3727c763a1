"""Who decides what: every decision somebody may take without asking, up to which limit, and whom to ask beyond."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from strategy_handbook.facts.raci import raci
from strategy_handbook.model.department import Department
from strategy_handbook.model.role import DecisionRight, Role
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_SUM = r"([0-9](?:[0-9.,’' ]{0,30}[0-9])?)\s?((?:k|m|thousand|million)\b)?"
_MONEY = r"(?:[€$£¥₹]|\b[A-Z]{3}\b)"
_AMOUNT = re.compile(rf"{_MONEY}\s?{_SUM}|{_SUM}\s?{_MONEY}")


def pages(book: Book) -> Iterator[Page]:
    """Yield the table of decisions."""
    yield Page("who-decides.md", _("Who decides what"), "pages/who_decides.html", lambda: _view(book),
               summary=_("What each role may decide without asking, up to which limit, and whom to ask beyond."),
               boost=1.5, hide=("toc",))


class Right(NamedTuple):
    """A decision right in its place.

    Attributes:
        right: What may be decided, and up to which limit.
        role: Who decides.
        department: Where the role belongs; None if it does not say.
        ask: Whom to ask beyond the limit; None if nobody is named.
        amount: The money named in the limit; None if there is none.
    """

    right: DecisionRight
    role: Role
    department: Department | None
    ask: Role | None
    amount: Decimal | None


def rights(book: Book) -> tuple[Right, ...]:
    """List every decision right, in source order."""
    found = []
    for role in book.strategy[Role].values():
        department = next(iter(book.graph.targets(role, "department")), None)
        for right in role.decides:
            ask = book.strategy.find("role", right.escalate_to) if right.escalate_to else None
            found.append(Right(right, role, department if isinstance(department, Department) else None,
                               ask if isinstance(ask, Role) else None, amount(right.limit or "")))
    return tuple(found)


def amount(text: str) -> Decimal | None:
    """Read the largest sum of money a text names: ``up to €1,000 a case`` → 1000; None if it names none."""
    found = ((before or after, times or more) for before, times, after, more in _AMOUNT.findall(text))
    return max((_number(number) * _TIMES.get(times, 1) for number, times in found), default=None)


def _number(text: str) -> Decimal:
    """Read a number as people write it: a mark before exactly three digits groups, another one is the decimal point."""
    text = re.sub(r"[’' ]", "", text)
    *groups, last = re.split(r"[.,]", text)
    if groups and len(last) != 3:
        return Decimal(f"{''.join(groups)}.{last}")
    return Decimal("".join((*groups, last)))


def _view(book: Book) -> View:
    found = rights(book)
    deciding = {one.role for one in found}
    members = {department: book.graph.sources(department, Role, "department")
               for department in book.strategy[Department].values()}
    return {
        "rights": found,
        "idle_roles": [role for role in book.strategy[Role].values() if role not in deciding],
        "idle_departments": [department for department, roles in members.items() if not deciding.intersection(roles)],
        "idle_goals": [(goal, book.facts.owner(goal)) for goal in book.facts.current_goals
                       if goal.status is None and book.facts.owner(goal) not in deciding],
        "endless": [one for one in found if not one.right.limit],
        "raci": raci(book.facts),
    }
