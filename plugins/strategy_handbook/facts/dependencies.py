"""Who waits for whom: work of one department that cannot begin before work of another is done."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_handbook.facts import Facts
from strategy_handbook.model.department import Department
from strategy_handbook.model.initiative import Initiative, Phase


@dataclass(frozen=True, slots=True)
class Dependency:
    """An initiative that waits for another department's initiative.

    Attributes:
        waits: The departments whose initiative waits.
        initiative: What waits.
        needs: The initiative it waits for.
        by: The departments that are waited for.
        how: Why, in a sentence.
    """

    waits: tuple[Department, ...]
    initiative: Initiative
    needs: Initiative
    by: tuple[Department, ...]
    how: str | None

    @property
    def is_stopped(self) -> bool:
        """Whether it waits for something that will not come."""
        return self.needs.phase is Phase.STOPPED

    @property
    def is_too_late(self) -> bool:
        """Whether it is to begin before what it waits for is due."""
        start, due = self.initiative.start, self.needs.due
        return not self.is_stopped and start is not None and due is not None and start < due


def dependencies(facts: Facts) -> tuple[Dependency, ...]:
    """Every dependency across departments that is not yet fulfilled, in source order."""
    found = []
    for initiative in facts.open_initiatives:
        waits = answering(facts, initiative)
        for edge in facts.graph.out(initiative, "depends_on"):
            needs = edge.target
            if isinstance(needs, Initiative) and needs.phase is not Phase.DONE and not facts.is_archived(needs):
                by = answering(facts, needs)
                if waits and by and not set(waits) & set(by):
                    found.append(Dependency(waits, initiative, needs, by, edge.how))
    return tuple(found)


def answering(facts: Facts, initiative: Initiative) -> tuple[Department, ...]:
    """The department whose role leads an initiative, or else owns it; without such, every one that works on it."""
    roles = (role for field in ("lead", "owner") for role in facts.graph.targets(initiative, field))
    led = next(filter(None, (facts.graph.targets(role, "department") for role in roles)), ())
    found = led or facts.graph.targets(initiative, "departments")
    return tuple(item for item in found if isinstance(item, Department))
