"""The alignment matrices and the coverage as tables for spreadsheets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from strategy_handbook.exports.comma_separated import comma_separated
from strategy_handbook.facts.matrix import (
    Matrix,
    Way,
    goals_by_communications,
    goals_by_departments,
    themes_by_departments,
)
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.pages import Book
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _


def themes_csv(book: Book, addresses: Addresses) -> str:  # noqa: ARG001 - every export takes the same
    """Give a row for each theme and a column for each department: its commitments, and its part in the goals."""
    return _wide(themes_by_departments(book.facts), _("Theme"))


def goals_csv(book: Book, addresses: Addresses) -> str:  # noqa: ARG001 - as above
    """Give a row for each goal and a column for each department: what it contributes."""
    return _wide(goals_by_departments(book.facts), _("Goal"))


def coverage_csv(book: Book, addresses: Addresses) -> str:  # noqa: ARG001 - as above
    """Give a row for each goal, communication and audience, for pivot tables; a goal carried nowhere has one too."""
    header = ("goal_id", _("Goal"), "communication_id", _("Communication"), _("Form"), _("Who for"), _("Through"),
              _("How"))
    return comma_separated(header, _carried(book, goals_by_communications(book.facts)))


def _carried(book: Book, matrix: Matrix) -> Iterator[tuple[str | None, ...]]:
    audiences = {told: [one.name for one in book.graph.targets(told, "audience")] or [_("everyone")]
                 for told in matrix.columns}
    carriers: dict[Item, list[Item]] = defaultdict(list)  # most communications carry few goals
    for goal, told in matrix.cells:
        carriers[goal].append(told)
    places = {told: place for place, told in enumerate(matrix.columns)}
    for goal in matrix.rows:
        if not matrix.filled.get(goal):
            yield (goal.id, goal.name, *[None] * 6)
        for told in sorted(carriers[goal], key=places.__getitem__):
            form = str(told.form) if isinstance(told, Communication) and told.form else None
            for way in matrix.cells[goal, told]:
                for name in audiences[told]:
                    yield (goal.id, goal.name, told.id, told.name, form, name, way.via.name if way.via else None,
                           way.how)


def _wide(matrix: Matrix, corner: str) -> str:
    header = ("id", corner, *(column.name for column in matrix.columns))
    return comma_separated(header, (
        (row.id, row.name, *("; ".join(map(_told, matrix.cells.get((row, column), ()))) for column in matrix.columns))
        for row in matrix.rows))


def _told(way: Way) -> str:
    if way.via is None:
        return way.how or _("not said how")
    return f"{way.via.name}: {way.how}" if way.how else way.via.name
