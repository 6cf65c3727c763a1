"""The value of a field as a reader would say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from strategy_handbook.model import Strategy, find_kind
from strategy_handbook.model.fields import FieldRow
from strategy_handbook.model.links import KeysTo, Link
from strategy_handbook.model.scalars import Word


def said(strategy: Strategy, row: FieldRow, value: Any) -> str:
    """Write a value as lines: links by the title of their target, groups as “label: value”."""
    if isinstance(row.to, KeysTo):
        lines = [
            f"{_title(strategy, row.to.kind, id_)}: {_one(strategy, row, inner)}"
            for id_, inner in value.items()
        ]
    elif row.to is not None:
        links = (Link(value),) if isinstance(value, str) else value
        lines = [
            _title(strategy, row.to.kind, link.id) + (f": {link.how}" if link.how else "")
            for link in links
        ]
    elif isinstance(value, Mapping):
        lines = [f"{label}: {_one(strategy, row, inner)}" for label, inner in value.items()]
    elif isinstance(value, tuple):
        bullet = "• " if len(value) > 1 else ""
        lines = [bullet + _one(strategy, row, inner) for inner in value]
    elif row.parts:
        lines = list(_parts(strategy, row, value))
    else:
        lines = [_one(strategy, row, value)]
    return "\n".join(lines)


def _one(strategy: Strategy, row: FieldRow, value: Any) -> str:
    if row.parts:
        return "; ".join(_parts(strategy, row, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Word):
        return value.replace("-", " ")
    return str(value)


def _parts(strategy: Strategy, row: FieldRow, value: Any) -> list[str]:
    found = []
    for part in row.parts:
        inner = getattr(value, part.attribute)
        if inner not in (None, (), {}, ""):
            text = said(strategy, part, inner)
            label = part.name.replace("_", " ")
            found.append(f"{label}: {text.replace(chr(10), ', ').replace('• ', '')}")
    return found


def _title(strategy: Strategy, kind: str, id_: str) -> str:
    """“Title (kind:id)”, or the id as it is written where it leads nowhere."""
    if kind == "*":
        kind, _, id_ = id_.partition(":")
    model, item = find_kind(kind), strategy.find(kind, id_)
    if item is not None:
        return f"{item.name} ({item.ref})"
    return f"{model.kind.word if model else kind}:{id_}" if id_ else kind
