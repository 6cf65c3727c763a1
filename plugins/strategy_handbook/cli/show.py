"""``strategy show``: one entity with all that is known about it, or the entities of a kind."""

from __future__ import annotations

import click
from rich.table import Table
from rich.text import Text

from strategy_handbook import pipeline
from strategy_handbook.cli.audience import audience_option
from strategy_handbook.cli.naming import complete_ref
from strategy_handbook.cli.portrait import portrait
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.cli.terminal import show_blocks
from strategy_handbook.model import KINDS, Item, Strategy, find_kind
from strategy_handbook.model.kinds import BY_KEY, BY_WORD
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.reporting.context import number_of, visible


@click.command(short_help="Show what is known about an entity, or list a kind.")
@click.argument("name", metavar="KIND[:ID]", shell_complete=complete_ref)
@audience_option("As these readers find it in the handbook. By default you see everything.")
@click.pass_obj
def show(project: Project, name: str) -> None:
    """Show what is known about an entity (goal:customer-satisfaction), or list a KIND (goal).

    Everything in the reader's words: how it stands, where it leads, what links to it, what the
    checks say about it, and the line it is written on.
    """
    loaded = project.loaded.shown if project.audience else project.loaded
    strategy = loaded.strategy
    if unreadable := project.loaded.sources.unreadable:
        files = number_of(len(unreadable), "file")
        note = f"{files} could not be read, so this may not be all. See “strategy check”."
        click.echo(note, err=True)
    kind, _, id_ = name.partition(":")
    model = find_kind(kind)
    if model is None:
        raise CannotRunError(_unknown_kind(strategy, name))
    if not id_ and model.kind.shape != "one":
        _list(strategy, model)
        return
    item = strategy.find(kind, id_ or model.kind.word)
    if item is None:
        raise CannotRunError(_unknown_id(strategy, model, id_))
    show_blocks(portrait(loaded, pipeline.check(loaded), item))


def _list(strategy: Strategy, model: type[Item]) -> None:
    found = strategy[model]
    if not found:
        click.echo(f"There are no {model.kind.key} yet.")
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for item in found.values():
        table.add_row(Text(str(item.ref)), Text(visible("" if item.name == item.id else item.name)))
    show_blocks([table])


def _unknown_kind(strategy: Strategy, name: str) -> str:
    kind, colon, id_ = name.partition(":")
    same = [str(found.ref) for model in KINDS if (found := strategy[model].get(name))]
    near = did_you_mean(kind, [*BY_WORD, *BY_KEY])
    if same:
        return f"write the kind before the id: {' or '.join(same)}."
    hint = f"Did you mean “{near}{colon}{id_}”?" if near else f"There are: {', '.join(BY_WORD)}."
    return f"there is no kind “{kind}”. {hint}"


def _unknown_id(strategy: Strategy, model: type[Item], id_: str) -> str:
    word = model.kind.word
    near = did_you_mean(id_, strategy[model])
    hint = f"Did you mean “{word}:{near}”?" if near else f"“strategy show {word}” lists them."
    return f"there is no {word} “{id_}”. {hint}"
