"""What changed: told from check-ins, goals, periods and reviews."""

from __future__ import annotations

from pathlib import Path

from handbooks import book, html
from strategy_handbook.facts.changes import Change, changes
from strategy_handbook.pages.changes import change_lines

MOVES = """\
goals:
  fast: {title: Answer fast, start: 2026-01-05, due: 2026-12-31}
checkins:
  - {goal: fast, date: 2026-03-31, status: at-risk}
  - {goal: fast, date: 2026-01-31, status: on-track}
  - {goal: fast, date: 2026-02-28, status: on-track}
  - {goal: fast, date: 2026-04-30, status: on-track}
  - {goal: fast, date: 2026-07-31, status: off-track}
"""


def told(folder: Path, text: str, today: str = "2026-06-30") -> list[str]:
    contents = book(folder, text, today)
    return [_say(change) for change in changes(contents.strategy, contents.facts)]


def _say(change: Change) -> str:
    words = [change.day.isoformat(), change.item.id, change.what]
    return " ".join([*words, *(str(one) for one in (change.before, change.after) if one)])


def test_only_reports_that_say_something_else_are_moves_and_the_future_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, MOVES) == [
        "2026-04-30 fast moved at-risk on-track",
        "2026-03-31 fast moved on-track at-risk",
        "2026-01-31 fast first-report on-track",
        "2026-01-05 fast began",
    ]


def test_of_two_reports_on_one_day_the_one_written_later_is_the_newer(tmp_path: Path) -> None:
    assert told(tmp_path, """\
goals:
  fast: {title: Answer fast}
checkins:
  - {goal: fast, date: 2026-03-31, status: at-risk}
  - {goal: fast, date: 2026-03-31, status: on-track}
""") == ["2026-03-31 fast moved at-risk on-track", "2026-03-31 fast first-report at-risk"]


def test_the_same_day_a_year_ago_counts_and_the_day_before_does_not(tmp_path: Path) -> None:
    assert told(tmp_path, """\
themes:
  inside: {title: Inside, review: {every: yearly, last: 2025-06-30}}
  outside: {title: Outside, review: {every: yearly, last: 2025-06-29}}
""") == ["2025-06-30 inside reviewed"]


def test_a_year_before_a_leap_day_is_its_last_day_of_february(tmp_path: Path) -> None:
    assert told(tmp_path, """\
themes:
  inside: {title: Inside, review: {every: yearly, last: 2027-02-28}}
  outside: {title: Outside, review: {every: yearly, last: 2027-02-27}}
""", today="2028-02-29") == ["2027-02-28 inside reviewed"]


def test_a_period_ends_the_day_after_its_last(tmp_path: Path) -> None:
    period = "periods: {half: {title: Half, start: 2026-01-01, end: 2026-06-30}}"
    assert told(tmp_path, period) == ["2026-01-01 half began"]
    assert told(tmp_path, period, today="2026-07-01") == ["2026-06-30 half ended", "2026-01-01 half began"]


def test_a_goal_ends_on_its_due_day_or_with_its_last_report_before_that(tmp_path: Path) -> None:
    assert told(tmp_path, """\
goals:
  due: {title: Due, status: achieved, due: 2026-05-31}
  early: {title: Early, status: abandoned, due: 2026-12-31}
  silent: {title: Nobody knows when, status: missed, due: 2026-12-31}
checkins:
  - {goal: early, date: 2026-04-30, status: off-track}
""") == ["2026-05-31 due ended achieved", "2026-04-30 early first-report off-track", "2026-04-30 early ended abandoned"]


def test_what_begins_together_is_told_in_one_line(tmp_path: Path) -> None:
    contents = book(tmp_path, """\
goals:
  one: {title: First goal, start: 2026-01-01}
  two: {title: Second goal, start: 2026-01-01}
periods: {y2026: {title: The year, start: 2026-01-01, end: 2026-12-31}}
""")
    assert [len(line.changes) for line in change_lines(contents)] == [2, 1]
    page = html(contents, "what-changed.md")
    assert "2 goals began:" in page
    assert ">The year</a> began" in page


def test_moves_are_said_in_words_under_their_month_newest_first(tmp_path: Path) -> None:
    page = html(book(tmp_path, MOVES), "what-changed.md")
    assert page.index("April 2026") < page.index("March 2026") < page.index("January 2026")
    assert ">Answer fast</a> improved from at risk to <span" in page
    assert ">Answer fast</a> slipped from on track to <span" in page


def test_titles_are_escaped(tmp_path: Path) -> None:
    page = html(book(tmp_path, "goals: {one: {title: a <b> c, start: 2026-01-01}}"), "what-changed.md")
    assert "a &lt;b&gt; c</a> began" in page


def test_nothing_to_tell_says_what_to_do(tmp_path: Path) -> None:
    assert "add a check-in" in html(book(tmp_path, "goals: {}"), "what-changed.md")
