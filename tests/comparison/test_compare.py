"""Whatever a field holds, its coming, going and changing is told; nothing is told where nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import TODAY
from strategy_handbook.comparison import Comparison, Side, compare
from strategy_handbook.facts import Facts
from strategy_handbook.graph import Graph
from strategy_handbook.model import build_strategy
from strategy_handbook.model.fields import field_table
from strategy_handbook.model.kinds import BY_KEY
from strategy_handbook.reporting.differences import FORMATS, Sides
from strategy_handbook.source import read_sources
from strategy_handbook.source.syntax import compose

EXAMPLE = Path(__file__).parents[2] / "strategy"


def side(*texts: str) -> Side:
    documents = [compose(f"{number}.yml", Path("x.yml"), text)[0] for number, text in enumerate(texts)]
    built, _problems = build_strategy(document for document in documents if document)
    return Side(Facts(built, Graph(built), TODAY))


def example() -> Side:
    built, _problems = build_strategy(read_sources(EXAMPLE, EXAMPLE.parent).documents)
    return Side(Facts(built, Graph(built), TODAY))


def fullest() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Of each kind of the example, the item with the most fields: kind, id, fields as text."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for file in sorted(EXAMPLE.rglob("*.yml")):
        for key, items in yaml.load(file.read_text("utf-8"), yaml.CBaseLoader).items():
            shape = BY_KEY[key].kind.shape
            several = {"": items} if shape == "one" else dict(enumerate(items)) if shape == "list" else items
            for id_, fields in several.items():
                if len(fields) > len(found.get(key, ("", {}))[1]):
                    found[key] = (str(id_), fields)
    return ((key, id_, fields) for key, (id_, fields) in found.items())


def written(key: str, id_: str, fields: dict[str, Any]) -> str:
    shape = BY_KEY[key].kind.shape
    return yaml.safe_dump({key: fields if shape == "one" else [fields] if shape == "list" else {id_: fields}})


def can_go(key: str, name: str, value: object) -> bool:
    """Whether an item stands without a field, and is another one then: it holds more than what is meant anyway."""
    row = next(row for row in field_table(BY_KEY[key]) if row.name == name)
    return not row.required and value != str(BY_KEY[key].model_fields[row.attribute].default)


FIELDS = [(key, id_, fields, name) for key, id_, fields in fullest() for name, value in fields.items()
          if can_go(key, name, value)]


@pytest.mark.parametrize(("key", "id_", "fields", "name"), FIELDS, ids=[f"{case[0]}-{case[3]}" for case in FIELDS])
def test_every_field_that_comes_or_goes_is_told_in_every_format(key: str, id_: str, fields: dict[str, Any],
                                                                name: str) -> None:
    whole = side(written(key, id_, fields))
    without = side(written(key, id_, {field: value for field, value in fields.items() if field != name}))
    for before, after in ((whole, without), (without, whole)):
        found = compare(before, after)
        assert {change.path[0] for item in found.items for change in item.fields} == {name}
        for write in FORMATS.values():
            assert name.replace("_", " ").split()[0] in write(found, Sides("a", "b"))


def test_a_strategy_compared_with_itself_holds_nothing() -> None:
    found = compare(example(), example())
    assert found == Comparison()
    assert not found


def test_everything_is_new_against_nothing_and_gone_the_other_way() -> None:
    whole, nothing = example(), side("goals: {}")
    entities = len(whole.strategy) - sum(1 for item in whole.strategy if item.kind.shape == "list")
    forth, back = compare(nothing, whole), compare(whole, nothing)
    assert {str(change.sort) for change in forth.items} == {"added"}
    assert len(forth.items) == entities
    assert len(forth.news) == len(whole.strategy) - entities
    assert {str(change.sort) for change in back.items} == {"removed"}
    assert len(back.items) == len(whole.strategy)


def test_an_item_that_could_not_be_read_is_neither_new_nor_gone() -> None:
    good, bad = "goals: {fast: {title: Answer fast}}", "goals: {fast: [a list]}"
    assert not compare(side(good), side(bad))
    assert not compare(side(bad), side(good))


def test_a_field_that_could_not_be_read_is_neither_set_nor_removed() -> None:
    good, bad = "goals: {a: {title: A, due: 2026-12-31}}", "goals: {a: {title: A, due: soon}}"
    assert not compare(side(good), side(bad))
    assert not compare(side(bad), side(good))


def test_an_item_that_moved_to_another_file_did_not_change() -> None:
    one, two = "goals: {a: {title: A}}", "goals: {b: {title: B}}"
    assert not compare(side(one, two), side("goals: {b: {title: B}, a: {title: A}}"))


def test_many_removed_and_many_new_items_are_matched_only_by_the_very_same_words() -> None:
    terms = (f"  a{n}: {{title: The term number {n} of many, definition: d}}\n" for n in range(150))
    before = "terms:\n" + "".join(terms)
    after = before.replace("  a", "  b").replace("number 7 of", "number seven of")
    sorts = [str(change.sort) for change in compare(side(before), side(after)).items]
    assert (sorts.count("renamed"), sorts.count("added"), sorts.count("removed")) == (149, 1, 1)
