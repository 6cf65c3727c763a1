"""What every command needs: the project it is about."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_handbook.settings import (
    Settings,
    SettingsError,
    settings_from,
    settings_from_file,
)
from strategy_handbook.source.reader import SUFFIXES

if TYPE_CHECKING:
    from strategy_handbook.pipeline import Loaded

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
        audience: Whom the strategy is looked at for; None for whom the site is.
    """

    config_file: Path | None = None
    audience: str | None = None

    @functools.cached_property
    def mkdocs_file(self) -> Path | None:
        """The ``mkdocs.yml`` of the project, if it has one."""
        if self.config_file is not None:
            return self.config_file
        here = Path.cwd()
        files = (folder / name for folder in (here, *here.parents) for name in CONFIG_FILES)
        return next((file for file in files if file.is_file()), None)

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
        found = self._found()
        return replace(found, audience=self.audience) if found and self.audience else found

    def _found(self) -> Settings | None:
        if self.mkdocs_file is not None:
            return settings_from_file(self.mkdocs_file)
        here = Path.cwd()
        for folder in (here, *here.parents):
            if _holds_yaml(folder / STRATEGY_DIR):
                return settings_from({}, root=folder, docs_dir=None, locale="en")
        return None

    @functools.cached_property
    def loaded(self) -> Loaded:
        """The strategy of the project.

        Raises:
            SettingsError: There is no project, or a setting cannot be used.
        """
        from strategy_handbook import pipeline  # not every command reads the strategy

        return pipeline.load(self.settings)


def _holds_yaml(folder: Path) -> bool:
    return folder.is_dir() and any(file.suffix in SUFFIXES for file in folder.rglob("*"))


def wants_colour(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to use colours: on a terminal that has some, unless ``NO_COLOR`` is set."""
    if environment.get("NO_COLOR") or environment.get("TERM") in ("dumb", "unknown"):
        return False
    return sys.stdout.isatty()
