"""Where commands put what they make: on the terminal, or in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from strategy_handbook.cli.project import CannotRunError
from strategy_handbook.writing import put

F = TypeVar("F", bound=Callable[..., Any])


def output_option(command: F) -> F:
    """The option that names the file."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Where to write it, instead of to the terminal. Its folder is made if need be.",
    )(command)


def deliver(text: str, output: Path | None) -> None:
    """Show a text, or put it in a file; its line ends are part of it.

    Raises:
        CannotRunError: The file cannot be written.
    """
    if output is None:
        click.echo(text.encode(), nl=False)
        return
    try:
        put(output, text.encode())
    except OSError as error:
        raise CannotRunError(f"“{output}” cannot be written: {error.strerror}.") from None
