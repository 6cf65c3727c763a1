"""Kinds, ids and days as people write them on the command line."""

from __future__ import annotations

import datetime as dt

import click
from click.shell_completion import CompletionItem

from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.model import KINDS, Item, find_kind
from strategy_handbook.model.kinds import BY_KEY, BY_WORD
from strategy_handbook.model.scalars import did_you_mean, one_date
from strategy_handbook.settings import SettingsError


def kind_named(word: str) -> type[Item]:
    """The kind of that name.

    Raises:
        CannotRunError: There is none.
    """
    model = find_kind(word)
    if model is None:
        near = did_you_mean(word, [*BY_WORD, *BY_KEY])
        hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(BY_WORD)}."
        raise CannotRunError(f"there is no kind “{word}”. {hint}")
    return model


def day_from(text: str) -> dt.date:
    """The day that a text names.

    Raises:
        CannotRunError: It names none.
    """
    try:
        return one_date(text)
    except ValueError as error:
        raise CannotRunError(f"the date {str(error).rstrip('.?')}.") from None


def complete_kind(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Kinds of which there can be many."""
    words = [model.kind.word for model in KINDS if model.kind.shape == "many"]
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


def complete_id(ctx: click.Context, model: type[Item], incomplete: str) -> list[CompletionItem]:
    """Ids of a kind, each with its title."""
    try:
        found = Project((ctx.parent or ctx).params.get("config_file")).loaded.strategy[model]
    except SettingsError:
        return []
    return [CompletionItem(id_, help=item.name) for id_, item in found.items() if id_.startswith(incomplete)]


def complete_ref(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Kinds, and after the colon ``kind:id``, each with its title."""
    kind, colon, id_ = incomplete.partition(":")
    model = find_kind(kind)
    if not colon or model is None:
        return [CompletionItem(word) for word in BY_WORD if word.startswith(incomplete)]
    return [CompletionItem(f"{kind}:{one.value}", help=one.help) for one in complete_id(ctx, model, id_)]
