"""What daily work takes and who has a part in it: minutes, automation, tools, trainings and changes, in sums shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from strategy_handbook.facts import Facts
from strategy_handbook.model.automation import Automation, Status
from strategy_handbook.model.base import Item
from strategy_handbook.model.challenge import Challenge
from strategy_handbook.model.department import Department
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.process import Process, ProcessStep
from strategy_handbook.model.role import Role
from strategy_handbook.model.tool import Tool
from strategy_handbook.model.training import Training

NO_TIME = Decimal(0)


@dataclass(frozen=True, slots=True)
class Effort:
    """What one run of a process takes of us; what others do, such as the customer, is left out.

    Attributes:
        by_hand: The minutes of the steps that people do, as far as they are known, in the order of the steps.
        by_itself: The same of the steps that run by themselves.
        steps: How many steps there are.
        automated: How many of them run by themselves.
        untimed: How many of them say no minutes; the sums then are lower bounds.
        times_a_month: How often it runs.
    """

    by_hand: tuple[Decimal, ...]
    by_itself: tuple[Decimal, ...]
    steps: int
    automated: int
    untimed: int
    times_a_month: Decimal | None

    @property
    def minutes(self) -> Decimal:
        """The minutes by hand in one run."""
        return sum(self.by_hand, NO_TIME)

    @property
    def machine_minutes(self) -> Decimal:
        """The minutes that run by themselves in one run."""
        return sum(self.by_itself, NO_TIME)

    @property
    def percent(self) -> int | None:
        """The share of steps that run by themselves, in whole per cent, rounded down; None of nothing."""
        return self.automated * 100 // self.steps if self.steps else None

    @property
    def hours_a_month(self) -> Decimal | None:
        """Hours of work by hand in a usual month, to the nearest hour; None if nobody can tell."""
        if self.times_a_month is None or not self.by_hand:
            return None
        return (self.minutes * self.times_a_month / 60).quantize(Decimal(1))


def effort(process: Process) -> Effort:
    """Add up the steps of a process that are ours."""
    ours = [step for step in process.steps if not step.outside]
    timed = [step for step in ours if step.minutes is not None]
    return Effort(
        by_hand=tuple(step.minutes or NO_TIME for step in timed if not step.automated),
        by_itself=tuple(step.minutes or NO_TIME for step in timed if step.automated),
        steps=len(ours),
        automated=sum(step.automated for step in ours),
        untimed=len(ours) - len(timed),
        times_a_month=process.times_a_month,
    )


def hours_freed(automations: Iterable[Automation]) -> Decimal:
    """The hours a month that automations save today: those that run or are tried out."""
    return sum((one.hours_freed or NO_TIME for one in automations if one.status in (Status.RUNNING, Status.PILOT)),
               NO_TIME)


def part_in(facts: Facts, role: Role) -> tuple[tuple[Process, tuple[ProcessStep, ...]], ...]:
    """The processes a role works in or answers for, each with the steps it does."""
    found: dict[Process, list[ProcessStep]] = {}
    for edge in facts.graph.into(role, Process):
        process = edge.source
        if isinstance(process, Process):
            steps = found.setdefault(process, [])
            if edge.field == "steps":
                steps.append(process.steps[int(edge.mention.path[1])])
    return tuple((process, tuple(steps)) for process, steps in found.items())


def processes_of(facts: Facts, department: Department) -> tuple[tuple[Process, str | None], ...]:
    """The processes a department works in, each with the sentence that says its part."""
    return tuple((edge.source, edge.how) for edge in facts.graph.into(department, Process, "departments")
                 if isinstance(edge.source, Process))


def tools_of(facts: Facts, item: Role | Department) -> tuple[Tool, ...]:
    """The tools of a role: its own, its department's and those of its steps; of a department with all its roles."""
    graph, found = facts.graph, dict[Item, None]()
    for edge in graph.into(item, Tool, "used_by"):
        found[edge.source] = None
    if isinstance(item, Role):
        for department in graph.targets(item, "department"):
            found.update(dict.fromkeys(graph.sources(department, Tool, "used_by")))
        tools = (step.tool for _process, steps in part_in(facts, item) for step in steps if step.tool)
        found.update((tool, None) for id_ in tools if (tool := facts.strategy.find("tool", id_)))
    else:
        for role in graph.sources(item, Role, "department"):
            if isinstance(role, Role):
                found.update(dict.fromkeys(tools_of(facts, role)))
    return tuple(tool for tool in found if isinstance(tool, Tool))


def users(facts: Facts, tool: Tool) -> tuple[Item, ...]:
    """Who uses a tool: those it names, then the roles that use it in a step."""
    found = dict.fromkeys(facts.graph.targets(tool, "used_by"))
    for _process, step in uses(facts, tool):
        role = facts.strategy.find("role", step.actor) if step.actor else None
        if role and not any(above in found for above in facts.graph.targets(role, "department")):
            found[role] = None
    return tuple(found)


def uses(facts: Facts, tool: Tool) -> tuple[tuple[Process, ProcessStep], ...]:
    """The steps that are done with a tool, with their processes."""
    return tuple((edge.source, edge.source.steps[int(edge.mention.path[1])])
                 for edge in facts.graph.into(tool, Process, "steps") if isinstance(edge.source, Process))


def trainings_of(facts: Facts, item: Role | Department) -> tuple[Training, ...]:
    """The trainings for a role, then those for everyone; of a department those for any of its roles."""
    roles = [item] if isinstance(item, Role) else facts.graph.sources(item, Role, "department")
    found = dict.fromkeys(one for role in roles for one in facts.graph.sources(role, Training, "audience"))
    for one in facts.strategy[Training].values():
        if not one.audience:
            found[one] = None
    return tuple(one for one in found if isinstance(one, Training))


def changes_of(facts: Facts, item: Role | Department) -> tuple[Initiative, ...]:
    """The initiatives not yet over that change something for a role or its department, or for a department's roles."""
    near = facts.graph.targets(item, "department") if isinstance(item, Role) else facts.graph.sources(
        item, Role, "department")
    found = dict.fromkeys(one for each in (item, *near) for one in facts.graph.sources(each, Initiative, "change_plan"))
    return tuple(one for one in found if isinstance(one, Initiative) and not one.is_over)


def open_challenges(facts: Facts) -> tuple[Challenge, ...]:
    """The challenges that are not overcome, the gravest first; one nobody has weighed counts as the middle."""
    found = [one for one in facts.strategy[Challenge].values() if not is_overcome(facts, one)]
    return tuple(sorted(found, key=lambda one: -(one.severity or 3)))


def is_overcome(facts: Facts, challenge: Challenge) -> bool:
    """Whether a challenge lies behind us."""
    return challenge.overcome is not None and challenge.overcome <= facts.today
