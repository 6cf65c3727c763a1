"""Values: what shows and what is missing."""

from __future__ import annotations

from pathlib import Path

from handbooks import book, html

VALUES = """\
cultures: {porto: {title: Porto}, hamburg: {title: Hamburg}}
values:
  full:
    title: Ask early
    statement: We ask while there is time.
    behaviours: {do: [Share half a page], avoid: [Waiting]}
    expressions: {porto: We ask over lunch}
  bare: {title: Only a name}
"""


def test_cards_show_the_statement_or_that_it_is_missing(tmp_path: Path) -> None:
    page = html(book(tmp_path, VALUES), "values/index.md")
    assert "We ask while there is time." in page
    assert "not put in a sentence yet" in page


def test_every_culture_is_named_also_one_that_is_silent(tmp_path: Path) -> None:
    page = html(book(tmp_path, VALUES), "values/full.md")
    assert "We ask over lunch" in page
    assert "Hamburg" in page
    assert "has not said yet how it shows there" in page


def test_a_bare_value_says_what_to_add(tmp_path: Path) -> None:
    assert "Add it below “behaviours:”" in html(book(tmp_path, VALUES), "values/bare.md")
    assert "No values are written down yet." in html(book(tmp_path, "goals: {}\n"), "values/index.md")
