"""Who does what for each goal (RACI) and who decides what, as tables for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from strategy_handbook.exports.comma_separated import comma_separated
from strategy_handbook.facts.raci import raci
from strategy_handbook.model.base import Item
from strategy_handbook.pages import Book
from strategy_handbook.pages.who_decides import rights
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _


def raci_csv(book: Book, addresses: Addresses) -> str:  # noqa: ARG001 - every export takes the same
    """Give a row for each current goal: who is responsible, accountable, consulted and informed."""
    header = ("goal_id", _("Goal"), _("Responsible"), _("Accountable"), _("Consulted"), _("Informed"))
    return comma_separated(header, (
        (part.goal.id, part.goal.name, _names(part.responsible), part.accountable.name if part.accountable else None,
         _names(part.consulted), "; ".join(filter(None, (_("everyone") if part.informs_everyone else "",
                                                         _names(part.informed)))))
        for part in raci(book.facts)))


def decision_rights_csv(book: Book, addresses: Addresses) -> str:  # noqa: ARG001 - as above
    """Give a row for each decision somebody may take without asking."""
    header = (_("Decision"), "role_id", _("Role"), _("Department"), _("Up to"), _("Beyond that, ask"))
    return comma_separated(header, (
        (one.right.decision, one.role.id, one.role.name, one.department.name if one.department else None,
         one.right.limit, one.ask.name if one.ask else None)
        for one in rights(book)))


def _names(items: Iterable[Item]) -> str:
    return "; ".join(item.name for item in items)
