"""Where commands write for people."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich.console import Console, RenderableType
from rich.theme import Theme

from strategy_handbook.cli.project import wants_colour


def show_blocks(blocks: Iterable[RenderableType]) -> None:
    """Write for people, without the blanks that fill up the lines of tables."""
    out = console()
    with out.capture() as captured:
        for block in blocks:
            out.print(block)
    click.echo("\n".join(line.rstrip(" ") for line in captured.get().split("\n")), nl=False)


def console() -> Console:
    """Where commands write for people: as wide as the terminal, 80 columns where there is none."""
    colour = wants_colour()
    return Console(
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        theme=_THEME,
    )


# Markdown in the terminal's own colours, readable on light and dark alike.
_THEME = Theme(
    {
        "markdown.h2": "bold",
        "markdown.item.bullet": "none",
        "markdown.code": "cyan",
        "markdown.code_block": "none",
        "markdown.paragraph": "none",
    }
)
