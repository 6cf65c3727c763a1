"""``strategy init``: a handbook for a new company."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path

import babel
import click

from strategy_handbook import pipeline
from strategy_handbook.checks import Report, all_checks
from strategy_handbook.cli import asking
from strategy_handbook.cli.project import CannotRunError
from strategy_handbook.edits.starter import (
    OTHER,
    WORKFLOWS,
    Answers,
    sectors,
    starter,
    usable_name,
    usual_departments,
)
from strategy_handbook.edits.store import RefusedError, replace_all
from strategy_handbook.exports import json_schema
from strategy_handbook.findings import Finding
from strategy_handbook.model.kinds import BY_WORD
from strategy_handbook.reporting.context import number_of, visible
from strategy_handbook.settings import settings_from_file
from strategy_handbook.writing import put

_SHOWN = 3
"""How many of the things to fill in are shown; “strategy check” shows all of them."""


@click.command("init", short_help="Begin a handbook in an empty folder.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--name", help="The name of the company. By default that of the folder.")
@click.option("--sector", help=f"What to suggest something for: {', '.join(sectors())}.")
@click.option("--department", "departments", metavar="NAME", multiple=True, help="A department. May be given again.")
@click.option("--vision", help="Where the company wants to be, in a sentence. Can be written later.")
@click.option("--locale", help="How dates and numbers are written, such as pt_PT.")
@click.option("--ci", "workflows", type=click.Choice(list(WORKFLOWS)), help="Add the workflows for this code host.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing, and take what is suggested.")
def init_command(
    folder: Path,
    name: str | None,
    sector: str | None,
    departments: tuple[str, ...],
    vision: str | None,
    locale: str | None,
    workflows: str | None,
    *,
    yes: bool,
) -> None:
    """Begin a handbook in FOLDER, by default here. No file is ever overwritten.

    It asks for a name, a sector and the departments. What it writes builds at once. Suggestions
    for the sector are marked as such, and what “strategy check” finds is what to fill in next.
    """
    if not yes and not asking.interactive() and name is None:
        raise CannotRunError("nobody can be asked here. Say --yes to take what is suggested, or give --name.")
    try:
        given = Answers(name or _name_of(folder), sector or OTHER, departments, vision, _known(locale), workflows)
        drafts = starter(folder, given)  # refuses before anybody is asked in vain
        if not yes and asking.interactive():
            drafts = starter(folder, _asked(given, name, sector))
        replace_all(drafts, folder)
    except RefusedError as refused:
        raise CannotRunError(visible(str(refused))) from None
    loaded = pipeline.load(settings_from_file(folder / "mkdocs.yml"))
    with suppress(OSError):  # only a help for editors, which “strategy schema” can write again
        put(folder / ".strategy" / "schema.json", json_schema(loaded.strategy).encode())
    _tell(folder, len(drafts), pipeline.check(loaded))


def _asked(given: Answers, name: str | None, sector: str | None) -> Answers:
    """The answers of a person; what was given as an option is not asked for."""
    name = name or asking.ask("Name of the company", default=given.name, fault=_name_fault)
    sector = sector or asking.ask_word("Sector", sectors(), OTHER, required=True)
    departments = given.departments
    if not departments:
        click.echo(f"\nDepartments, one by one. Enter alone: {', '.join(usual_departments(sector))}.")
        departments = tuple(asking.ask_many("Department", fault=_name_fault))
    vision = given.vision
    if vision is None:
        click.echo("\nWhere do you want to be in five or ten years, in a sentence? Enter alone: later.")
        vision = asking.ask("Vision", fault=_name_fault) or None
    return Answers(name, sector, departments, vision, given.locale, given.workflows)


def _name_fault(answer: str) -> str | None:
    try:
        usable_name(answer)
    except RefusedError as refused:
        return visible(str(refused))
    return None


def _name_of(folder: Path) -> str:
    """A company’s name made from that of its folder: acme-tools → Acme tools."""
    words = folder.absolute().resolve().name.replace("-", " ").replace("_", " ").strip()
    return "Our company" if _name_fault(words) else words[:1].upper() + words[1:]


def _known(locale: str | None) -> str | None:
    if not locale:
        return None
    try:
        return str(babel.Locale.parse(locale, sep="-" if "-" in locale else "_"))
    except (ValueError, babel.UnknownLocaleError):
        raise CannotRunError(f"“{visible(locale)}” is no locale. Write for example en_GB or pt_PT.") from None


# -- what comes next -----------------------------------------------------------------------------------------


def _tell(folder: Path, files: int, report: Report) -> None:
    here = folder.absolute().resolve()
    todo = sorted(report.findings, key=_urgency)
    steps = [
        ("mkdocs serve", "look at it at http://127.0.0.1:8000; it follows every change"),
        ("strategy check", f"{number_of(len(todo), 'thing')} to fill in next; “mkdocs build --strict” waits for them"),
        ("strategy new goal", "asks for all that a goal needs"),
    ]
    if here != Path.cwd().resolve():
        steps.insert(0, (f"cd {shlex.quote(str(folder))}", ""))
    if not any((above / ".git").exists() for above in (here, *here.parents)):
        steps.append(("git init", "so that every change has a date, an author and a reason"))
    click.echo(visible(f"{number_of(files, 'file')} written to {here}."))
    click.echo("\nNext:")
    width = max(len(command) for command, _ in steps if len(command) < 20)
    for command, why in steps:
        click.echo(visible(f"  {command:<{width}}  {why}".rstrip()))
    click.echo("\nFirst to fill in:")
    for finding in todo[:_SHOWN]:
        click.echo(visible(f"  {finding}"))
    click.echo("\nWhat is tagged “suggestion”: keep it and take the tag away, change it, or delete it.")


def _urgency(finding: Finding) -> tuple[int, int, int]:
    """Where a finding stands among the things to do: the vision first, then what leads to it."""
    kinds, checks = list(BY_WORD), [check.name for check in all_checks()]
    word = (finding.subject or "").partition(":")[0]
    return -finding.severity, kinds.index(word) if word in kinds else len(kinds), checks.index(finding.check)
