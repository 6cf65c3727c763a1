"""``strategy check``: everything that is wrong, at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from strategy_handbook import pipeline
from strategy_handbook.cli.project import Project, console, wants_colour
from strategy_handbook.findings import Severity
from strategy_handbook.reporting import FORMATS, Context


@click.command(short_help="Say everything that is wrong with the strategy.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations in a pull request.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.word for level in reversed(Severity) if level]),
    default=Severity.ERROR.word,
    show_default=True,
    help="The least severity that ends with exit code 1.",
)
@click.pass_obj
def check(project: Project, format_: str, fail_on: str) -> None:
    """Check the strategy and say everything that is wrong with it.

    Findings of every severity are shown; “--fail-on” decides which of them count as failure.
    """
    report = pipeline.check(project.loaded)
    click.echo(FORMATS[format_](report, _context(project)), nl=False)
    click.get_current_context().exit(int(bool(report.at_least(Severity.parse(fail_on)))))


def _context(project: Project) -> Context:
    sources, workspace = project.loaded.sources, os.environ.get("GITHUB_WORKSPACE")
    return Context(
        root=project.settings.root,
        files=sources.files,
        unreadable=len(sources.unreadable),
        width=console().width if sys.stdout.isatty() else None,
        colour=wants_colour(),
        repository=Path(workspace) if workspace else None,
    )
