"""Text on a sheet is as large as the sheet allows; lists are cut only where the smallest text is still too large."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from strategy_handbook.pages.fit import SIZES, height, largest


@given(st.text(min_size=1), st.floats(1, 200))
@example("\u0816", 10)  # a mark without width
def test_text_takes_room_and_a_narrow_column_never_less(text: str, column: float) -> None:
    assert height(text, column) > 0
    assert height(text, column / 2) >= height(text, column)
    assert height(text * 2, column) >= height(text, column)


def test_nothing_takes_no_room() -> None:
    assert height(None, 10) == height("", 10) == 0


def test_wide_scripts_take_twice_the_room() -> None:
    assert height("顧客満足" * 50, 20) > height("abcd" * 50, 20) * 1.8


@given(st.integers(1, 60), st.floats(0.1, 500))
def test_the_choice_is_the_largest_that_fits(most: int, room: float) -> None:
    def measure(entries: int, em: float) -> float:
        return (10 + entries) * em

    size, entries = largest(most, measure, room)
    if entries:
        assert measure(entries, SIZES[size - 1]) <= room
        assert size == 1 or measure(entries, SIZES[size - 2]) > room
        assert entries == most or measure(entries + 1, SIZES[-1]) > room
    else:
        assert measure(1, SIZES[-1]) > room
