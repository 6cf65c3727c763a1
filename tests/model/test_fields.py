"""The field table is what users read: every field says what it means, and its example is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import pytest
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from strategy_handbook.model import KINDS, Item, Part
from strategy_handbook.model.culture import Hours
from strategy_handbook.model.fields import FieldRow, field_table


def rows(table: tuple[FieldRow, ...], path: str) -> Iterator[tuple[str, FieldRow]]:
    for row in table:
        yield f"{path}.{row.name}", row
        yield from rows(row.parts, f"{path}.{row.name}")


def parts(part: type[Part]) -> Iterator[type[Part]]:
    for inner in part.__subclasses__():
        if inner.__module__.startswith("strategy_handbook.") and inner is not Hours:
            yield inner
            yield from parts(inner)


EXAMPLES = {
    f"{part.__name__}.{name}": info for part in parts(Part) for name, info in part.model_fields.items() if info.examples
}


@pytest.mark.parametrize("model", KINDS, ids=[model.kind.word for model in KINDS])
def test_a_kind_says_what_it_is_for(model: type[Item]) -> None:
    assert model.kind.purpose.endswith(".")
    assert model.__doc__
    assert field_table(model)


@pytest.mark.parametrize("model", KINDS, ids=[model.kind.word for model in KINDS])
def test_a_field_has_a_plain_name_a_sentence_and_says_what_to_write(model: type[Item]) -> None:
    for path, row in rows(field_table(model), model.kind.word):
        assert row.name.replace("_", "").isalpha(), path
        assert row.name.islower(), path
        assert row.description.endswith("."), f"{path}: {row.description!r}"
        assert row.description[0].isupper() or row.description[0].isdigit(), path
        assert row.takes, path


@pytest.mark.parametrize("path", EXAMPLES)
def test_an_example_is_valid(path: str) -> None:
    info: FieldInfo = EXAMPLES[path]
    for written in info.examples or ():
        assert isinstance(written, str)  # as it stands in YAML
        TypeAdapter(Annotated[info.annotation, path, *info.metadata]).validate_python(written)
