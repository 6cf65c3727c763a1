"""``strategy rename``: another id, everywhere."""

from __future__ import annotations

import click

from strategy_handbook.cli.editing import dry_run_option, editing, finish, report_after
from strategy_handbook.cli.naming import complete_ref
from strategy_handbook.cli.project import Project
from strategy_handbook.edits.rename import rename
from strategy_handbook.reporting.context import number_of


@click.command("rename", short_help="Give an entity another id, everywhere.")
@click.argument("name", metavar="KIND:ID", shell_complete=complete_ref)
@click.argument("new")
@dry_run_option
@click.pass_obj
def rename_command(project: Project, name: str, new: str, *, dry_run: bool) -> None:
    """Give the entity KIND:ID the id NEW, wherever it is named: in YAML and in hand-written pages.

    The former id becomes an alias, so that old addresses lead to the new page.
    """
    with editing(project) as work:
        item = work.find_entity(name)
        new = new.removeprefix(f"{item.kind.word}:")
        found = rename(work, item, new)
        drafts = [draft for draft, _ in found]
        report_after(project, drafts, (item.id, new))
        places = [f"{draft.path}: {number_of(count, 'place')}" for draft, count in found]
        total = number_of(sum(count for _, count in found), "place")
        done = [*places, f"{item.ref} is now {item.kind.word}:{new}, in {total} of {number_of(len(found), 'file')}."]
        finish(project, drafts, done, dry_run=dry_run)
