"""What a ``strategy`` block in hand-written Markdown asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.fields import field_table
from strategy_handbook.model.goal import Closed, Reported
from strategy_handbook.model.kinds import KINDS, find_kind
from strategy_handbook.model.links import To
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.source.loader import compose_text

SPECIAL = ("vision", "doors", "changes", "attention", "reviews")
FORMS = ("table", "cards", "list", "title")

_STANDINGS = (*Reported, "outdated", "no-update", "not-begun", *Closed)
"""How goals can stand: what is reported, what is computed, and how they end."""


@dataclass(frozen=True, slots=True)
class Embed:
    """A request for something live on a hand-written page.

    Attributes:
        show: One of ``SPECIAL``, or the plural key of a kind.
        model: The kind, unless ``show`` is special.
        filters: Field → id or word that it must hold.
        form: ``table``, ``cards`` or ``list``, or ``title`` for a vision that is the heading of its page; None for
            what suits the kind.
        limit: At most so many.
    """

    show: str
    model: type[Entity] | None
    filters: Mapping[str, str]
    form: str | None
    limit: int | None


def parse_embed(text: str, strategy: Strategy) -> Embed:
    """Read the content of a block.

    Raises:
        ValueError: It asks for something that does not exist; the message says what, and what there is.
    """
    try:
        root = compose_text(text)
    except yaml.YAMLError:
        raise ValueError("is not readable. Write lines such as “show: goals”.") from None
    lines = root.value if isinstance(root, yaml.MappingNode) else ()
    if not all(isinstance(node, yaml.ScalarNode) for line in lines for node in line):
        raise ValueError("holds a list or a group. Write lines such as “show: goals”, with one word behind each colon.")
    asked = {name.value: value.value for name, value in lines}
    if not asked.get("show"):
        raise ValueError("does not say what to show. Write for example “show: goals”.")
    show = asked.pop("show")
    form, limit = asked.pop("as", None), asked.pop("limit", None)
    model = find_kind(show)
    shown = {kind.kind.key: kind for kind in KINDS if issubclass(kind, Entity) and kind.kind.shape == "many"}
    if show not in SPECIAL and (model is None or model.kind.key not in shown):
        near = did_you_mean(show, [*SPECIAL, *shown])
        raise ValueError(
            f"asks to show “{show}”, which does not exist. "
            + (f"Did you mean “{near}”?" if near else f"Use one of: {', '.join([*SPECIAL, *shown])}.")
        )
    if form is not None and form not in FORMS:
        raise ValueError(f"asks for the form “{form}”. Use one of: {', '.join(FORMS)}.")
    if limit is not None and not (limit.isascii() and limit.isdecimal()):
        raise ValueError(f"has the limit “{limit}”, which is not a whole number.")
    entity = shown[model.kind.key] if model is not None and show not in SPECIAL else None
    for name, value in asked.items():
        _validate_filter(name, value, entity, strategy)
    return Embed(show if entity is None else entity.kind.key, entity, asked, form, int(limit) if limit else None)


def filter_fields(model: type[Item]) -> Mapping[str, str]:
    """The names that entities of a kind can be filtered by, each with its field: ``theme`` → ``themes``."""
    names = {}
    for row in field_table(model):
        if isinstance(row.to, To) and row.to.kind != "*":
            names[row.name] = row.name
            names.setdefault(row.name.removesuffix("s"), row.name)
        elif row.words:
            names[row.name] = row.name
        elif row.name == "tags":
            names["tag"] = row.name
    return names


def _validate_filter(name: str, value: str, model: type[Entity] | None, strategy: Strategy) -> None:
    known = filter_fields(model) if model else {}
    if name not in known and not (name == "status" and model and model.kind.key == "goals"):
        near = did_you_mean(name, known)
        raise ValueError(
            f"filters by “{name}”, which does not work here. "
            + (f"Did you mean “{near}”?" if near else f"Use one of: {', '.join(known) or 'none'}.")
        )
    row = next((row for row in field_table(model) if row.name == known.get(name)), None) if model else None
    if row and isinstance(row.to, To) and strategy.find(row.to.kind, value) is None:
        raise ValueError(f"filters by {name} “{value}”, which does not exist.")
    words = _STANDINGS if name == "status" and model and model.kind.key == "goals" else row.words if row else ()
    if words and value not in words:  # or the block would show nothing, as if there were nothing
        near = did_you_mean(value, words)
        raise ValueError(f"filters by {name} “{value}”, which is not one of its words. "
                         + (f"Did you mean “{near}”?" if near else f"Use one of: {', '.join(words)}."))
