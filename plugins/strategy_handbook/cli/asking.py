"""Ask a person at a terminal for the fields of something new, with defaults and completion, until each answer fits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click
from pydantic import ValidationError

from strategy_handbook.model import Strategy
from strategy_handbook.model.base import Part
from strategy_handbook.model.faults import faults_of
from strategy_handbook.model.fields import FieldRow
from strategy_handbook.model.links import KeysTo
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.source.document import Plain

Fault = Callable[[str], str | None]


def interactive() -> bool:
    """Whether somebody sits at a terminal who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(label: str, *, default: str = "", options: Iterable[str] = (), fault: Fault | None = None) -> str:
    """One answer; Enter takes the default, or leaves it open. Tab completes the options."""
    while True:
        with _completing(list(options)):
            answer = str(click.prompt(label, default=default, show_default=bool(default))).strip()
        wrong = fault(answer) if fault and answer else None
        if wrong is None:
            return answer
        click.echo(f"  {wrong}")


def ask_many(label: str, *, options: Iterable[str] = (), fault: Fault | None = None) -> list[str]:
    """Answers one by one, until an empty one."""
    known, answers = list(options), list[str]()
    while answer := ask(f"{label}{' (one more, or Enter)' if answers else ''}", options=known, fault=fault):
        answers.append(answer)
    return answers


def ask_word(label: str, words: Iterable[str], default: str = "", *, required: bool = False) -> str:
    """One of a few words."""
    known = list(words)

    def fault(answer: str) -> str | None:
        near = did_you_mean(answer, known)
        hint = f"Did you mean “{near}”?" if near else f"One of: {', '.join(known)}."
        return None if answer in known else f"“{answer}” is none of the words. {hint}"

    asked = f"{label} ({', '.join(known)})"
    while not (answer := ask(asked, default=default, options=known, fault=fault)) and required:
        click.echo("  This one is needed.")
    return answer


def ask_field(model: type[Part], row: FieldRow, strategy: Strategy, default: str = "") -> Plain:
    """The value of a field as YAML holds it; None when it was left open."""
    click.echo(f"\n{row.description}")
    if row.to is not None:
        return _links(row, strategy)
    if row.parts and not row.many:
        return _parts(row, row.name) or None
    label = row.name + (f", such as {row.example}" if row.example else "")

    def fault(answer: str) -> str | None:
        return field_fault(model, row.name, answer)

    if row.many == "list":
        return list[Plain](ask_many(label, fault=fault)) or None
    if row.words:
        return ask_word(row.name, row.words, default) or None
    while not (answer := ask(label, default=default, fault=fault)) and row.required:
        click.echo("  This one is needed.")
    return answer or None


def field_fault(model: type[Part], name: str, value: Plain) -> str | None:
    """What is wrong with the value of one field, in words; None if nothing is."""
    fields: dict[str, Any] = {"title": "x", name: value}
    try:
        model.model_validate(fields if name == "title" or "title" in model.model_fields else {name: value})
    except ValidationError as error:
        return next((fault.message for fault in faults_of(model, error) if fault.path[:1] == (name,)), None)
    return None


def id_fault(strategy: Strategy, kind: str) -> Fault:
    """Says whether an answer is the id of something of a kind."""

    def fault(answer: str) -> str | None:
        if strategy.find(kind, answer):
            return None
        near = did_you_mean(answer, _ids(strategy, kind))
        hint = f" Did you mean “{near}”?" if near else ""
        return f"There is no “{answer}” among the {kind}.{hint}"

    return fault


def _ids(strategy: Strategy, kind: str) -> list[str]:
    return [item.id for item in strategy if item.kind.key == kind]


def _links(row: FieldRow, strategy: Strategy) -> Plain:
    to = row.to
    assert to is not None  # noqa: S101 - asked only for fields that link
    if to.kind == "*":
        options = [str(item.ref) for item in strategy if item.kind.shape == "many"]
        return list[Plain](ask_many(f"{row.name}, as kind:id", options=options)) or None
    options, fault = _ids(strategy, to.kind), id_fault(strategy, to.kind)
    if isinstance(to, KeysTo):
        ids = ask_many(f"{row.name}: id of {to.kind}", options=options, fault=fault)
        return {id_: _parts(row, id_) for id_ in ids} or None
    if "a list" not in row.takes:
        return ask(f"{row.name}: id of {to.kind}", options=options, fault=fault) or None
    ids = ask_many(f"{row.name}: id of {to.kind}", options=options, fault=fault)
    if to.explained and ids:
        told: Mapping[str, str] = {id_: ask(f"  {id_}: how, in a sentence") for id_ in ids}
        if all(told.values()):
            return dict(told)
    return list[Plain](ids) or None


def _parts(row: FieldRow, label: str) -> Plain:
    found: dict[str, Plain] = {}
    for part in row.parts:
        if part.to is not None or part.parts:
            continue
        name = f"  {label} › {part.name}"
        value: Plain
        if part.many == "list":
            value = list[Plain](ask_many(name)) or None
        elif part.words:
            value = ask_word(name, part.words) or None
        else:
            value = ask(name) or None
        if value:
            found[part.name] = value
    return found


@contextmanager
def _completing(options: list[str]) -> Iterator[None]:
    """Let Tab complete the options, where the terminal knows how."""
    try:
        import readline
    except ImportError:  # Windows
        yield
        return
    before = readline.get_completer()

    def complete(text: str, state: int) -> str | None:
        return [*(option for option in options if option.startswith(text)), None][state]

    readline.set_completer(complete)
    readline.set_completer_delims("")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
