"""Close a period: decide on each open goal, and write down what was learned.

How a goal ended goes into its ``status``; a goal that is carried forward gets another ``period``. The reason becomes
the last paragraph of the goal's ``description``: that is the text readers see in the archive, and nothing that was
written before is lost. A check-in would have to claim a status that it cannot have, such as “achieved”.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

import yaml

from strategy_handbook.edits.splice import Splice, add_entry, add_item, set_entry, spliced
from strategy_handbook.edits.store import Draft, Opened, RefusedError, refuse_unreadable
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model.fields import field_order
from strategy_handbook.model.goal import Closed, Goal
from strategy_handbook.model.period import Period
from strategy_handbook.model.scalars import did_you_mean, says_something
from strategy_handbook.source.spans import Entry, content_end, find_entry, keeps_blank_lines, line_end

CARRY = "carry"


@dataclasses.dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a goal.

    Attributes:
        how: ``achieved``, ``missed``, ``abandoned`` or ``carry``.
        period: The period it is carried to.
        reason: Why, in a sentence.
        due: The new due date of a goal that is carried. Without one, a due date that the new period has left behind
            moves to its end, and any other stays.
    """

    how: str
    period: str = ""
    reason: str = ""
    due: dt.date | None = None


def due_when_carried(goal: Goal, to: Period) -> dt.date | None:
    """The due date that a goal needs in another period: its end, if the one it has is over before it begins."""
    return to.end if goal.due is not None and goal.due < to.start else None


def open_goals(work: Workspace, period: Period) -> tuple[Goal, ...]:
    """The goals of a period on which nobody has decided yet."""
    goals = work.strategy[Goal].values()
    return tuple(
        goal
        for goal in goals
        if goal.status is None and goal.period and work.strategy.find("periods", goal.period) is period
    )


def decision_from(text: str) -> tuple[str, Decision]:
    """The id of a goal and the decision on it, from ``ID=achieved[:reason]`` or ``ID=carry:PERIOD[@DUE][:reason]``.

    Raises:
        RefusedError: It says something else.
    """
    goal, equals, said = text.partition("=")
    how, _, rest = said.partition(":")
    how = how.strip().casefold()
    words = [*Closed, CARRY]
    if not equals or how not in words:
        near = did_you_mean(how, words) if how else None
        hint = f"Did you mean “{near}”?" if near else f"Write ID= and one of: {', '.join(words)}:PERIOD."
        raise RefusedError(f"“{text}” is not a decision on a goal. {hint}")
    if how != CARRY:
        return goal.strip(), Decision(how, "", rest.strip())
    to, _, reason = rest.partition(":")
    period, at, day = to.partition("@")
    if not period.strip():
        raise RefusedError(f"“{text}” does not say to which period. Write {goal}=carry:PERIOD.")
    return goal.strip(), Decision(how, period.strip(), reason.strip(), due_from(day.strip()) if at else None)


def due_from(text: str) -> dt.date:
    """A due date as it is written.

    Raises:
        RefusedError: It is no date.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise RefusedError(f"“{text}” is not a date. Write year-month-day, such as 2027-06-30.") from None


def close_period(
    work: Workspace, period: Period, decisions: Mapping[str, Decision], learned: Iterable[str]
) -> tuple[Draft, ...]:
    """The files of the goals and of the period, as decided.

    Raises:
        RefusedError: A goal remains undecided, or a decision does not fit.
    """
    refuse_unreadable(work.sources)
    goals = {goal.id: goal for goal in open_goals(work, period)}
    _refuse_misfits(work, period, goals, decisions)
    opened: dict[str, Opened] = {}
    splices: dict[str, list[Splice]] = defaultdict(list)
    for id_, decision in decisions.items():
        file, entry = work.open_of(goals[id_])
        opened[file.path] = file
        splices[file.path] += _decided(work, goals[id_], file, entry, decision)
    lessons = [text.strip() for text in learned if says_something(text)]
    if lessons:
        file, entry = work.open_of(period)
        opened[file.path] = file
        splices[file.path] += _learned(file, entry, lessons)
    return tuple(opened[path].draft(spliced(opened[path].text, found)) for path, found in splices.items())


def _refuse_misfits(
    work: Workspace, period: Period, goals: Mapping[str, Goal], decisions: Mapping[str, Decision]
) -> None:
    for id_, decision in decisions.items():
        if id_ not in goals:
            near = did_you_mean(id_, goals)
            hint = f"Did you mean “{near}”?" if near else f"Open are: {', '.join(goals) or 'none'}."
            raise RefusedError(f"“{id_}” is not an open goal of {period}. {hint}")
        if decision.how == CARRY and work.find(Period, decision.period) is period:
            raise RefusedError(f"goal “{id_}” cannot be carried to the period that is being closed.")
    if undecided := [id_ for id_ in goals if id_ not in decisions]:
        listed = ", ".join(f"“{id_}”" for id_ in undecided)
        raise RefusedError(
            f"nothing is decided yet on {listed}. Give each of them “--goal ID=achieved”, “missed”, "
            "“abandoned” or “carry:PERIOD”."
        )


def _decided(work: Workspace, goal: Goal, opened: Opened, entry: Entry, decision: Decision) -> list[Splice]:
    order = field_order(Goal)
    fields = entry[1]
    if decision.how != CARRY:
        splices = [_set(opened, entry, "status", decision.how)]
        told = f"Closed on {work.settings.today} as {decision.how}"
    else:
        new = work.find(Period, decision.period)
        splices = [_set(opened, entry, "period", new.id)]
        due = decision.due or (due_when_carried(goal, new) if isinstance(new, Period) else None)
        if due and due != goal.due:
            splices.append(_set(opened, entry, "due", due.isoformat()))
        told = f"Carried forward on {work.settings.today} from “{_name(work, goal)}” to “{new.name}”"
        if due and due != goal.due:
            told += f", due {due} instead of {goal.due}" if goal.due else f", due {due}"
    if says_something(decision.reason):
        paragraph = f"{told}: {decision.reason}"
        description = find_entry(fields, "description")
        if description is None or not isinstance(fields, yaml.MappingNode):
            after = order[: order.index("description")]
            splices.append(add_entry(opened, entry, "description", paragraph, after=after))
        else:
            splices.append(_one_more_paragraph(opened, fields, description, paragraph))
    return splices


def _name(work: Workspace, goal: Goal) -> str:
    period = work.strategy.find("periods", goal.period or "")
    return period.name if period else goal.period or ""


def _set(opened: Opened, entry: Entry, name: str, value: str) -> Splice:
    found = find_entry(entry[1], name)
    if found and isinstance(entry[1], yaml.MappingNode):
        return set_entry(opened, entry[1], found, value)
    order = field_order(Goal)
    return add_entry(opened, entry, name, value, after=order[: order.index(name)])


def _one_more_paragraph(opened: Opened, fields: yaml.MappingNode, entry: Entry, paragraph: str) -> Splice:
    """Below a block of text one paragraph more; any other text is written anew, with the paragraph."""
    node, text, newline = entry[1], opened.text, opened.newline
    if not isinstance(node, yaml.ScalarNode) or node.style not in ("|", ">") or keeps_blank_lines(text, node):
        held = str(node.value).rstrip("\n")
        return set_entry(opened, fields, entry, f"{held}\n\n{paragraph}" if held else paragraph)
    at = line_end(text, content_end(text, node))
    last = text[:at].rpartition("\n")[2]
    indent = last[: len(last) - len(last.lstrip())]
    gap = 3 if node.style == ">" else 2  # folding swallows one line break
    return Splice(at, at, f"{newline * gap}{indent}{paragraph}")


def _learned(opened: Opened, entry: Entry, lessons: list[str]) -> list[Splice]:
    fields = entry[1]
    found = find_entry(fields, "learned")
    if found is None or not isinstance(fields, yaml.MappingNode):
        order = field_order(Period)
        return [add_entry(opened, entry, "learned", list(lessons), after=order[: order.index("learned")])]
    node = found[1]
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        held = [str(node.value)] if isinstance(node, yaml.ScalarNode) and node.value else []
        return [set_entry(opened, fields, found, [*held, *lessons])]
    splices = [add_item(opened, fields, found, lesson) for lesson in lessons]
    return [Splice(splices[0].start, splices[0].end, "".join(splice.text for splice in splices))]
