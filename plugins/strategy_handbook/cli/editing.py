"""What every editing command does with its drafts: refuse what would not load, show or write the rest, report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.edits.store import Draft, RefusedError, end_cut_off, pages_after, replace_all, sources_after
from strategy_handbook.edits.verdict import new_errors
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.reporting.context import visible

dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would change, as a diff, and write nothing.")


@contextmanager
def editing(project: Project) -> Iterator[Workspace]:
    """What an edit starts from; an edit that is refused ends the command with 2."""
    try:
        if end_cut_off(project.settings.root):
            click.echo("An edit that had been cut off was finished first.", err=True)
        loaded = project.loaded
        yield Workspace(loaded.settings, loaded.sources, loaded.strategy, loaded.handwritten or ())
    except RefusedError as refused:
        raise CannotRunError(visible(str(refused))) from None


def report_after(project: Project, drafts: Sequence[Draft], renamed: tuple[str, str] = ("", "")) -> Report:
    """What the checks will say once the drafts are written; errors of structure that they bring end the command with 1.

    Raises:
        RefusedError: A draft does not parse.
    """
    loaded = project.loaded
    sources = sources_after(loaded.sources, drafts)
    pages = pages_after(loaded.handwritten, drafts)
    after = pipeline.check(pipeline.loaded_from(loaded.settings, sources, pages))
    faults = new_errors(pipeline.check(loaded), after, renamed)
    if faults:
        for fault in faults:
            click.echo(f"{visible(fault.message)} [{fault.check}]", err=True)
        click.echo("Nothing was written.", err=True)
        click.get_current_context().exit(1)
    return after


def finish(
    project: Project,
    drafts: Sequence[Draft],
    done: Sequence[str],
    *,
    dry_run: bool,
    about: Sequence[Finding] = (),
) -> None:
    """Write the drafts, or show them; say what was done and what the checks find about it.

    Raises:
        RefusedError: A file cannot be written.
    """
    if dry_run:
        for draft in drafts:
            click.echo(visible_lines(draft.diff()), nl=False)
    else:
        replace_all(drafts, project.settings.root)
        for line in done:
            click.echo(visible(line))
    for finding in about:
        click.echo(visible(str(finding)), err=dry_run)
    failed = any(finding.severity is Severity.ERROR for finding in about)
    click.get_current_context().exit(int(failed))


def findings_about(report: Report, told: Callable[[Finding], bool]) -> list[Finding]:
    """The findings that a person who has just made an edit wants to see."""
    return [finding for finding in report.findings if told(finding)]


def visible_lines(text: str) -> str:
    """Several lines, safe to show on a terminal; their line ends stay."""
    return "".join(visible(line.rstrip("\r\n")) + "\n" for line in text.splitlines(keepends=True))
