"""``strategy diff``: what a change means, in terms of the strategy."""

from __future__ import annotations

from pathlib import Path

import click
from babel import Locale, UnknownLocaleError

from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.comparison import Side, compare
from strategy_handbook.model.goal import Goal
from strategy_handbook.past import folder_sides, revision_side, working_side
from strategy_handbook.reporting.differences import FORMATS, Sides
from strategy_handbook.settings import Settings
from strategy_handbook.source.revision import GitError, Repository


@click.command(short_help="Say what a change means for the strategy.")
@click.argument("revisions", metavar="[REV [REV2]]", nargs=-1)
@click.option("--folders", nargs=2, metavar="A B", type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="Compare two folders instead, each a project or a strategy folder.")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True,
              help="For people, for a comment on a pull request, or for programs.")
@click.pass_obj
def diff(project: Project, revisions: tuple[str, ...], folders: tuple[Path, Path] | None, format_: str) -> None:
    """Say what changed in the strategy since REV, by default the last commit (HEAD).

    Added, removed and renamed items, what happened to their fields, what depends on them and should be
    confirmed again, new check-ins, and which findings came and went. With REV2, compare two revisions;
    without it, REV with the files as they are now. The exit code is 0 whether or not anything changed.
    """
    if folders and revisions:
        raise CannotRunError("name either revisions or “--folders A B”, not both.")
    if len(revisions) > 2:
        raise CannotRunError(f"at most two revisions can be compared, not {len(revisions)}.")
    try:
        click.echo(_compared(project, revisions, folders, format_), nl=False)
    except GitError as error:
        raise CannotRunError(str(error)) from None


def _compared(project: Project, revisions: tuple[str, ...], folders: tuple[Path, Path] | None, format_: str) -> str:
    if folders:
        before, after, settings = folder_sides(*folders, project.settings_if_any)
        names = (str(folders[0]), str(folders[1]))
    else:
        settings = project.settings
        before, after, names = _revisions(project, revisions or ("HEAD",))
    goals = {id_: goal.name for one in (before, after) for id_, goal in one.strategy[Goal].items()}
    return FORMATS[format_](compare(before, after), Sides(*names, _locale(settings), goals))


def _revisions(project: Project, revisions: tuple[str, ...]) -> tuple[Side, Side, tuple[str, str]]:
    settings = project.settings
    repository = Repository.at(settings.root, "Without it, compare two folders with “--folders A B”.")
    commits = [repository.commit(revision) for revision in revisions]
    sides = [revision_side(repository, commit, settings, project.config_file) for commit in commits]
    names = [_name(revision, commit) for revision, commit in zip(revisions, commits, strict=True)]
    if len(revisions) == 1:
        return sides[0], working_side(settings), (names[0], "the files as they are now")
    return sides[0], sides[1], (names[0], names[1])


def _name(revision: str, commit: str) -> str:
    return commit[:10] if commit.startswith(revision) else f"{revision} ({commit[:10]})"


def _locale(settings: Settings) -> Locale:
    try:
        return Locale.parse(settings.locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")
