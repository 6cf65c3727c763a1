"""``strategy export``: one of the files that are published with the site, without building it."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.exports import EXPORTS
from strategy_handbook.rendering import Addresses


@click.command(
    short_help="Write a table or feed that is published with the site.",
    epilog="\b\nNames:\n" + "\n".join(f"  {name}" for name in EXPORTS),
)
@click.argument("name", type=click.Choice(list(EXPORTS)), metavar="NAME")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it, instead of to the terminal. Its folder is made if need be.",
)
@click.pass_obj
def export(project: Project, name: str, output: Path | None) -> None:
    """Write one of the files that are published with the site, such as raci.csv for a spreadsheet."""
    loaded = project.loaded
    if loaded.sources.unreadable:
        raise CannotRunError(
            "not every file can be read, and what stands in it would be missing. “strategy check” says why."
        )
    addresses = Addresses(directory_urls=project.settings.directory_urls)
    content = EXPORTS[name](pipeline.book(loaded, Report(())), addresses).encode()
    if output is None:
        click.echo(content, nl=False)  # bytes: the line ends are part of the format
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(content)
    except OSError as error:
        raise CannotRunError(f"“{output}” cannot be written: {error.strerror}.") from None
