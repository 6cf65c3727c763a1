"""The roadmap: now, next, later, and the list beside the time line that says the same in words."""

from __future__ import annotations

import re
from pathlib import Path

from handbooks import book, html
from strategy_handbook.facts.roadmap import board, lanes, unplanned

STRATEGY = """\
themes: {trust: {title: Trust}, growth: {title: Growth}}
periods:
  past: {title: Past, start: 2025-01-01, end: 2025-12-31}
  year: {title: This year, start: 2026-01-01, end: 2026-12-31}
goals:
  dept: {title: Answer faster, themes: [trust], start: 2026-01-01, due: 2026-09-30}
  top: {title: Be trusted, level: company, themes: [trust], start: 2026-01-01, due: 2027-12-31}
  alone: {title: Stand alone, themes: [growth], due: 2026-12-31}
  near: {title: Begin soon, themes: [growth], start: 2026-10-01}
  far: {title: Begin late, themes: [growth], start: 2027-10-01}
  open: {title: No day, themes: [growth]}
  old: {title: Old goal, themes: [trust], period: past, due: 2025-12-31, status: missed}
initiatives:
  portal: {title: Portal, supports: [top], phase: now, start: 2026-02-01, due: 2026-08-31}
  late: {title: Late already, supports: [dept], phase: now, start: 2026-01-01, due: 2026-05-31}
  shop: {title: Shop, supports: [top], phase: next, start: 2026-09-01, due: 2027-01-31, depends_on: [portal, idea]}
  idea: {title: Idea, supports: [top], phase: later}
  gone: {title: Old project, supports: [old], phase: done, due: 2025-05-01}
"""


def plain(shown: str) -> str:
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", shown, flags=re.DOTALL).split())


def test_initiatives_stand_in_their_phase_the_next_deadline_first(tmp_path: Path) -> None:
    now, soon, later = board(book(tmp_path, STRATEGY).facts)
    assert [one.id for one in now.initiatives] == ["late", "portal"]
    assert [one.id for one in soon.initiatives] == ["shop"]
    assert [one.id for one in later.initiatives] == ["idea"]


def test_goals_stand_where_they_begin_or_where_nothing_moves_them(tmp_path: Path) -> None:
    now, soon, later = board(book(tmp_path, STRATEGY).facts)
    assert [[goal.id for goal in column.goals] for column in (now, soon, later)] == [
        ["alone", "open"], ["near"], ["far"]]


def test_lanes_put_initiatives_below_their_goal_and_leave_the_archive_out(tmp_path: Path) -> None:
    found, left = lanes(book(tmp_path, STRATEGY).facts, 60)
    assert left == 0
    assert [(lane.theme and lane.theme.id, [item.id for item in lane.items]) for lane in found] == [
        ("trust", ["top", "portal", "shop", "dept", "late"]), ("growth", ["alone", "near", "far"])]


def test_too_many_lines_leave_company_goals_and_what_happens_now(tmp_path: Path) -> None:
    found, left = lanes(book(tmp_path, STRATEGY).facts, 3)
    assert left == 5
    assert [(lane.theme and lane.theme.id, [item.id for item in lane.items]) for lane in found] == [
        ("trust", ["top", "portal", "late"])]


def test_what_has_no_date_is_listed_apart(tmp_path: Path) -> None:
    contents = book(tmp_path, STRATEGY)
    assert [item.id for item in unplanned(contents.facts)] == ["open", "idea"]
    shown = html(contents, "roadmap.md").split('id="not-yet-dated"')[1]
    assert "No day" in shown
    assert "Idea" in shown


def test_the_list_beside_the_picture_says_the_same_in_words(tmp_path: Path) -> None:
    shown = html(book(tmp_path, STRATEGY), "roadmap.md")
    listed = plain(shown.split('class="sh-plan__list"')[1])
    assert "This year 1 Jan 2026 – 31 Dec 2026" in listed
    assert "Shop Next, 1 Sept 2026 – 31 Jan 2027, after Portal" in listed  # what has no date is not on the time line
    assert "Late already Overdue, 1 Jan 2026 – 31 May 2026" in listed
    assert "Today, 30 Jun 2026" in shown
    rows = re.findall(r'<li class="sh-plan__(?:period|goal|initiative)"', shown)
    assert len(rows) == shown.count('<a class="sh-time__') == 9
    assert 'xlink:href="../goals/top/"' in shown
    assert "Old" not in shown


def test_sixty_lines_stay_and_the_rest_is_counted(tmp_path: Path) -> None:
    goals = "".join(f"  g{n}: {{title: Goal {n}, start: 2026-01-01, due: 2026-12-31}}\n" for n in range(75))
    shown = html(book(tmp_path, f"goals:\n{goals}"), "roadmap.md")
    assert shown.count('<a class="sh-time__goal') == 60
    assert "15 more are left out here:" in shown
    assert len(shown) < 60_000


def test_without_plans_it_says_how_to_begin(tmp_path: Path) -> None:
    assert "Nothing is planned yet." in html(book(tmp_path, "themes: {t: {title: Trust}}\n"), "roadmap.md")
