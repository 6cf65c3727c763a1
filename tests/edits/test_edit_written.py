"""Values written as YAML are read back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from strategy_handbook.edits.written import entry_lines, flow, item_lines
from strategy_handbook.source.document import plain
from strategy_handbook.source.syntax import compose

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(TEXTS.filter(lambda key: key != "<<"), inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


def read(text: str) -> object:
    document, problems = compose("x.yml", Path("x.yml"), text)
    assert [problem.message for check, problem in problems if check == "yaml-syntax"] == []
    return plain(document.root) if document else None


@settings(deadline=None)
@given(VALUES)
@example("a: b #c")
@example(" - x")
@example("null")
@example("two\n\nparagraphs ")
@example("\u2028\x85\ufeff\u00a0")
def test_any_value_is_read_back_as_it_was(value: object) -> None:
    assert read("\n".join(entry_lines("k", value, 0))) == {"k": value}
    assert read("k:\n" + "\n".join(item_lines(value, 2))) == {"k": [value]}
    assert read("k: [" + flow(value) + "]") == {"k": [value]}


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("Plain words", ["k: Plain words"]),
        ("Answer: now", ['k: "Answer: now"']),
        ({"from": "78", "to": "90"}, ["k: {from: 78, to: 90}"]),
        (["a", "b-c"], ["k: [a, b-c]"]),
        (["A phone"], ["k:", "  - A phone"]),
        ({"csat": {"from": "1", "to": "2"}}, ["k:", "  csat: {from: 1, to: 2}"]),
        ("One.\n\nTwo.", ["k: |-", "  One.", "", "  Two."]),
    ],
)
def test_values_look_as_a_person_would_write_them(value: object, lines: list[str]) -> None:
    assert entry_lines("k", value, 0) == lines
