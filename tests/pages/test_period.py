"""Periods and the archive: how far through, goals by theme, how things ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.facts.overview import by_theme
from strategy_handbook.model.goal import Goal

PERIODS = """\
themes: {a: {title: Trust}, b: {title: Growth}}
periods:
  past: {title: The past, start: 2025-01-01, end: 2025-12-31}
  now: {title: The present, start: 2026-01-01, end: 2026-12-31}
  day: {title: One day, start: 2026-06-30, end: 2026-06-30}
  next: {title: The future, start: 2027-01-01, end: 2027-12-31}
goals:
  top: {title: Top, period: now, themes: [b]}
  low: {title: Low, period: now, parents: [top]}
  lost: {title: Lost, period: now}
  old: {title: Old, period: past, status: missed, due: 2025-12-31, targets: {m: {from: 40, to: 80}}}
  open: {title: Left open, period: past, summary: Nobody closed it.}
  early: {title: Early, due: 2026-01-31, status: achieved}
metrics: {m: {title: Measure, unit: '%', observations: {2025-12-31: 60, 2026-06-01: 90}}}
initiatives: {gone: {title: Gone, phase: done, supports: [old], outcome: [It taught us much]}}
"""


@pytest.mark.parametrize(("today", "words"), [
    ("2026-01-01", "0% of the time gone, 364 days left"),
    ("2026-06-30", "49% of the time gone, 184 days left"),
    ("2026-12-30", "1 day left"),
    ("2026-12-31", "100% of the time gone, 0 days left"),
    ("2025-12-31", "Not begun yet"),
    ("2027-01-01", "Closed"),
])
def test_a_period_tells_how_far_through_it_is(tmp_path: Path, today: str, words: str) -> None:
    assert words in html(book(tmp_path, PERIODS, today=today), "periods/now.md")


def test_a_period_of_one_day_is_no_division_by_zero(tmp_path: Path) -> None:
    assert "0 days left" in html(book(tmp_path, PERIODS), "periods/day.md")


def test_goals_stand_under_the_theme_they_reach_and_those_without_one_last(tmp_path: Path) -> None:
    contents = book(tmp_path, PERIODS)
    goals = contents.strategy[Goal]
    found = by_theme(contents.facts, [goals["lost"], goals["low"], goals["top"]])
    assert [(theme and theme.id, [goal.id for goal in below]) for theme, below in found.items()] == [
        ("a", []), ("b", ["low", "top"]), (None, ["lost"])]


def test_the_index_holds_what_is_not_over_in_the_order_of_time(tmp_path: Path) -> None:
    page = html(book(tmp_path, PERIODS), "periods/index.md")
    assert page.index("The present") < page.index("One day") < page.index("The future")
    assert "The past" not in page
    assert "1 closed period is in the archive" in page


def test_a_closed_period_without_lessons_asks_for_them(tmp_path: Path) -> None:
    assert "nobody has written down yet what we learned" in html(book(tmp_path, PERIODS), "periods/past.md")
    assert "What we learned" not in html(book(tmp_path, PERIODS), "periods/now.md")


def test_an_ended_goal_is_measured_by_what_was_observed_until_its_end(tmp_path: Path) -> None:
    contents = book(tmp_path, PERIODS)
    assert [told.percent for told in contents.facts.progress(contents.strategy[Goal]["old"])] == [50]


def test_a_closed_period_shows_how_goals_ended_and_no_later_progress(tmp_path: Path) -> None:
    page = html(book(tmp_path, PERIODS), "periods/past.md")
    assert "Missed" in page
    assert "sh-progress" not in page


def test_the_archive_holds_periods_goals_and_initiatives_that_are_over(tmp_path: Path) -> None:
    page = html(book(tmp_path, PERIODS), "archive.md")
    assert "The past" in page
    assert "60%" in page
    assert "90%" not in page
    assert "never closed: add its “status:”" in page
    assert "Goals closed outside a period" in page
    assert "It taught us much" in page
    assert "The present" not in page


def test_the_archive_is_no_page_for_search(tmp_path: Path) -> None:
    from strategy_handbook.pages import plan

    found = {page.uri: page.searchable for page in plan(book(tmp_path, PERIODS))}
    assert (found["archive.md"], found["periods/past.md"], found["periods/now.md"]) == (False, False, True)


def test_an_empty_archive_says_how_things_come_here(tmp_path: Path) -> None:
    assert "Nothing is closed yet." in html(book(tmp_path, "values: {}\n"), "archive.md")


