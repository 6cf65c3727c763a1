"""``strategy fmt``: the canonical form of the files."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_handbook.cli.editing import dry_run_option, editing, finish, report_after
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.edits.fmt import fmt
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.reporting.context import number_of


@click.command("fmt", short_help="Put fields in order, with even indentation and quotes.")
@click.option("--check", is_flag=True, help="Only say which files are not in order, and end with 1 if there are any.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@dry_run_option
@click.pass_obj
def fmt_command(project: Project, files: tuple[Path, ...], *, check: bool, dry_run: bool) -> None:
    """Write FILES, or all files of the strategy, in one form: order of fields, two blanks a level, double quotes.

    Comments, the order of entities and how texts are wrapped stay as they are.
    """
    with editing(project) as work:
        drafts = [draft for path in _paths(work, files) if (draft := fmt(work.open(path))).after != draft.before]
        if check:
            for draft in drafts:
                click.echo(draft.path)
            click.get_current_context().exit(int(bool(drafts)))
        report_after(project, drafts)
        done = [*(draft.path for draft in drafts), f"{number_of(len(drafts), 'file')} changed."]
        finish(project, drafts, done, dry_run=dry_run)


def _paths(work: Workspace, files: tuple[Path, ...]) -> list[str]:
    known = [document.path for document in work.sources.documents]
    if not files:
        unreadable = sorted(work.sources.unreadable)
        return [*unreadable, *known]  # a file that does not parse is refused, with its message
    paths = []
    for file in files:
        path = work.path(work.located(file))
        if path not in known and path not in work.sources.unreadable:
            raise CannotRunError(f"“{file}” is not a file of the strategy that holds anything.")
        paths.append(path)
    return paths
