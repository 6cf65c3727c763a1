"""``strategy render``: the handbook as Markdown files, for other generators than MkDocs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli.audience import FOR_SITE, audience_option
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.findings import Severity
from strategy_handbook.handover import handed_over
from strategy_handbook.handover.folder import NotOursError, write
from strategy_handbook.reporting import Context, formatted
from strategy_handbook.settings import read_mkdocs_yml


@click.command(short_help="Write the handbook as Markdown files that another generator can build.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", required=True,
              help="Where to write them: DIR/docs and DIR/mkdocs.yml. It is made if need be.")
@audience_option(FOR_SITE)
@click.pass_obj
def render(project: Project, out: Path) -> None:
    """Write the handbook as Markdown files, with the mkdocs.yml to build them.

    No plugin is needed to build them, so generators without plugins can: “cd DIR”, then “zensical build”. As in a
    build, nothing is written while the strategy has errors. DIR/docs is replaced as a whole each time; a file there
    that somebody else wrote or changed is never lost: the command stops instead.
    """
    settings = project.settings
    target = out.resolve()
    for folder in filter(None, (settings.strategy_dir, settings.handbook_dir, settings.templates_dir)):
        if target.is_relative_to(folder.resolve()):
            raise CannotRunError(f"“{out}” lies in “{folder.name}”, which is read for the handbook. Choose another.")
    report = pipeline.check(project.loaded)
    _stop_at_errors(project, report)
    config = read_mkdocs_yml(project.mkdocs_file) if project.mkdocs_file else {}
    loaded = replace(project.loaded, settings=replace(settings, search=""))  # other generators bring their own
    files, written = handed_over(loaded, pipeline.book(loaded, report), config)
    _stop_at_errors(project, pipeline.leaks(project.loaded, report, files.items()))
    try:
        write(target, files, written)
    except NotOursError as error:
        raise CannotRunError(str(error)) from None
    except OSError as error:
        raise CannotRunError(f"“{error.filename}” cannot be written: {error.strerror}.") from None
    click.echo(f"{len(files)} files in {out / 'docs'}, and {out / 'mkdocs.yml'} to build them with.")


def _stop_at_errors(project: Project, report: Report) -> None:
    """End the command if there are errors, and say them."""
    if failing := report.at_least(Severity.ERROR):
        sources = project.loaded.sources
        context = Context(root=project.settings.root, files=sources.files, unreadable=len(sources.unreadable))
        click.echo(formatted("text", Report(failing), context), nl=False, err=True)
        click.echo("Nothing was written.", err=True)
        click.get_current_context().exit(1)
