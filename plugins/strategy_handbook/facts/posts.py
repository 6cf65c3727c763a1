"""Who reports to whom, who leads what, and what each role owns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from strategy_handbook.facts import Facts
from strategy_handbook.model.base import Item, Kind
from strategy_handbook.model.department import Department
from strategy_handbook.model.role import Role


@dataclass(frozen=True, slots=True)
class Post:
    """A role in its place.

    Attributes:
        role: The role.
        department: Where it belongs; None if it does not say.
        leads: The departments it is the head of.
        owns: Kind → what it answers for as owner or lead, without the archive.
        reports: Those who report to it.
    """

    role: Role
    department: Department | None
    leads: tuple[Department, ...]
    owns: tuple[tuple[Kind, tuple[Item, ...]], ...]
    reports: tuple[Post, ...]

    @property
    def number_owned(self) -> int:
        """How many things it answers for."""
        return sum(len(items) for _kind, items in self.owns)

    @property
    def size(self) -> int:
        """How many posts there are here and below."""
        return 1 + sum(post.size for post in self.reports)


def posts(facts: Facts) -> tuple[Post, ...]:
    """The roles that report to nobody, in source order, each with all below it; each role stands in one place."""
    below: dict[Role | None, list[Role]] = defaultdict(list)
    roles = tuple(facts.strategy[Role].values())
    for role in roles:
        above = next((one for one in facts.graph.targets(role, "reports_to") if isinstance(one, Role)), None)
        below[None if above is role else above].append(role)
    placed: set[Role] = set()

    def post(role: Role) -> Post:
        placed.add(role)
        reports = tuple(post(one) for one in below.get(role, ()) if one not in placed)
        return Post(role, _department(facts, role), _leads(facts, role), owned(facts, role), reports)

    found = [post(role) for role in below[None]]
    found += [post(role) for role in roles if role not in placed]  # a ring of roles begins with its first
    return tuple(found)


def owned(facts: Facts, role: Role) -> tuple[tuple[Kind, tuple[Item, ...]], ...]:
    """What a role answers for as owner or lead, by kind, each thing once."""
    groups: dict[type[Item], dict[Item, None]] = {}
    for edge in facts.graph.into(role):
        item = edge.source
        if edge.field in ("owner", "lead") and not facts.is_archived(item) and item is not role:
            groups.setdefault(type(item), {})[item] = None
    return tuple((model.kind, tuple(items)) for model, items in groups.items())


def _department(facts: Facts, role: Role) -> Department | None:
    return next((one for one in facts.graph.targets(role, "department") if isinstance(one, Department)), None)


def _leads(facts: Facts, role: Role) -> tuple[Department, ...]:
    return tuple(one for one in facts.graph.sources(role, Department, "head") if isinstance(one, Department))
