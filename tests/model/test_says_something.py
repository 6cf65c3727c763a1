"""Placeholders count as absent, and telling them apart takes no longer than reading them."""

from __future__ import annotations

import pytest

from strategy_handbook.model.scalars import is_placeholder, says_something


@pytest.mark.parametrize(
    "text",
    [
        "TBD",
        "[to be named]",
        "- todo -",
        "…",
        "...",
        "??",
        "---",
        "[-]",
        "n/a",
        "xxx",
        "Lorem ipsum dolor",
    ],
)
def test_a_placeholder_says_nothing(text: str) -> None:
    assert not says_something(text)
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["Todos os dias", "a?", "!", "TBD by Ana", "-5", "xx", "日本"])
def test_a_text_with_words_says_something(text: str) -> None:
    assert says_something(text)


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_nothing_is_no_placeholder(text: str | None) -> None:
    assert not says_something(text)
    assert not is_placeholder(text)


@pytest.mark.parametrize("sign", ["-", "?", ".", "…", " "])
def test_a_long_row_of_signs_before_a_text_is_read_at_once(sign: str) -> None:
    assert says_something(sign * 100_000 + "x")
