"""The command ``strategy``. To add a command: write its file here and add its line to COMMANDS."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from strategy_handbook import __version__
from strategy_handbook.cli.check import check
from strategy_handbook.cli.checkin import checkin_command
from strategy_handbook.cli.close_period import close_period_command
from strategy_handbook.cli.codeowners import codeowners
from strategy_handbook.cli.csp import csp
from strategy_handbook.cli.diff import diff
from strategy_handbook.cli.explain import explain
from strategy_handbook.cli.export import export
from strategy_handbook.cli.fmt import fmt_command
from strategy_handbook.cli.health import health
from strategy_handbook.cli.init import init_command
from strategy_handbook.cli.new import new_command
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.cli.rename import rename_command
from strategy_handbook.cli.reviews import reviews
from strategy_handbook.cli.schema import schema
from strategy_handbook.cli.show import show
from strategy_handbook.cli.update import update
from strategy_handbook.cli.waive import waive_command
from strategy_handbook.settings import SettingsError

COMMANDS = (
    init_command,
    check,
    explain,
    show,
    new_command,
    checkin_command,
    rename_command,
    close_period_command,
    waive_command,
    fmt_command,
    diff,
    schema,
    export,
    reviews,
    update,
    health,
    codeowners,
    csp,
)


class _Strategy(click.Group):
    """Commands in the order of COMMANDS; settings, files or outputs that cannot be used end any of them with 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)

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
    commands=COMMANDS,
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
