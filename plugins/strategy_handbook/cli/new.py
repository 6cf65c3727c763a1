"""``strategy new``: a new entity in the file where its kind lives."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_handbook.cli import asking
from strategy_handbook.cli.editing import dry_run_option, editing, findings_about, finish, report_after
from strategy_handbook.cli.naming import complete_kind, kind_named
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.edits.new import asked_for, fields_from, new, suggested_id
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model import Item
from strategy_handbook.model.period import Period
from strategy_handbook.source.document import Plain


@click.command("new", short_help="Add a goal, a metric, a role or anything else.")
@click.argument("kind", shell_complete=complete_kind)
@click.argument("id_", metavar="[ID]", required=False)
@click.option(
    "--set",
    "settings",
    metavar="FIELD=VALUE",
    multiple=True,
    help="Set a field; dots lead into groups: targets.csat.to=90. Twice the same makes a list.",
)
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file to write it to. By default the one where most of its kind live.",
)
@dry_run_option
@click.pass_obj
def new_command(
    project: Project, kind: str, id_: str | None, settings: tuple[str, ...], file: Path | None, *, dry_run: bool
) -> None:
    """Add something new of a KIND (goal, metric, role), and say what the checks find about it.

    On a terminal the fields that it should have are asked for; Enter leaves one open. With “--set”
    nothing is asked, and the ID is made from the title unless it is given.
    """
    model = kind_named(kind)
    ask = asking.interactive() and not settings
    with editing(project) as work:
        fields = fields_from(model, settings)
        name = _name(work, model, id_, fields, ask=ask)
        if ask:
            _ask_missing(work, model, fields)
        draft = new(work, model, name, fields, file)
        report = report_after(project, [draft])
        ref = f"{model.kind.word}:{name}"
        about = findings_about(report, lambda finding: finding.subject == ref)
        finish(project, [draft], [f"{ref} is in {draft.path}."], dry_run=dry_run, about=about)


def _name(work: Workspace, model: type[Item], id_: str | None, fields: dict[str, Plain], *, ask: bool) -> str:
    """The id that was given, or one made from the title."""
    if model.kind.shape != "many":
        return model.kind.word
    title = fields.get("title")
    if title is None and ask:
        title = fields["title"] = asking.ask("title", fault=lambda text: asking.field_fault(model, "title", text))
    if id_ is not None:
        return id_
    if not isinstance(title, str) or not title:
        raise CannotRunError(f"give an id, or a title to make one from: strategy new {model.kind.word} --set title=…")
    name = suggested_id(title, work.strategy[model])
    return asking.ask("id", default=name) if ask else name


def _ask_missing(work: Workspace, model: type[Item], fields: dict[str, Plain]) -> None:
    for row in asked_for(model):
        if row.name in fields or (row.name == "parents" and fields.get("themes")):
            continue
        value = asking.ask_field(model, row, work.strategy, _default(work, row.name))
        if value is not None:
            fields[row.name] = value


def _default(work: Workspace, field: str) -> str:
    today = work.settings.today
    if field == "start":
        return today.isoformat()
    if field == "period":
        running = [id_ for id_, period in work.strategy[Period].items() if period.start <= today <= period.end]
        return running[0] if len(running) == 1 else ""
    return ""
