"""``strategy codeowners``: who is asked to review which file."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli.output import deliver, output_option
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.exports.codeowners import codeowners as owners_of


@click.command(short_help="Write CODEOWNERS from the owners in the strategy.")
@output_option
@click.pass_obj
def codeowners(project: Project, output: Path | None) -> None:
    """Write CODEOWNERS, so that whoever answers for a file is asked to review its changes.

    The owners are those of the strategy: of each goal, theme, metric and so on in a file, and the
    head of the department whose goals it holds. “handle:” of a role names its account or team.
    """
    loaded = project.loaded
    if loaded.sources.unreadable:
        raise CannotRunError(
            "not every file can be read, and what is missing would have no owner. “strategy check” says why."
        )
    found = owners_of(pipeline.book(loaded, Report(())))
    deliver(found.text(_folder(project.settings.root)), output)
    for role in found.without_handle:
        click.echo(f'{role.place()}: {role} owns files but has no handle. Add it: handle: "@acme/{role.id}"', err=True)


def _folder(root: Path) -> PurePosixPath:
    """Give the project folder from the top of its repository; the top itself if it is in none."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return PurePosixPath(root.relative_to(top).as_posix())
