"""Initiatives: groups by phase, lateness, and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbooks import book, html

PHASES = """\
goals: {g: {title: Reach it}}
initiatives:
  d: {title: Ended, phase: done, supports: [g], outcome: [It worked]}
  n: {title: Running, phase: now, supports: {g: It moves it}, impact: 4, effort: 2}
  u: {title: Unplanned}
  l: {title: Far away, phase: later, depends_on: {n: First things first}}
  s: {title: Given up, phase: stopped}
"""


def test_phases_stand_in_the_order_of_time(tmp_path: Path) -> None:
    page = html(book(tmp_path, PHASES), "initiatives/index.md")
    anchors = ['id="phase-now"', 'id="phase-later"', 'id="phase-none"', 'id="phase-done"', 'id="phase-stopped"']
    assert [page.index(anchor) for anchor in anchors] == sorted(page.index(anchor) for anchor in anchors)
    assert 'id="phase-next"' not in page


def test_what_came_of_it_stands_in_place_of_impact(tmp_path: Path) -> None:
    page = html(book(tmp_path, PHASES), "initiatives/index.md")
    assert "It worked" in page
    assert "not written yet" in page
    assert 'aria-label="4 of 5"' in page


@pytest.mark.parametrize(("fields", "words"), [
    ("phase: now, due: 2026-06-29", "overdue"),
    ("phase: next, start: 2026-06-29", "should have begun"),
    ("phase: now", "no dates yet"),
])
def test_lateness_is_said(tmp_path: Path, fields: str, words: str) -> None:
    assert words in html(book(tmp_path, f"initiatives: {{x: {{title: X, {fields}}}}}\n"), "initiatives/x.md")


@pytest.mark.parametrize("fields", [
    "phase: done, due: 2026-06-29", "phase: now, due: 2026-06-30", "phase: next, start: 2026-07-01",
])
def test_what_is_in_time_or_over_is_not_late(tmp_path: Path, fields: str) -> None:
    assert "sh-late" not in html(book(tmp_path, f"initiatives: {{x: {{title: X, {fields}}}}}\n"), "initiatives/x.md")


def test_dependencies_are_told_on_both_pages(tmp_path: Path) -> None:
    contents = book(tmp_path, PHASES)
    assert "What must come first" in html(contents, "initiatives/l.md")
    needed = html(contents, "initiatives/n.md")
    assert "What waits for it" in needed
    assert "First things first" in needed


def test_the_change_plan_speaks_to_the_reader(tmp_path: Path) -> None:
    text = ("roles: {r: {title: Packer}}\ninitiatives: {x: {title: X, change_plan: {who: [r], concern: Too fast}}}\n")
    page = html(book(tmp_path, text), "initiatives/x.md")
    assert "What changes for you" in page
    assert "Packer" in page
    assert "Too fast" in page


def test_an_ended_one_without_outcome_asks_for_it(tmp_path: Path) -> None:
    page = html(book(tmp_path, "initiatives: {x: {title: X, phase: stopped}}\n"), "initiatives/x.md")
    assert "nobody has written down yet what came of it" in page


def test_without_initiatives_the_index_says_how_to_begin(tmp_path: Path) -> None:
    assert "There are no initiatives yet." in html(book(tmp_path, "values: {}\n"), "initiatives/index.md")
