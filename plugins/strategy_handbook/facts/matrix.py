"""Who works on what and what is told to whom, as matrices: what is filled says how, what is empty is a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strategy_handbook.facts import Facts
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a row reaches a column.

    Attributes:
        how: The sentence that says how; None if nobody has written it.
        via: What it leads through, such as a goal, an initiative or a theme; None if it leads there directly.
    """

    how: str | None = None
    via: Item | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns, both in source order, and what connects them.

    Attributes:
        cells: Row and column → ways, none without any.
        filled: Row or column → in how many cells something stands.
    """

    rows: tuple[Item, ...]
    columns: tuple[Item, ...]
    cells: Mapping[tuple[Item, Item], tuple[Way, ...]]
    filled: Mapping[Item, int]

    @property
    def empty_rows(self) -> tuple[Item, ...]:
        """The rows that reach no column."""
        return tuple(row for row in self.rows if not self.filled.get(row))

    @property
    def empty_columns(self) -> tuple[Item, ...]:
        """The columns that no row reaches."""
        return tuple(column for column in self.columns if not self.filled.get(column))


Found = tuple[Item, Item, Way]


def _matrix(rows: Iterable[Item], columns: Iterable[Item], found: Iterable[Found]) -> Matrix:
    """Put what was found into its cells; what belongs to no row or column is left out."""
    rows, columns = tuple(rows), tuple(columns)
    known_rows, known_columns = set(rows), set(columns)
    cells: dict[tuple[Item, Item], list[Way]] = {}
    for row, column, way in found:
        if row in known_rows and column in known_columns:
            ways = cells.setdefault((row, column), [])
            if way not in ways:
                ways.append(way)
    filled = Counter(item for pair in cells for item in pair)
    return Matrix(rows, columns, {pair: tuple(ways) for pair, ways in cells.items()}, filled)


def goals_by_departments(facts: Facts) -> Matrix:
    """Which department works on which goal: named by the goal, or through an initiative that is not over."""
    goals = facts.current_goals
    direct = [(goal, edge.target, Way(edge.how)) for goal in goals for edge in facts.graph.out(goal, "departments")]
    named = {(goal, department) for goal, department, _way in direct}
    through = [
        (edge.target, work.target, Way(work.how, initiative))
        for initiative in facts.open_initiatives
        for edge in facts.graph.out(initiative, "supports")
        for work in facts.graph.out(initiative, "departments")
        if (edge.target, work.target) not in named
    ]
    return _matrix(goals, facts.strategy[Department].values(), [*direct, *through])


def themes_by_departments(facts: Facts) -> Matrix:
    """What each department does because of each theme: its commitments, then the goals of the theme it works on."""
    committed = [
        (edge.target, department, Way(department.commitments[int(edge.mention.path[1])].do))
        for department in facts.strategy[Department].values()
        for edge in facts.graph.out(department, "commitments")
    ]
    worked = [
        (theme, edge.target, Way(edge.how, goal))
        for goal in facts.current_goals
        for theme in facts.themes(goal)
        for edge in facts.graph.out(goal, "departments")
    ]
    return _matrix(facts.strategy[Theme].values(), facts.strategy[Department].values(), [*committed, *worked])


def goals_by_communications(facts: Facts) -> Matrix:
    """Where each goal is talked about: by name, or else through a larger goal or a theme it serves."""
    goals = facts.current_goals
    found: list[Found] = []
    for goal in goals:
        direct = facts.graph.into(goal, Communication, "carries")
        found += [(goal, edge.source, Way(edge.how)) for edge in direct]
        named = {edge.source for edge in direct}
        found += [
            (goal, edge.source, Way(edge.how, above))
            for above in (*facts.larger(goal), *facts.themes(goal))
            for edge in facts.graph.into(above, Communication, "carries")
            if edge.source not in named
        ]
    return _matrix(goals, facts.strategy[Communication].values(), found)


def goals_by_audience(facts: Facts, carried: Matrix) -> Matrix:
    """Which department hears of which goal, with a way for each communication that tells it.

    Args:
        facts: What is known.
        carried: Goals by communications.
    """
    departments = tuple(facts.strategy[Department].values())
    audiences = {told: facts.graph.targets(told, "audience") or departments for told in carried.columns}
    found = ((goal, department, Way(via=told)) for goal, told in carried.cells for department in audiences[told])
    return _matrix(carried.rows, departments, found)


def departments_on(facts: Facts, goal: Goal) -> tuple[Department, ...]:
    """The departments that work on a goal: named by it, by its smaller goals, by its initiatives or through a role."""
    graph = facts.graph
    found: dict[Item, None] = {}
    for one in (goal, *graph.below(goal, Goal)):
        found.update(dict.fromkeys(graph.targets(one, "departments")))
        for initiative in graph.sources(one, Initiative, "supports"):
            found.update(dict.fromkeys(graph.targets(initiative, "departments")))
        for role in graph.sources(one, Role, "contributes_to"):
            found.update(dict.fromkeys(graph.targets(role, "department")))
    return tuple(item for item in found if isinstance(item, Department))


def silos(facts: Facts) -> tuple[tuple[Goal, Department], ...]:
    """The open goals that are meant to take several departments, but on which only one works."""
    marked = [goal for goal in facts.open_goals if goal.cross_functional]
    return tuple((goal, found[0]) for goal in marked if len(found := departments_on(facts, goal)) == 1)
