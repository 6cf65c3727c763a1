"""Money, days and skills: what initiatives take, against what there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from strategy_handbook.facts import Facts
from strategy_handbook.facts.dependencies import answering
from strategy_handbook.model.base import Item
from strategy_handbook.model.department import Department
from strategy_handbook.model.initiative import Initiative, Phase
from strategy_handbook.model.resources import Capacity
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme
from strategy_handbook.model.training import Training

I = TypeVar("I", bound=Item)  # noqa: E741 - one letter, as type variables are

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Load:
    """What a group of initiatives takes, and what there is for it.

    Attributes:
        of: The department or theme, a phase, or None for those without one.
        initiatives: Those that count.
        capacity: What there is; None where nothing was declared.
    """

    of: Item | Phase | None
    initiatives: tuple[Initiative, ...]
    capacity: Capacity | None = None

    @property
    def budget(self) -> Decimal:
        """Money, in the company's currency."""
        return sum((one.resources.budget or NOTHING for one in self.initiatives if one.resources), NOTHING)

    @property
    def person_days(self) -> Decimal:
        """Days of work."""
        return sum((one.resources.person_days or NOTHING for one in self.initiatives if one.resources), NOTHING)

    @property
    def silent(self) -> tuple[Initiative, ...]:
        """Those that say neither money nor days; the sums then are lower bounds."""
        return tuple(one for one in self.initiatives
                     if one.resources is None or (one.resources.budget is None and one.resources.person_days is None))

    @property
    def sums(self) -> tuple[tuple[str, Decimal, Decimal | None], ...]:
        """For budget and person-days: what it takes, and what there is of it."""
        there = self.capacity
        return (("budget", self.budget, there.budget if there else None),
                ("person_days", self.person_days, there.person_days if there else None))

    @property
    def over(self) -> tuple[tuple[str, Decimal, Decimal], ...]:
        """Where it takes more than there is: the field, what it takes, what there is."""
        return tuple((name, takes, there) for name, takes, there in self.sums if there is not None and takes > there)


def counting(facts: Facts) -> tuple[Initiative, ...]:
    """The initiatives that capacity must carry: those of now and next, and those nobody has put off.

    What comes later is not decided, and what has ended takes nothing any more.
    """
    return tuple(one for one in facts.open_initiatives if one.phase is not Phase.LATER)


def company_load(facts: Facts) -> Load:
    """Everything that counts, against the capacity of the company."""
    organization = facts.strategy.organization
    return Load(None, counting(facts), organization.capacity if organization else None)


def loads_by_phase(facts: Facts) -> tuple[Load, ...]:
    """What each phase takes, in the order of time; those without a phase come last."""
    groups = ((phase, tuple(one for one in facts.open_initiatives if one.phase is phase))
              for phase in (Phase.NOW, Phase.NEXT, Phase.LATER, None))
    return tuple(Load(phase, found) for phase, found in groups if found)


def loads_by_department(facts: Facts) -> tuple[Load, ...]:
    """What each department carries: an initiative counts once, where it is led."""
    found = _grouped((next(iter(answering(facts, one)), None), one) for one in counting(facts))
    named = [Load(one, found.get(one, ()), one.capacity) for one in facts.strategy[Department].values()
             if one in found or one.capacity]
    return (*named, *([Load(None, found[None])] if None in found else ()))


def loads_by_theme(facts: Facts) -> tuple[Load, ...]:
    """What each theme takes: an initiative counts once, for the theme on its shortest line of sight."""
    def theme(one: Initiative) -> Item | None:
        return next((step for step in facts.graph.chain(one) if isinstance(step, Theme)), None)

    found = _grouped((theme(one), one) for one in counting(facts))
    return tuple(Load(one, found[one]) for one in (*facts.strategy[Theme].values(), None) if one in found)


def _grouped(pairs: Iterable[tuple[Item | None, Initiative]]) -> dict[Item | None, tuple[Initiative, ...]]:
    found: dict[Item | None, list[Initiative]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return {key: tuple(ones) for key, ones in found.items()}


@dataclass(frozen=True, slots=True)
class Skill:
    """Something people must be good at.

    Attributes:
        name: As it was first written.
        needed_by: The initiatives under way or planned that need it.
        held_by: The roles that have it.
        taught_by: The trainings that teach it.
    """

    name: str
    needed_by: tuple[Initiative, ...]
    held_by: tuple[Role, ...]
    taught_by: tuple[Training, ...]

    @property
    def is_missing(self) -> bool:
        """Whether it is needed and nobody has it or can learn it here."""
        return bool(self.needed_by) and not self.held_by and not self.taught_by


def same_skill(name: str) -> str:
    """What two ways to write the same skill have in common."""
    return " ".join(name.casefold().split())


def skills(facts: Facts) -> tuple[Skill, ...]:
    """Every skill that is needed or taught: first what nobody has, then what is needed, then the rest."""
    needed = _by_skill((one, one.resources.skills) for one in counting(facts) if one.resources)
    taught = _by_skill((one, one.skill) for one in facts.strategy[Training].values())
    held = _by_skill((one, one.skills) for one in facts.strategy[Role].values())
    found = []
    for key in dict.fromkeys((*needed, *taught)):
        name = next(name for group in (needed, taught) for _one, name in group.get(key, ()))
        found.append(Skill(name, _holders(needed, key), _holders(held, key), _holders(taught, key)))
    return tuple(sorted(found, key=lambda skill: (not skill.is_missing, not skill.needed_by)))


def _by_skill(holders: Iterable[tuple[I, Iterable[str]]]) -> dict[str, list[tuple[I, str]]]:
    """For each skill who names it, and how it is written there."""
    found: dict[str, list[tuple[I, str]]] = defaultdict(list)
    for one, names in holders:
        for name in names:
            found[same_skill(name)].append((one, name))
    return found


def _holders(found: Mapping[str, list[tuple[I, str]]], key: str) -> tuple[I, ...]:
    return tuple(dict.fromkeys(one for one, _name in found.get(key, ())))
