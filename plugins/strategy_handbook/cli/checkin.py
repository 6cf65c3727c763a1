"""``strategy checkin``: how a goal is going, as one small new file."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from strategy_handbook.cli import asking
from strategy_handbook.cli.editing import dry_run_option, editing, findings_about, finish, report_after
from strategy_handbook.cli.naming import complete_id, day_from
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.edits.checkin import checkin
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model.goal import Confidence, Goal, Reported


def _complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return complete_id(ctx, Goal, incomplete)


@click.command("checkin", short_help="Report on a goal.")
@click.argument("goal", shell_complete=_complete)
@click.option("--status", help=f"One of: {', '.join(Reported)}.")
@click.option("--confidence", help=f"One of: {', '.join(Confidence)}.")
@click.option("--note", help="What happened, and why.")
@click.option("--next-step", help="What happens next.")
@click.option("--value", "values", metavar="METRIC=NUMBER", multiple=True, help="What a metric showed.")
@click.option("--date", help="The day of the report. By default today.")
@dry_run_option
@click.pass_obj
def checkin_command(
    project: Project,
    goal: str,
    status: str | None,
    confidence: str | None,
    note: str | None,
    next_step: str | None,
    values: tuple[str, ...],
    date: str | None,
    *,
    dry_run: bool,
) -> None:
    """Report on a GOAL: how it is going, what its metrics show, what happens next.

    What is missing is asked for on a terminal. Each report is a new file below “checkins”; nothing that was
    reported before is touched.
    """
    with editing(project) as work:
        item = work.find(Goal, goal.removeprefix("goal:"))
        if not isinstance(item, Goal):
            raise CannotRunError(f"“{goal}” is no goal.")
        given = {"status": status, "confidence": confidence, "note": note, "next_step": next_step}
        said = {name: text for name, text in given.items() if text is not None}
        numbers = _numbers(values)
        if asking.interactive():
            _ask_missing(work, item, said, numbers)
        if not said.get("status"):
            raise CannotRunError(f"say how it is going with “--status”: {', '.join(Reported)}.")
        day = day_from(date) if date else work.settings.today
        draft = checkin(work, item, day, said, numbers)
        report = report_after(project, [draft])
        about = findings_about(report, lambda finding: finding.location.path == draft.path)
        finish(project, [draft], [f"The check-in is in {draft.path}."], dry_run=dry_run, about=about)


def _numbers(values: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for value in values:
        metric, equals, number = value.partition("=")
        if not equals or not number.strip():
            raise CannotRunError(f"“{value}” gives no value. Write --value metric=number.")
        pairs[metric.strip()] = number.strip()
    return pairs


def _ask_missing(work: Workspace, goal: Goal, said: dict[str, str], numbers: dict[str, str]) -> None:
    click.echo(goal.title)
    if "status" not in said:
        said["status"] = asking.ask_word("status", Reported, required=True)
    if "confidence" not in said:
        said["confidence"] = asking.ask_word("confidence", Confidence)
    for metric in goal.targets:
        if metric not in numbers:
            found = work.strategy.find("metrics", metric)
            if number := asking.ask(f"{found.name if found else metric} now"):
                numbers[metric] = number
    if "note" not in said:
        said["note"] = asking.ask("note: what happened, and why")
    if "next_step" not in said:
        said["next_step"] = asking.ask("next step")
