"""Goals: where each stands, why it matters, who does what, and where we talk about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from strategy_handbook.model.goal import Goal, Level
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.process import Process
from strategy_handbook.model.role import Role
from strategy_handbook.model.scalars import says_something
from strategy_handbook.pages.kind import entity_pages, index_page
from strategy_handbook.pages.landing import say_it_so_it_lands
from strategy_handbook.pages.meetings import meetings
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.pages.smart_help import SmartHelp, smart_help
from strategy_handbook.pages.sparks import spark
from strategy_handbook.pages.work import obstacles
from strategy_handbook.rendering.words import _


def pages(book: Book) -> Iterator[Page]:
    """The index of goals and the page of each goal."""
    yield index_page(book, Goal, lambda: _index(book), template="pages/goals.html")
    yield from entity_pages(book, Goal, _view, template="pages/goal.html", boost=1.5)


def _index(book: Book) -> View:
    current = [goal for goal in book.strategy[Goal].values() if not book.facts.is_archived(goal)]
    levels = ((_("Company goals"), Level.COMPANY), (_("Department goals"), Level.DEPARTMENT), (_("Other goals"), None))
    groups = [(title, found) for title, level in levels if (found := [goal for goal in current if goal.level == level])]
    if len(groups) == 1:
        groups = [(_("All goals"), groups[0][1])]
    return {"groups": groups, "rollup": book.facts.roll_up(current),
            "archived": len(book.strategy[Goal]) - len(current)}


def _view(book: Book, goal: Goal) -> View:
    facts, graph = book.facts, book.graph
    children = [(lower, how) for lower, how in graph.served_by(goal) if isinstance(lower, Goal)]
    return {
        "goal": goal,
        "standing": facts.standing(goal),
        "progress": facts.progress(goal),
        "sparks": [spark(book, told.metric, told) for told in facts.progress(goal)],
        "weakest": facts.weakest_progress(goal),
        "gone": facts.time_gone(goal) if goal.status is None else None,
        "checkins": facts.checkins(goal),
        "next_report": facts.next_report(goal),
        "periods": graph.targets(goal, "period"),
        "chains": graph.chains(goal),
        "sighted": book.sights.picture(goal),
        "smart": smart_cells(book, goal),
        "departments": [(edge.target, edge.how) for edge in graph.out(goal, "departments")],
        "roles": [(edge.source, edge.how) for edge in graph.into(goal, Role, "contributes_to")],
        "children": children,
        "rollup": facts.roll_up(lower for lower, _how in children),
        "initiatives": [(edge.source, edge.how) for edge in graph.into(goal, Initiative, "supports")],
        "ideas": facts.innovation.origins(goal),
        "meetings": meetings(book, facts.communications(goal), facts.cultures(goal), (goal,)),
        "processes": [(edge.source, edge.how) for edge in graph.into(goal, Process, "supports")],
        "obstacles": obstacles(book, goal),
        "cultures": say_it_so_it_lands(book, goal),
    }


class SmartCell(NamedTuple):
    """One letter of SMART: what the goal says, or what is missing and the check that explains it."""

    letter: str
    word: str
    text: str
    more: tuple[str, ...]
    missing: str
    check: str

    @property
    def help(self) -> SmartHelp:
        """What helps while something is missing."""
        return smart_help(self.letter)


def smart_cells(book: Book, goal: Goal) -> tuple[SmartCell, ...]:
    """Whether the goal is specific, measurable, achievable, relevant and timed, with its own words as evidence."""
    vague = any(finding.check == "vague-goal" for finding in book.findings(goal))
    because = goal.achievable.because if goal.achievable else None
    needs = goal.achievable.needs if goal.achievable else ()
    achievable = because or (_("It takes:") if needs else "")
    targets = ", ".join(told.metric.name for told in book.facts.progress(goal))
    relevant = goal.why if says_something(goal.why) else ""
    timed = _("It has a date to be reached by.") if goal.due else _("It ends with its period.") if goal.period else ""
    return (
        SmartCell("S", _("Specific"), "" if vague else (goal.summary or goal.title), (),
                  _("It names an intention; what exactly will be different?"), "vague-goal"),
        SmartCell("M", _("Measurable"), targets, (), _("No metric tells whether it is reached."), "unmeasured-goal"),
        SmartCell("A", _("Achievable"), achievable, needs,
                  _("Nobody has said yet why it can be done, or what it takes."), "unachievable-goal"),
        SmartCell("R", _("Relevant"), relevant or "", (), _("Nobody has said yet why it matters."), "irrelevant-goal"),
        SmartCell("T", _("Timed"), timed, (), _("No date says when it should be reached."), "untimed-goal"),
    )
