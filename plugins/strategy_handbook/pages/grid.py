"""A matrix as a table that stays readable: what stands in its cells, and what its rows can be picked by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from strategy_handbook.facts import Facts
from strategy_handbook.facts.matrix import Matrix, Way
from strategy_handbook.model.base import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.period import Period
from strategy_handbook.model.theme import Theme
from strategy_handbook.rendering.words import _

MANY = 9
"""From so many columns on, their names stand upright."""

CELLS = 10_000
"""A table of more cells takes seconds to open: rows are left out from the last on, and the page says so."""

ROWS = 50
"""So many rows are shown however many columns there are."""


class Cell(NamedTuple):
    """What stands in a cell.

    Attributes:
        mark: Its sign: ``yes`` and it is said how, ``bare`` if it is not, ``via`` if it leads through something,
            ``gap`` if something should stand here.
        text: A number in place of the sign, or an empty text.
        ways: What is shown when it is pointed at, focused or tapped.
        note: A sentence in place of the ways, or an empty text.
    """

    mark: str
    text: str = ""
    ways: tuple[Way, ...] = ()
    note: str = ""


class Facet(NamedTuple):
    """Something that rows can be picked by: its name in the address, its label, and what there is to choose."""

    name: str
    label: str
    options: tuple[str, ...]


class Row(NamedTuple):
    """A row: what it is about, its cells in the order of the columns, and for each facet the options it has."""

    item: Item
    cells: tuple[Cell | None, ...]
    picks: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in any cell."""
        return not any(self.cells)


class Grid(NamedTuple):
    """A table of cells.

    Attributes:
        id: Its name in addresses.
        label: What it shows.
        columns: What heads the columns, with the number of cells that are filled.
        rows: The rows.
        facets: What rows can be picked by.
        left_out: How many rows are not shown.
    """

    id: str
    label: str
    columns: tuple[tuple[Item, int], ...]
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    left_out: int

    @property
    def is_upright(self) -> bool:
        """Whether there are too many columns for names that lie flat."""
        return len(self.columns) >= MANY


Choice = tuple[Facet, Callable[[Item], Sequence[int]]]


def grid(matrix: Matrix, id_: str, label: str, cell: Callable[[Item, Item, tuple[Way, ...]], Cell | None],
         choices: Iterable[Choice] = ()) -> Grid:
    """Lay a matrix out.

    Args:
        matrix: What is shown.
        id_: The name of the table in addresses.
        label: What it shows, in a few words.
        cell: Makes a cell of row, column and ways; it is asked for empty ones too.
        choices: What rows can be picked by.
    """
    choices = tuple(choices)
    shown = matrix.rows[:max(ROWS, CELLS // max(len(matrix.columns), 1))]
    rows = tuple(
        Row(row, tuple(cell(row, column, matrix.cells.get((row, column), ())) for column in matrix.columns),
            tuple(" ".join(map(str, picked(row))) for _facet, picked in choices))
        for row in shown)
    columns = tuple((column, matrix.filled.get(column, 0)) for column in matrix.columns)
    return Grid(id_, label, columns, rows, tuple(facet for facet, _picked in choices),
                len(matrix.rows) - len(shown))


def told(_row: Item, _column: Item, ways: tuple[Way, ...]) -> Cell | None:
    """A cell with a sign for how well it is said how a row reaches a column."""
    if not ways:
        return None
    direct = [way for way in ways if way.via is None]
    if not direct:
        return Cell("via", ways=ways)
    return Cell("yes" if any(way.how for way in direct) else "bare", ways=ways)


def goal_choices(facts: Facts, goals: Iterable[Item]) -> tuple[Choice, ...]:
    """What goals can be picked by: their themes and their periods."""
    themes: dict[Item, tuple[Item, ...]] = {goal: facts.themes(goal) for goal in goals if isinstance(goal, Goal)}
    periods = {goal: facts.graph.targets(goal, "period") for goal in themes}
    return (_choice("theme", _("Theme"), facts.strategy[Theme].values(), themes),
            _choice("period", _("Period"), facts.strategy[Period].values(), periods))


def _choice(name: str, label: str, order: Iterable[Item], found: Mapping[Item, tuple[Item, ...]]) -> Choice:
    used = {item for items in found.values() for item in items}
    options = tuple(item for item in order if item in used)
    position = {item: index for index, item in enumerate(options)}
    picks = {goal: tuple(position[item] for item in items) for goal, items in found.items()}
    return Facet(name, label, tuple(item.name for item in options)), lambda row: picks.get(row, ())
