"""``strategy export``: one of the files that are published with the site, without building it."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli.audience import FOR_SITE, audience_option
from strategy_handbook.cli.output import deliver, output_option
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.exports import EXPORTS
from strategy_handbook.rendering import Addresses


@click.command(
    short_help="Write a table or feed that is published with the site.",
    epilog="\b\nNames:\n" + "\n".join(f"  {name}" for name in EXPORTS),
)
@click.argument("name", type=click.Choice(list(EXPORTS)), metavar="NAME")
@output_option
@audience_option(FOR_SITE)
@click.pass_obj
def export(project: Project, name: str, output: Path | None) -> None:
    """Write one of the files that are published with the site, such as raci.csv for a spreadsheet."""
    loaded = project.loaded
    if loaded.sources.unreadable:
        raise CannotRunError(
            "not every file can be read, and what stands in it would be missing. “strategy check” says why."
        )
    addresses = Addresses(directory_urls=project.settings.directory_urls)
    deliver(EXPORTS[name](pipeline.book(loaded, Report(())), addresses), output)
