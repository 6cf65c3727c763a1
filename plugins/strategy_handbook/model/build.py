"""Make the Strategy: give the plain values of each file their types, and say what does not fit."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import ValidationError

from strategy_handbook.findings import Problem
from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.faults import Fault, faults_of, no_fields, unknown_kind
from strategy_handbook.model.fields import field_table
from strategy_handbook.model.kinds import BY_KEY, KINDS
from strategy_handbook.model.links import ID, MAX_ID_LENGTH, RESERVED, To, is_id
from strategy_handbook.model.scalars import is_placeholder
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.source.document import Document, Plain, node_at, plain

MOST_PROBLEMS = 10_000
MOST_FIELDS = 200


def build_strategy(documents: Iterable[Document]) -> tuple[Strategy, tuple[tuple[str, Problem], ...]]:
    """Every item of the documents, and what is wrong with any of them as pairs of check and problem.

    A field that cannot be read is left out of its item, so that one wrong date hides nothing else; the item
    remembers it in ``invalid_fields``. An item that cannot stand without it is lost, and remembered as such.
    """
    builder = _Builder()
    for document in itertools.takewhile(lambda _: not builder.gave_up, documents):
        builder.read(document)
    strategy = Strategy(builder.items, frozenset(builder.lost))
    for checkin in strategy[CheckIn].values():
        goal = strategy.find("goal", checkin.goal)
        checkin.about(goal.id if goal else checkin.goal)
    return strategy, tuple(builder.problems)


@dataclass
class _Builder:
    items: dict[type[Item], dict[str, Item]] = field(default_factory=lambda: {model: {} for model in KINDS})
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    lost: set[tuple[str, str]] = field(default_factory=set)
    _aliases: dict[tuple[str, str], Item] = field(default_factory=dict)
    gave_up: bool = False
    _numbers: dict[str, int] = field(default_factory=dict)

    def read(self, document: Document) -> None:
        """Take in everything a file holds."""
        empty = None  # the last kind above that holds no more than a text
        for key, key_node, value in document.entries():
            if len(self.problems) > MOST_PROBLEMS:
                self.give_up(document, key_node)
                return
            model = BY_KEY.get(key)
            if model and isinstance(value, yaml.ScalarNode):
                empty = key
            if model is None:
                self._say(document, key_node, "unknown-field", unknown_kind(key, empty))
            elif isinstance(value, yaml.ScalarNode) and plain(value) is None:
                continue  # "goals:" with nothing below it yet
            elif model.kind.shape == "one":
                self._one(document, model, model.kind.word, key_node, value, plain(value))
            elif model.kind.shape == "list":
                self._list(document, model, value)
            elif isinstance(value, yaml.MappingNode):
                for id_, id_node, entry in document.entries(value):
                    if len(self.problems) > MOST_PROBLEMS:
                        self.give_up(document, id_node)
                        return
                    self._one(document, model, id_, id_node, entry, plain(entry))
            else:
                self._say(
                    document,
                    value,
                    "invalid-value",
                    f"“{key}:” must hold an id for each {model.kind.word}, with its fields indented below it.",
                )
                self.lost.add((model.kind.key, ""))

    def give_up(self, document: Document, node: yaml.Node) -> None:
        """Leave out the rest: with so many faults there is no telling what is meant, and each takes its time."""
        self.gave_up = True
        message = f"more than {MOST_PROBLEMS:,} things are wrong before this line; what follows was left out."
        self._say(document, node, "invalid-value", f"{message} Mend those first.")
        self.lost.add(("", ""))

    def _list(self, document: Document, model: type[Item], value: yaml.Node) -> None:
        if not isinstance(value, yaml.SequenceNode):
            self._say(
                document,
                value,
                "invalid-value",
                f"“{model.kind.key}:” must be a list: begin each {model.kind.word} with “- ”.",
            )
            self.lost.add((model.kind.key, ""))
            return
        for node in value.value:
            fields = plain(node)
            label = (
                ".".join(str(fields.get(name) or "?") for name in ("goal", "date")) if isinstance(fields, dict) else "?"
            )
            number = self._numbers.get(label, 1)
            while (id_ := label if number == 1 else f"{label}.{number}") in self.items[model]:
                number += 1
            self._numbers[label] = number
            self._one(document, model, id_, node, node, fields)

    def _one(self, document: Document, model: type[Item], id_: str, key: yaml.Node, value: yaml.Node,
             fields: Plain) -> None:
        label = f"the {model.kind.word}" if model.kind.shape == "one" else f"{model.kind.word} “{id_}”"
        if model.kind.shape == "many" and not self._fit(document, model, id_, key):
            return
        if model.kind.shape == "one" and self.items[model]:
            first = self.items[model][id_].place()
            self._say(
                document,
                key,
                "duplicate-id",
                f"“{model.kind.key}:” stands here a second time (first in {first.path}, "
                f"line {first.line}). There is only one: move these fields there.",
            )
            return
        if fields is None:
            fields = {}
        if not isinstance(fields, dict):
            place = value if isinstance(fields, str) and ":" in fields else key
            self._say(
                document, place, "invalid-value", no_fields(model, id_, fields if isinstance(fields, str) else None)
            )
            self.lost.add((model.kind.key, id_))
            return
        if len(fields) > MOST_FIELDS:
            self._say(document, key, "invalid-value", f"{label} holds {len(fields):,} fields, more than any has. Look "
                                                      "for what was pasted here by mistake.")
            self.lost.add((model.kind.key, id_))
            return
        problems: list[tuple[str, Problem]] = []
        invalid: set[str] = set()

        def report(fault: Fault) -> None:
            check, path, message = fault.check, fault.path, fault.message
            if check == "missing-field" and (text := kept.pop(path, None)):
                message = f"{_name(path)} is “{text}”, which only keeps a place and counts as absent. Write it."
            node = node_at(value, path, key=fault.on_key) if path and str(path[0]) in written else key
            field = str(path[0]) if path else None
            meant = str(fault.meant[0]) if fault.meant else None
            subject = f"{model.kind.word}:{id_}"
            problems.append((check, Problem(f"{label}: {message}", document.location(node), subject, field, meant)))

        written = frozenset(fields)
        kept = dict(_placeholders(fields, ()))
        for path in kept:
            _forget(model, fields, path)
        fields = {name: content for name, content in fields.items() if content is not None and content != []}
        item = _validated(model, id_, fields, report, invalid)
        for path, text in kept.items():
            report(Fault("placeholder-text", path, f"{_name(path)} is “{text}”, which only keeps a place and counts as "
                         "absent. Write it, or leave the field out."))
        self.problems.extend(problems)
        if item is None:
            self.lost.add((model.kind.key, id_))
            return
        item.placed(id_, document, key, value, frozenset(invalid))
        self.items[model][id_] = item
        self._register_aliases(item)

    def _fit(self, document: Document, model: type[Item], id_: str, key: yaml.Node) -> bool:
        """Whether an id can be used: well-formed and not taken."""
        if not ID.fullmatch(id_) or len(id_) > MAX_ID_LENGTH:
            better = as_id(id_)
            hint = f" Write for example “{better[:MAX_ID_LENGTH]}”." if better and better != id_ else ""
            self._say(
                document,
                key,
                "invalid-id",
                f"{model.kind.word} “{id_}”: an id has only small letters a–z, digits and "
                f"single hyphens between them, {MAX_ID_LENGTH} at most.{hint}",
            )
            self.lost.add((model.kind.key, id_))
            return False
        if id_ in RESERVED:
            self._say(
                document,
                key,
                "invalid-id",
                f"{model.kind.word} “{id_}”: this word cannot be an id, because file systems "
                f"or web servers give it a meaning of their own. Write for example “{id_}-1”.",
            )
            self.lost.add((model.kind.key, id_))
            return False
        first = self.items[model].get(id_) or self._aliases.get((model.kind.key, id_))
        if first is not None:
            was = "a former id of" if first.id != id_ else "used already by"
            self._say(
                document,
                key,
                "duplicate-id",
                f"{model.kind.word} “{id_}”: this id is {was} “{first.name}” "
                f"({first.place().path}, line {first.place().line}). "
                "Give one of them another id.",
            )
            return False
        return True

    def _register_aliases(self, item: Item) -> None:
        if not isinstance(item, Entity):
            return
        for alias in item.aliases:
            key = (item.kind.key, alias)
            other = self.items[type(item)].get(alias) or self._aliases.get(key)
            if not is_id(alias):
                self._say_at(
                    item,
                    "invalid-id",
                    "aliases",
                    f"{item}: the alias “{alias}” is not an id. Ids have only small "
                    "letters a–z, digits and single hyphens.",
                )
            elif other is not None:
                self._say_at(
                    item,
                    "duplicate-id",
                    "aliases",
                    f"{item}: the alias “{alias}” belongs to “{other.name}” already. Remove it here.",
                )
            else:
                self._aliases[key] = item

    def _say(self, document: Document, node: yaml.Node, check: str, message: str) -> None:
        self.problems.append((check, Problem(message, document.location(node))))

    def _say_at(self, item: Item, check: str, field_name: str, message: str) -> None:
        self.problems.append((check, Problem(message, item.place(field_name), str(item.ref), field_name)))


def _validated(model: type[Item], id_: str, fields: dict[str, Any], report: Callable[[Fault], None],
               invalid: set[str]) -> Item | None:
    """The item, after leaving out what cannot be read; None if it cannot stand without it."""
    misspelt: set[tuple[str | int, ...]] = set()
    for _ in range(len(fields) + 2):
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            faults = list(faults_of(model, error))
        progress = False
        misspelt |= {fault.meant for fault in faults if fault.meant}
        for fault in faults:
            if fault.check == "missing-field" and fault.path in misspelt:
                progress |= _repair(fault, model, id_, fields)  # it is there, under a name that is reported
                continue
            if fault.check == "missing-field" and str(fault.path[0]) in invalid:
                return None  # left out a round ago because it could not be read, and it cannot stand without
            report(fault)
            progress |= _repair(fault, model, id_, fields)
            if fault.path and fault.check != "unknown-field":
                invalid.add(str(fault.path[0]))
        invalid |= {str(path[0]) for path in misspelt}
        if not progress:
            return None
    return None


def _repair(fault: Fault, model: type[Item], id_: str, fields: dict[str, Any]) -> bool:
    """Leave out what the fault is about; a title can be made from the id."""
    if fault.path[:1] == ("title",) and issubclass(model, Entity):
        fields["title"] = id_.replace("-", " ").capitalize()
        return True
    if fault.check == "unknown-field":
        return _remove(fields, fault.path)
    return fields.pop(str(fault.path[0]), None) is not None


def as_id(text: str) -> str:
    """The id nearest to a text; letters lose their accents, and whatever else an id cannot hold parts its words."""
    bare = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in bare).split())


def _name(path: tuple[str | int, ...]) -> str:
    return " › ".join(f"no. {step + 1}" if isinstance(step, int) else step for step in path)


def _placeholders(value: Plain, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every place that holds only a placeholder, the last of a list first so that they can be removed in turn.

    In a list of groups nothing is removed, so that positions stay true; a text among them does not fit anyway.
    """
    inside: Iterable[tuple[str | int, Plain]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        groups = any(isinstance(inner, dict) for inner in value)
        inside = ((index, value[index]) for index in range(len(value) - 1, -1, -1)
                  if not groups or not isinstance(value[index], str))
    for step, inner in inside:
        if not isinstance(inner, str):
            yield from _placeholders(inner, (*path, step))
        elif len(inner) <= 60 and is_placeholder(inner):
            yield (*path, step), inner


def _forget(model: type[Item], fields: Any, path: tuple[str | int, ...]) -> None:
    """Leave out a placeholder; of a link with its sentence only the sentence."""
    row = next((row for row in field_table(model) if row.name == path[0]), None)
    if row and isinstance(row.to, To) and len(path) == 2 and isinstance(fields[path[0]], dict):
        fields[path[0]][path[1]] = None
    else:
        _remove(fields, path)


def _remove(fields: Any, path: tuple[str | int, ...]) -> bool:
    """Delete the value at a path; whether there was one (an earlier fault may have taken it along)."""
    inner = fields
    try:
        for step in path[:-1]:
            inner = inner[step]
        del inner[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True
