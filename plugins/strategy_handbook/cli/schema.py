"""``strategy schema``: what an editor needs to help while one types."""

from __future__ import annotations

import os
from pathlib import Path

import click

from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.exports import json_schema
from strategy_handbook.model import Strategy


@click.command(short_help="Write a JSON Schema of the strategy, for editors.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write it, instead of to the terminal. Its folder is made if need be.",
)
@click.pass_obj
def schema(project: Project, output: Path | None) -> None:
    """Write a JSON Schema (2020-12) of the strategy files, for editors.

    It explains each field, marks what does not fit, and offers the ids that exist now. Write it anew after adding
    some; an id it does not know yet is never marked as wrong.
    """
    text = json_schema(project.loaded.strategy)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        _write(output, text)
    except OSError as error:
        raise CannotRunError(f"“{output}” cannot be written: {error.strerror}.") from None


def write_schema(file: Path, strategy: Strategy) -> None:
    """Put the schema of a strategy in a file.

    Raises:
        OSError: It cannot be written.
    """
    _write(file, json_schema(strategy))


def _write(file: Path, text: str) -> None:
    """Put a text in a file at once, so that an editor never reads half of it; leave it alone if it says the same."""
    if file.is_file() and file.read_bytes() == text.encode():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(text.encode())
    draft.replace(file)
