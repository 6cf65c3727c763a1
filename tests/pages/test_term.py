"""The glossary: its order, its letters, words to avoid."""

from __future__ import annotations

from pathlib import Path

from handbooks import book, html
from strategy_handbook.pages.term import letters

TERMS = """\
terms:
  z: {title: zone, definition: A place}
  e: {title: Équité, definition: Fairness}
  d: {title: "“Delay”", definition: Not on the day, use_instead: a later day, reason: A day can be kept}
  n: {title: 2nd life, definition: Used again}
  f: {title: eco, definition: Nothing, use_instead: [made of paper, repairable]}
  ar: {title: ثقة, definition: الثقة}
  s: {title: "§§", definition: Law}
"""


def test_letters_are_in_the_order_of_the_alphabet_without_accents(tmp_path: Path) -> None:
    found = [(letter, [term.id for term in terms]) for letter, terms in letters(book(tmp_path, TERMS))]
    assert found == [("#", ["s"]), ("0–9", ["n"]), ("D", ["d"]), ("E", ["f", "e"]), ("Z", ["z"]), ("ث", ["ar"])]


def test_every_letter_that_is_offered_can_be_reached(tmp_path: Path) -> None:
    page = html(book(tmp_path, TERMS), "glossary/index.md")
    for letter in ("d", "e", "z", "0-9", "ث"):
        assert f'href="#letter-{letter}"' in page
        assert f'id="letter-{letter}"' in page


def test_a_word_to_avoid_says_what_to_say(tmp_path: Path) -> None:
    contents = book(tmp_path, TERMS)
    page = html(contents, "glossary/d.md")
    assert "better not" in page
    assert 'Say instead: <span dir="auto">a later day</span>' in page
    assert "A day can be kept" in page
    assert "better not" not in html(contents, "glossary/z.md")
    assert html(contents, "glossary/index.md").count("Say instead:") == 2


def test_an_empty_glossary_says_how_to_begin(tmp_path: Path) -> None:
    assert "The glossary is empty." in html(book(tmp_path, "values: {}\n"), "glossary/index.md")
