"""A new entity: which fields to ask for, and the file with the entity in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from strategy_handbook.edits.place import home_of, placed
from strategy_handbook.edits.store import Draft, RefusedError
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model import Item
from strategy_handbook.model.build import as_id
from strategy_handbook.model.fields import FieldRow, field_order, field_table
from strategy_handbook.model.links import MAX_ID_LENGTH, To
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.source.document import Plain, plain
from strategy_handbook.source.loader import compose_text

RECOMMENDED: Mapping[str, tuple[str, ...]] = {
    "goals": ("why", "themes", "parents", "period", "owner", "departments", "targets", "start", "due", "achievable"),
    "metrics": ("definition", "unit", "direction", "source", "every", "owner"),
    "themes": ("intent", "owner"),
    "values": ("statement", "behaviours"),
    "departments": ("purpose", "head"),
    "roles": ("department", "reports_to", "responsibilities", "contributes_to"),
    "initiatives": ("supports", "departments", "lead", "phase", "start", "due"),
    "processes": ("supports", "departments", "steps", "metrics", "owner"),
    "automations": ("process", "purpose", "hours_freed", "redeployed_to"),
    "tools": ("purpose", "used_by"),
    "communications": ("form", "channel", "carries", "reply_to", "owner"),
    "cultures": ("scope", "timezone", "written_by"),
    "challenges": ("type", "severity", "affects", "mitigation", "owner"),
    "trainings": ("skill", "audience", "supports"),
}
"""Fields whose absence a check would soon mention: these are asked for, all others wait until they are needed."""

def asked_for(model: type[Item]) -> tuple[FieldRow, ...]:
    """The fields that a new entity should have, in canonical order."""
    wanted = RECOMMENDED.get(model.kind.key, ())
    rows = {row.name: row for row in field_table(model)}
    return tuple(rows[name] for name in field_order(model) if rows[name].required or name in wanted)


def new(work: Workspace, model: type[Item], id_: str, fields: Mapping[str, Plain], wanted: Path | None) -> Draft:
    """The file with the new entity.

    Raises:
        RefusedError: The id is taken, or the file cannot be edited.
    """
    kind = model.kind
    if kind.shape == "list":
        raise RefusedError(f"“strategy {kind.word} GOAL” adds a {kind.word}.")
    holder = work.strategy.find(kind.key, id_)
    if holder is not None:
        place = holder.place()
        raise RefusedError(
            f"the id “{id_}” is taken by “{holder.name}” ({place.path}, line {place.line}). Choose another."
        )
    order = field_order(model)
    known = {
        name: fields[name] for name in sorted(fields, key=lambda name: order.index(name) if name in order else 999)
    }
    return placed(work, home_of(work, model, wanted), model, id_, known)


def fields_from(model: type[Item], settings: Iterable[str]) -> dict[str, Plain]:
    """The fields that ``field=value`` texts give; dots lead into groups, and what is said twice is a list.

    Raises:
        RefusedError: A text names no field, or two of them do not fit together.
    """
    fields: dict[str, Plain] = {}
    for setting in settings:
        name, equals, written = setting.partition("=")
        path = name.strip().split(".")
        row = _row(model, path)
        if not equals or row is None:
            known = [row.name for row in field_table(model)]
            near = did_you_mean(path[0], known) if equals and path[0] not in known else None
            hint = f"Did you mean “{near}”?" if near else f"Write “field=value” with one of: {', '.join(known)}."
            raise RefusedError(f"“{setting}” sets no field of a {model.kind.word}. {hint}")
        value = written.strip() if row.takes == "text" and len(path) == 1 else value_of(written)
        _put(fields, path, value, setting)
    return fields


def value_of(written: str) -> Plain:
    """What a text stands for: a list or group where it is one in YAML's brackets or braces, otherwise itself."""
    text = written.strip()
    if re.fullmatch(r"\[.*\]|\{.*\}", text, re.DOTALL):
        try:
            root = compose_text(text)
        except yaml.YAMLError:
            return text
        return plain(root) if root is not None else text
    return text


def _row(model: type[Item], path: list[str]) -> FieldRow | None:
    """The row of the first step, if the others can lead into what it holds."""
    row = next((row for row in field_table(model) if row.name == path[0]), None)
    leads_on = row is not None and (row.parts or row.many or isinstance(row.to, To) or row.takes == "date → number")
    return row if len(path) == 1 or leads_on else None


def _put(fields: dict[str, Plain], path: list[str], value: Plain, setting: str) -> None:
    inner = fields
    for step in path[:-1]:
        following = inner.setdefault(step, {})
        if not isinstance(following, dict):
            raise RefusedError(f"“{setting}” does not fit what is set before: “{step}” holds no fields.")
        inner = following
    last = path[-1]
    before = inner.get(last)
    if last not in inner:
        inner[last] = value
    elif isinstance(before, dict) or isinstance(value, dict):
        raise RefusedError(f"“{setting}” does not fit what is set before: “{last}” is set already.")
    else:
        both = before if isinstance(before, list) else [before]
        inner[last] = [*both, *(value if isinstance(value, list) else [value])]


def suggested_id(title: str, taken: Iterable[str]) -> str:
    """An id made from a title that is not taken."""
    base = "-".join(as_id(title).split("-")[:6])[:MAX_ID_LENGTH].strip("-") or "new"
    known, number, id_ = set(taken), 2, base
    while id_ in known:
        id_, number = f"{base}-{number}", number + 1
    return id_
