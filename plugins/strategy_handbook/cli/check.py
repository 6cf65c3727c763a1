"""``strategy check``: everything that is wrong, at once."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from strategy_handbook import pipeline
from strategy_handbook.cli.audience import audience_option
from strategy_handbook.cli.narrowing import Narrowing, check_names, complete_names
from strategy_handbook.cli.project import CannotRunError, Project, wants_colour
from strategy_handbook.cli.watching import saves
from strategy_handbook.findings import Severity
from strategy_handbook.reporting import FORMATS, Context, formatted
from strategy_handbook.settings import SettingsError
from strategy_handbook.source.memory import collecting_later


@click.command(short_help="Say everything that is wrong with the strategy.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For people, for programs, or for the pages of a code host.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.word for level in reversed(Severity) if level]),
    default=Severity.ERROR.word,
    show_default=True,
    help="The least severity that ends with exit code 1.",
)
@click.option(
    "--select",
    metavar="NAME",
    multiple=True,
    callback=check_names,
    shell_complete=complete_names,
    help="Show this check or family only; may be repeated.",
)
@click.option(
    "--ignore",
    metavar="NAME",
    multiple=True,
    callback=check_names,
    shell_complete=complete_names,
    help="Leave out this check or family; may be repeated.",
)
@click.option(
    "--changed-since",
    metavar="REV",
    help="Show only what concerns an item or file touched since REV, such as origin/main.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl+C.")
@audience_option("For whom the site would be. Everything is checked for any; only “leaked-entity” depends on it.")
@click.pass_obj
def check(project: Project, format_: str, fail_on: str, select: tuple[str, ...], ignore: tuple[str, ...],
          changed_since: str | None, *, watch: bool) -> None:
    """Check the strategy and say everything that is wrong with it.

    Findings of every severity are shown; “--fail-on” decides which of them count as failure. A change can break a
    link elsewhere, which “--changed-since” leaves out: use it to look at your own work, and let CI check everything.
    """
    run = functools.partial(_checked, format_=format_, failing=Severity.parse(fail_on),
                            narrowing=Narrowing(select, ignore, changed_since))
    if watch and format_ != "text":
        raise click.UsageError("“--watch” is for people and goes with “--format text” only.")
    if watch:
        code = _watch(project, run)
    else:
        with collecting_later(for_good=True):
            code = run(project)
    click.get_current_context().exit(code)


def _checked(project: Project, *, format_: str, failing: Severity, narrowing: Narrowing) -> int:
    """Check once, and give the exit code."""
    report = narrowing.narrowed(pipeline.check(project.loaded), project)
    click.echo(formatted(format_, report, _context(project, failing)), nl=False)
    return int(bool(report.at_least(failing)))


def _watch(project: Project, run: Callable[[Project], int]) -> int:
    """Check after every save; the exit code is that of the last time. Settings that break on the way are said, too."""
    code = 0
    try:
        for _ in saves(project.settings):
            click.clear()
            try:
                code = run(replace(project))
            except (SettingsError, CannotRunError) as error:
                click.echo(f"Error: {error}", err=True)
                code = CannotRunError.exit_code
            click.echo("Waiting for the next save. Ctrl+C ends it.")
    except KeyboardInterrupt:
        click.echo()
    return code


def _context(project: Project, failing: Severity) -> Context:
    sources = project.loaded.sources
    workspace = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")
    return Context(
        root=project.settings.root,
        files=sources.files,
        unreadable=len(sources.unreadable),
        width=_width() if sys.stdout.isatty() else None,
        colour=wants_colour(),
        repository=Path(workspace) if workspace else None,
        failing=failing,
    )


def _width() -> int:
    from strategy_handbook.cli.terminal import console  # rich takes long to come, and programs do without it

    return console().width
