"""What pydantic found wrong with a value, as a check, a place and words that a leader understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from strategy_handbook.model.base import Item, Part
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.model.kinds import BY_KEY, BY_WORD, KINDS
from strategy_handbook.model.scalars import a_shape, did_you_mean

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit.

    Attributes:
        check: ``missing-field``, ``unknown-field`` or ``invalid-value``.
        path: Keys and positions from the item's top to the value.
        message: A phrase that follows “goal “x”: ”, ending with a full stop or question mark.
        on_key: Whether to point at the key rather than at its value.
        meant: The path that was probably meant, where a field does not exist.
    """

    check: str
    path: Path
    message: str
    on_key: bool = False
    meant: Path = ()


def unknown_kind(key: str, above: str | None) -> str:
    """What to say of a top-level key that is no kind; ``above`` is a kind right above it that holds nothing."""
    singular = BY_WORD.get(key)
    owners = [model.kind.word for model in KINDS if any(row.name == key for row in field_table(model))]
    if singular:
        hint = f"Did you mean “{singular.kind.key}:”?"
    elif owners:
        one = owners[0] if len(owners) == 1 else "thing"
        hint = f"It is a field: indent it by four spaces, below the {one} it belongs to."
    elif near := did_you_mean(key, BY_KEY):
        hint = f"Did you mean “{near}:”?"
    elif above:
        hint = f"If it belongs to “{above}:”, indent it by two spaces, and what is below it too."
    else:
        hint = f"Use one of: {', '.join(BY_KEY)}."
    return f"“{key}:” is not a kind of thing the handbook knows. {hint}"


def no_fields(model: type[Item], id_: str, written: str | None) -> str:
    """What to say when an id holds something else than fields; ``written`` is the text it holds, if it is one."""
    word, names = model.kind.word, [row.name for row in field_table(model)]
    if model.kind.shape == "many" and id_ in names:
        return (
            f"“{id_}” is a field of a {word}, but stands beside the ids. "
            f"Indent it by two more spaces, below the {word} it belongs to."
        )
    if glued := re.match(rf"({'|'.join(names)}):(\S.{{,30}})", written or ""):
        return f"{word} “{id_}”: a space is missing after “{glued[1]}:”. Write “{glued[1]}: {glued[2]}”."
    first = next((row.name for row in field_table(model) if row.required), names[0])
    return f"{word} “{id_}” must hold fields such as “{first}: …”, each on a line of its own, indented below it."


def faults_of(model: type[Part], error: ValidationError) -> Iterator[Fault]:
    """Every fault of a value that should have been a ``model``, one for each place."""
    seen: set[Path] = set()
    for detail in error.errors(include_url=False):
        path: Path = tuple(step for step in detail["loc"] if step != "[key]")
        if path in seen:
            continue
        seen.add(path)
        yield _fault(model, path, detail)


def _fault(model: type[Part], path: Path, detail: Any) -> Fault:
    name, kind = _words(path), detail["type"]
    row = _row(field_table(model), path)
    if kind == "missing" or (kind == "string_too_short" and not str(detail["input"]).strip()):
        first = row.description.split(". ")[0].rstrip(".") if row else ""
        meaning = f" ({first[:1].lower()}{first[1:]})" if first else ""
        like = f"for example “{row.name}: {row.example}”" if row and row.example else f"“{path[-1]}: …”"
        return Fault("missing-field", path, f"{name} is missing{meaning}. Add {like}.")
    if kind == "extra_forbidden":
        known = [row.name for row in _siblings(field_table(model), path)]
        near = did_you_mean(str(path[-1]), known)
        hint = f"Did you mean “{near}”?" if near else f"It may hold: {', '.join(known)}."
        if re.fullmatch(r"[0-9]+\W*", str(path[-1])):  # {to: 90,5} is two fields to YAML
            hint = "If the comma before it belongs to a number, write a point: 90.5 instead of 90,5."
        elif not near and detail["input"] is None and re.search(r"[^a-z_]", str(path[-1])):  # {because: One, two.}
            hint = "If it belongs to the text before the comma, put that whole text in quotes."
        elif glued := re.match(rf"({'|'.join(known)}):(\S.*)", str(path[-1])):
            hint, near = f"A space is missing after the colon. Write “{glued[1]}: {glued[2]}”.", glued[1]
        meant = (*path[:-1], near) if near else ()
        return Fault("unknown-field", path, f"“{path[-1]}” is not a field it has. {hint}", on_key=True, meant=meant)
    return Fault("invalid-value", path, f"{name} {_invalid(kind, detail, row)}")


def _invalid(kind: str, detail: Any, row: FieldRow | None) -> str:
    if kind == "value_error":
        words = str(detail["ctx"]["error"])
        words = words if words.endswith((".", "?")) else f"{words}."
        if row and "Use one of" in words and row.words[0] not in row.description:
            words += f" About this field: {row.description}"
        return words
    shape = a_shape(detail["input"])
    if kind in ("model_type", "model_attributes_type", "mapping_type", "dict_type"):
        if row and row.many == "map":
            inner = ", ".join(f"{part.name}: …" for part in row.parts)
            line = f"{'id' if row.to else 'label'}: {f'{{{inner}}}' if inner else '…'}"
            each = f" for each of the {row.to.kind}" if row.to else ""
            return f"must hold a line{each}, “{line}”, indented below it, not {shape}."
        inside = ", ".join(f"“{part.name}:”" for part in row.parts[:3]) if row and row.parts else ""
        such = f" such as {inside}" if inside else ""
        return f"must be a group of fields{such}, indented below it, not {shape}."
    if kind in ("tuple_type", "list_type"):
        return f"must be a list: begin each item with “- ”. Now it is {shape}."
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = detail["ctx"].get("ge", detail["ctx"].get("le"))
        least = "at least" if kind == "greater_than_equal" else "at most"
        return f"is “{detail['input']}”, but must be {least} {bound}."
    return f"does not fit: {detail['msg'][:1].lower()}{detail['msg'][1:]}. Now it is {shape}."


def _words(path: Path) -> str:
    return " › ".join(f"no. {step + 1}" if isinstance(step, int) else str(step) for step in path)


def _siblings(rows: tuple[FieldRow, ...], path: Path) -> tuple[FieldRow, ...]:
    """The fields that may stand where the last step of the path stands."""
    for step in path[:-1]:
        row = next((row for row in rows if row.name == step), None)
        rows = row.parts if row else rows
    return rows


def _row(rows: tuple[FieldRow, ...], path: Path) -> FieldRow | None:
    named = [step for step in path if isinstance(step, str)]
    return next((row for row in _siblings(rows, path) if named and row.name == named[-1]), None)
