"""What is due, and the blocks that hand-written pages show of it."""

from __future__ import annotations

from pathlib import Path

from handbooks import book, html
from strategy_handbook import pipeline
from strategy_handbook.pages import Book
from strategy_handbook.pages.embeds import render_block
from strategy_handbook.pages.reviews_due import needing_attention, windows

REVIEWS = """\
themes:
  late: {title: Late, review: {every: yearly, last: 2025-06-29}}
  today: {title: Today, review: {every: yearly, last: 2025-06-30}}
  day30: {title: Day 30, review: {every: yearly, last: 2025-07-30}}
  day31: {title: Day 31, review: {every: yearly, last: 2025-07-31}}
  day90: {title: Day 90, review: {every: yearly, last: 2025-09-28}}
  day91: {title: Day 91, review: {every: yearly, last: 2025-09-29}}
  never: {title: Never, review: {every: yearly}}
  unplanned: {title: Unplanned}
"""

GOALS = """\
goals:
  silent: {title: Silent, start: 2026-01-01, owner: head}
  steady: {title: Steady, start: 2026-01-01}
  weak: {title: Weak, start: 2026-01-01}
  lost: {title: Lost, start: 2026-01-01}
  later: {title: Later, start: 2026-09-01}
  dateless: {title: Dateless}
  done: {title: Done, start: 2026-01-01, status: achieved}
roles: {head: {title: Head}}
checkins:
  - {goal: steady, date: 2026-06-01, status: on-track}
  - {goal: weak, date: 2026-06-01, status: at-risk, next_step: Ask}
  - {goal: lost, date: 2026-06-01, status: off-track, next_step: Ask}
"""


def due(contents: Book) -> dict[str, list[str]]:
    return {window.anchor: [one.item.id for one in window.dues] for window in windows(contents)}


def block(contents: Book, text: str) -> str:
    return render_block(contents, pipeline.site(contents).renderer, text, "")


def test_reviews_fall_into_their_windows_and_one_that_never_happened_is_overdue(tmp_path: Path) -> None:
    assert due(book(tmp_path, REVIEWS)) == {
        "overdue": ["never", "late"], "30-days": ["today", "day30"], "90-days": ["day31", "day90"], "later": ["day91"]}


def test_reports_on_open_goals_are_due_too(tmp_path: Path) -> None:
    assert due(book(tmp_path, GOALS)) == {
        "overdue": ["dateless", "silent"], "30-days": [], "90-days": ["steady", "weak", "lost"], "later": ["later"]}


def test_the_page_says_in_its_first_line_how_much_is_due(tmp_path: Path) -> None:
    page = html(book(tmp_path, GOALS), "reviews-due.md")
    assert "2 are overdue. Nothing more is due in the next 30 days." in page
    assert "since 1 Apr 2026" in page
    assert ">Head</a>" in page


def test_with_nothing_planned_the_page_says_what_to_do(tmp_path: Path) -> None:
    assert "Nothing is planned." in html(book(tmp_path, "goals: {}"), "reviews-due.md")


def test_goals_in_need_come_weakest_first_and_those_yet_to_begin_wait(tmp_path: Path) -> None:
    assert [goal.id for goal in needing_attention(book(tmp_path, GOALS))] == ["lost", "silent", "dateless", "weak"]


def test_the_attention_block_lists_goals_and_overdue_reviews(tmp_path: Path) -> None:
    shown = block(book(tmp_path, GOALS + REVIEWS), "show: attention\nlimit: 2")
    assert [name in shown for name in (">Lost<", ">Silent<", ">Weak<", ">Never<", ">Late<")] == [
        True, True, False, True, True]
    assert "All 4 goals that need attention" in shown


def test_the_attention_block_is_content_when_nothing_is_wrong(tmp_path: Path) -> None:
    assert "Nothing needs you now" in block(book(tmp_path, "goals: {}"), "show: attention")


def test_the_reviews_block_counts_what_it_leaves_out(tmp_path: Path) -> None:
    shown = block(book(tmp_path, REVIEWS), "show: reviews\nlimit: 2")
    assert ">Never<" in shown
    assert ">Today<" not in shown
    assert "2 more, and everything that is due later" in shown
    assert "Nothing is due in the next 30 days." in block(book(tmp_path, "themes: {}"), "show: reviews")


def test_the_changes_block_keeps_to_its_limit(tmp_path: Path) -> None:
    shown = block(book(tmp_path, GOALS), "show: changes\nlimit: 2")
    assert shown.count("<time") == 2
    assert "what-changed/" in shown
    assert "Check-ins will show here" in block(book(tmp_path, "themes: {}"), "show: changes")
