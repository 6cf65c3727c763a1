"""What every command needs: the project it is about, and the terminal it writes to."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console, RenderableType
from rich.theme import Theme

from strategy_handbook import pipeline
from strategy_handbook.settings import (
    Settings,
    SettingsError,
    settings_from,
    settings_from_file,
)
from strategy_handbook.source.reader import SUFFIXES

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")
STRATEGY_DIR = "strategy"


class CannotRunError(click.ClickException):
    """Ends a command with exit code 2 and a message on stderr."""

    exit_code = 2


@dataclass(frozen=True)
class Project:
    """The project a command is about.

    Attributes:
        config_file: The ``mkdocs.yml`` that was asked for; None to look for one.
    """

    config_file: Path | None = None

    @functools.cached_property
    def settings(self) -> Settings:
        """The settings of the project.

        Raises:
            SettingsError: There is no project, or a setting cannot be used.
        """
        settings = self.settings_if_any
        if settings is None:
            raise SettingsError(
                f"there is neither a mkdocs.yml nor a folder “{STRATEGY_DIR}” with YAML files here "
                "or in a folder above. Go to your project, or name its settings with "
                "“strategy -f path/to/mkdocs.yml …”."
            )
        return settings

    @functools.cached_property
    def settings_if_any(self) -> Settings | None:
        """The settings of the project; None when there is no project here.

        Raises:
            SettingsError: A setting cannot be used.
        """
        if self.config_file is not None:
            return settings_from_file(self.config_file)
        here = Path.cwd()
        for folder in (here, *here.parents):
            for name in CONFIG_FILES:
                if (folder / name).is_file():
                    return settings_from_file(folder / name)
        for folder in (here, *here.parents):
            if _holds_yaml(folder / STRATEGY_DIR):
                return settings_from({}, root=folder, docs_dir=None, locale="en")
        return None

    @functools.cached_property
    def loaded(self) -> pipeline.Loaded:
        """The strategy of the project.

        Raises:
            SettingsError: There is no project, or a setting cannot be used.
        """
        return pipeline.load(self.settings)


def _holds_yaml(folder: Path) -> bool:
    return folder.is_dir() and any(file.suffix in SUFFIXES for file in folder.rglob("*"))


def wants_colour(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to use colours: on a terminal that has some, unless ``NO_COLOR`` is set."""
    if environment.get("NO_COLOR") or environment.get("TERM") in ("dumb", "unknown"):
        return False
    return sys.stdout.isatty()


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
