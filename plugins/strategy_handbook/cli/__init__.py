"""The command ``strategy``. To add a command: write its file here and add its name to COMMANDS."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from strategy_handbook import __version__
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.settings import SettingsError

COMMANDS = (
    "init",
    "check",
    "explain",
    "show",
    "new",
    "checkin",
    "rename",
    "close-period",
    "waive",
    "fmt",
    "diff",
    "schema",
    "export",
    "render",
    "reviews",
    "update",
    "health",
    "codeowners",
    "csp",
)
"""Names of commands, as the help lists them; each is defined in the file of its name, read when it is asked for."""


class _Strategy(click.Group):
    """The commands of COMMANDS; settings, files or outputs that cannot be used end any of them with 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        if cmd_name not in COMMANDS:
            return None
        defined = vars(importlib.import_module(f"strategy_handbook.cli.{cmd_name.replace('-', '_')}")).values()
        return next(one for one in defined if isinstance(one, click.Command) and one.name == cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            raise CannotRunError(str(error)) from None
        except BrokenPipeError:  # click ends in silence, as “| head” expects
            raise
        except OSError as error:
            what = f"“{error.filename}” cannot be read or written" if error.filename else "The output cannot be written"
            raise CannotRunError(f"{what}: {error.strerror or error}.") from None


@click.group(
    cls=_Strategy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing to act on, 1 findings, 2 used wrongly or could not run.",
)
@click.version_option(__version__, prog_name="strategy")
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The mkdocs.yml to use. By default the nearest one in this folder or above.",
)
@click.pass_context
def main(ctx: click.Context, config_file: Path | None) -> None:
    """Keep your strategy honest: check it, look things up in it, and learn what the checks mean."""
    for stream in (sys.stdout, sys.stderr):  # no crash where letters are missing
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    ctx.obj = Project(config_file)
