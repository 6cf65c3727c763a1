"""``strategy schema``: what an editor needs to help while one types."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_handbook.cli.output import deliver, output_option
from strategy_handbook.cli.project import Project
from strategy_handbook.exports import json_schema


@click.command(short_help="Write a JSON Schema of the strategy, for editors.")
@output_option
@click.pass_obj
def schema(project: Project, output: Path | None) -> None:
    """Write a JSON Schema (2020-12) of the strategy files, for editors.

    It explains each field, marks what does not fit, and offers the ids that exist now. Write it anew after adding
    some; an id it does not know yet is never marked as wrong.
    """
    deliver(json_schema(project.loaded.strategy), output)
