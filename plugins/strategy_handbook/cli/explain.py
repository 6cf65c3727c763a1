"""``strategy explain``: what the checks find and why it matters."""

from __future__ import annotations

from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem
from rich.console import RenderableType
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from strategy_handbook.checks import FAMILIES, Check, all_checks
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.cli.terminal import show_blocks
from strategy_handbook.findings import Severity
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.settings import CheckSettings, Settings

STYLES = {"error": "red", "warning": "yellow", "info": "cyan", "off": "dim"}


def _complete(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    return [
        CompletionItem(check.name, help=check.headline)
        for check in all_checks()
        if check.name.startswith(incomplete)
    ]


@click.command(short_help="Explain a check, or list them all.")
@click.argument("check", required=False, shell_complete=_complete)
@click.pass_obj
def explain(project: Project, check: str | None) -> None:
    """Explain one CHECK, or list them all with the severity they have in this project."""
    if check is None:
        show_blocks(_list(project.settings_if_any))
        return
    known = {one.name: one for one in all_checks()}
    name = check.strip("[]")  # as it stands at the end of a finding
    if name not in known:
        near = did_you_mean(name, known)
        hint = f"Did you mean “{near}”?" if near else "“strategy explain” lists them."
        raise CannotRunError(f"there is no check “{name}”. {hint}")
    show_blocks(_explained(known[name], project.settings_if_any))


def _list(settings: Settings | None) -> Iterator[RenderableType]:
    for family in FAMILIES:
        checks = [check for check in all_checks() if check.family == family]
        if not checks:
            continue
        yield Text(family.capitalize(), "bold")
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=len("  warning"))
        table.add_column()
        for check in checks:
            word = _severity(check, settings).word
            row = Text.assemble((check.name, "bold"), f": {check.headline}")
            table.add_row(Text(f"  {word}", STYLES[word]), row)
        yield table
        yield Text()
    yield Text("“strategy explain CHECK” says more about one of them.")


def _explained(check: Check, settings: Settings | None) -> Iterator[RenderableType]:
    word = _severity(check, settings).word
    default = "" if word == check.severity.word else f" here, {check.severity.word} by default"
    yield Text(check.name, "bold")
    yield Text.assemble(f"{check.family} · ", (word, STYLES[word]), default)
    for name, value in check.options.items():
        here = _option(check, name, settings)
        changed = f" here, {value} by default" if here != value else ""
        yield Text(f"{name}: {here}{changed}")
    yield Text()
    yield Markdown(check.reference, code_theme="ansi_dark", hyperlinks=False)


def _said(check: Check, settings: Settings | None) -> list[CheckSettings]:
    """Give what the settings say of the family, then of the check itself."""
    checks = settings.checks if settings else {}
    return [checks[name] for name in (check.family, check.name) if name in checks]


def _severity(check: Check, settings: Settings | None) -> Severity:
    said = [one.severity for one in _said(check, settings) if one.severity is not None]
    return said[-1] if said else check.severity


def _option(check: Check, name: str, settings: Settings | None) -> object:
    said = [one.options[name] for one in _said(check, settings) if name in one.options]
    return said[-1] if said else check.options[name]
