"""Text in lines: nothing is lost, nothing is wider than its box, in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_handbook.charts.wrapping import is_right_to_left, width, wrapped


@given(st.text(max_size=300), st.floats(60, 500), st.floats(8, 20))
def test_lines_hold_the_whole_text_and_fit(text: str, limit: float, size: float) -> None:
    lines = wrapped(text, limit, size)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, size) <= limit + 1e-6 or len(line) == 1 for line in lines)


def test_words_stay_whole_where_they_can() -> None:
    assert wrapped("Reach 90% customer satisfaction", 120, 13) == ("Reach 90%", "customer", "satisfaction")


def test_a_word_without_end_is_broken_and_marks_stay_with_their_letter() -> None:
    lines = wrapped("ا\u064e" * 60, 100, 13)
    assert len(lines) > 1
    assert not any(unicodedata.combining(line[0]) for line in lines)


def test_scripts_without_spaces_are_broken_anywhere() -> None:
    assert len(wrapped("顧客満足度を十八か月以内に九十パーセントまで高める", 130, 13)) == 3


@pytest.mark.parametrize(("text", "leftward"), [("Hello", False), ("2030 القضاء", True), ("שלום", True), ("9%", False)])
def test_the_first_letter_tells_the_direction(text: str, leftward: bool) -> None:
    assert is_right_to_left(text) is leftward


def test_a_long_title_is_cut_only_after_the_last_line() -> None:
    assert wrapped("one two three four", 4.2, at_most=2) == ("one two", "three…")
    assert wrapped("one two", 10, at_most=1) == ("one two",)


@given(st.text(max_size=200), st.floats(3, 40), st.integers(1, 5))
def test_a_cut_text_keeps_to_its_lines_and_loses_nothing_before_the_cut(text: str, room: float, most: int) -> None:
    lines = wrapped(text, room, at_most=most)
    assert len(lines) <= most
    assert all(width(line) <= room for line in lines)
    if not lines or not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(text.split())
