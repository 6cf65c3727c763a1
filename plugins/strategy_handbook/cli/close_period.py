"""``strategy close-period``: what became of each goal, and what was learned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from strategy_handbook.cli import asking
from strategy_handbook.cli.editing import dry_run_option, editing, findings_about, finish, report_after
from strategy_handbook.cli.naming import complete_id
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.edits.close_period import (
    CARRY,
    Decision,
    close_period,
    decision_from,
    due_from,
    due_when_carried,
    open_goals,
)
from strategy_handbook.edits.store import RefusedError
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model.goal import Closed, Goal
from strategy_handbook.model.period import Period


def _complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return complete_id(ctx, Period, incomplete)


@click.command("close-period", short_help="Decide on the open goals of a period.")
@click.argument("period", shell_complete=_complete)
@click.option(
    "--goal",
    "goals",
    metavar="ID=DECISION",
    multiple=True,
    help="achieved, missed, abandoned, carry:PERIOD or carry:PERIOD@DUE; a reason may follow after a colon.",
)
@click.option("--learned", multiple=True, metavar="TEXT", help="Something that was learned. May be given again.")
@dry_run_option
@click.pass_obj
def close_period_command(
    project: Project, period: str, goals: tuple[str, ...], learned: tuple[str, ...], *, dry_run: bool
) -> None:
    """Close a PERIOD: decide on each open goal, and write down what was learned.

    On a terminal each decision is asked for. Nothing is written while a goal remains undecided. The due date of a goal
    that is carried moves to the end of the new period if it lies before that period; DUE gives another one.
    """
    with editing(project) as work:
        item = work.find(Period, period.removeprefix("period:"))
        if not isinstance(item, Period):
            raise CannotRunError(f"“{period}” is no period.")
        decisions = _given(goals)
        lessons = list(learned)
        if asking.interactive():
            _ask_missing(work, item, decisions)
            lessons = lessons or asking.ask_many("What did we learn?")
        drafts = close_period(work, item, decisions, lessons)
        report = report_after(project, drafts)
        about = findings_about(
            report, lambda finding: finding.subject in {str(item.ref), *(f"goal:{id_}" for id_ in decisions)}
        )
        done = [f"goal:{id_}: {_said(decision)}" for id_, decision in decisions.items()]
        finish(project, drafts, [*done, *_closed(item, lessons)], dry_run=dry_run, about=about)


def _given(goals: Iterable[str]) -> dict[str, Decision]:
    decisions: dict[str, Decision] = {}
    for text in goals:
        id_, decision = decision_from(text)
        if id_ in decisions:
            raise RefusedError(f"goal “{id_}” is decided twice. Keep one of the two.")
        decisions[id_] = decision
    return decisions


def _ask_missing(work: Workspace, period: Period, decisions: dict[str, Decision]) -> None:
    periods = [id_ for id_ in work.strategy[Period] if id_ != period.id]
    for goal in open_goals(work, period):
        if goal.id in decisions:
            continue
        how = asking.ask_word(f"\n{goal.title}", [*Closed, CARRY], required=True)
        to = asking.ask_word("carried to the period", periods, required=True) if how == CARRY else ""
        due = _ask_due(work, goal, to) if how == CARRY else None
        decisions[goal.id] = Decision(how, to, asking.ask("reason, in a sentence"), due)


def _ask_due(work: Workspace, goal: Goal, to: str) -> dt.date | None:
    """The new due date of a goal that is carried, with the one offered that it would get anyway."""
    period = work.find(Period, to)
    offered = (due_when_carried(goal, period) if isinstance(period, Period) else None) or goal.due

    def fault(answer: str) -> str | None:
        try:
            due_from(answer)
        except RefusedError as refused:
            return str(refused)
        return None

    answer = asking.ask("due", default=offered.isoformat() if offered else "", fault=fault)
    return due_from(answer) if answer else None


def _said(decision: Decision) -> str:
    return f"carried forward to {decision.period}" if decision.how == CARRY else decision.how


def _closed(period: Period, lessons: list[str]) -> list[str]:
    learned = "" if lessons or period.learned else " Nothing is written down yet about what was learned."
    return [f"Every goal of {period} is decided.{learned}"]
