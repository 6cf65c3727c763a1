"""The dashboard: how we stand, what needs whom, and nothing green that nobody reported."""

from __future__ import annotations

import re
from pathlib import Path

from handbooks import book, html
from strategy_handbook.facts.overview import deadlines, latest_checkins, measured, unreported

STRATEGY = """\
organization: {title: Acme, vision: {statement: Tools that last}}
themes: {trust: {title: Trust}, growth: {title: Growth}, empty: {title: Nothing yet}}
periods: {past: {title: Past, start: 2025-01-01, end: 2025-12-31}}
departments: {sales: {title: Sales}, shop: {title: Shop}}
goals:
  small: {title: Answer faster, themes: [trust], departments: [shop], start: 2026-01-01, due: 2026-07-15,
          targets: {hours: {from: 10, to: 2}}}
  top: {title: Sell more, level: company, themes: [growth], departments: [sales, shop], start: 2026-01-01,
        due: 2026-12-31, targets: {sold: {from: 0, to: 100}}}
  quiet: {title: Say nothing, parents: [top], start: 2026-01-01, due: 2026-06-01}
  soon: {title: Not begun, themes: [trust], start: 2026-09-01, due: 2026-09-20, targets: {never: {to: 5}}}
  lost: {title: Lost goal, start: 2026-01-01}
  old: {title: Old goal, themes: [trust], period: past, start: 2025-01-01, due: 2025-12-31, status: missed}
metrics:
  hours: {title: Hours to answer, direction: decrease, every: monthly, observations: {2026-01-31: 9, 2026-02-28: 8}}
  sold: {title: Tools sold, every: monthly, observations: {2026-05-31: 40, 2026-06-29: 50}}
  never: {title: Never counted}
initiatives:
  till: {title: A new till, supports: [top], phase: now, due: 2026-08-01}
  done: {title: Done already, supports: [top], phase: done, due: 2026-07-01}
checkins:
  - {goal: top, date: 2026-05-01, status: off-track}
  - {goal: top, date: 2026-06-20, status: on-track, note: The spring went well.}
  - {goal: small, date: 2026-02-10, status: at-risk}
  - {goal: lost, date: 2026-06-25, status: on-track}
"""


def page(folder: Path, text: str = STRATEGY) -> str:
    return html(book(folder, text), "dashboard.md")


def part(shown: str, anchor: str) -> str:
    return shown.split(f'id="{anchor}"')[1].split("<h2")[0]


def plain(shown: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def test_numbers_that_count_goals_lead_to_the_table_of_just_those(tmp_path: Path) -> None:
    shown = part(page(tmp_path), "how-we-stand")
    assert 'href="../goals/?goals-status=On+track"' in shown
    assert 'aria-label="1 outdated, 1 no update yet, 2 on track, 1 not begun"' in shown
    assert "5 goals, 0 of 3 targets reached" in plain(shown)


def test_archived_goals_are_nowhere(tmp_path: Path) -> None:
    assert "Old goal" not in page(tmp_path)


def test_the_first_screen_names_what_needs_somebody_and_what_can_wait_is_not_there(tmp_path: Path) -> None:
    needs = plain(part(page(tmp_path), "needs-you"))
    assert needs.index("Answer faster") < needs.index("Say nothing")
    assert "Not begun" not in needs
    assert "Sell more" not in needs


def test_company_goals_come_first_and_what_is_unknown_last(tmp_path: Path) -> None:
    contents = book(tmp_path, STRATEGY)
    found = measured(contents.facts, contents.facts.current_goals)
    assert [(one.goal.id, one.told.percent) for one in found] == [("top", 50), ("small", 25), ("soon", None)]
    numbers = plain(part(page(tmp_path), "numbers"))
    assert "1 target has no value yet." in numbers
    assert "Hours to answer 8 outdated" in numbers


def test_outdated_lists_silent_goals_and_numbers_with_their_last_day(tmp_path: Path) -> None:
    contents = book(tmp_path, STRATEGY)
    assert [goal.id for goal in unreported(contents.facts, contents.facts.current_goals)] == ["quiet", "small"]
    shown = plain(part(page(tmp_path), "outdated"))
    assert "Say nothing never reported" in shown
    assert "Answer faster last report 10 Feb 2026" in shown
    assert "Hours to answer last value 28 Feb 2026" in shown
    assert "Never counted never observed" in shown


def test_what_is_due_stands_by_its_time_and_what_is_done_is_not_due(tmp_path: Path) -> None:
    contents = book(tmp_path, STRATEGY)
    found = deadlines(contents.facts, contents.facts.current_goals, 90)
    assert [one.item.id for one in found] == ["quiet", "small", "till", "soon"]
    shown = plain(part(page(tmp_path), "due"))
    assert shown.index("Overdue") < shown.index("Say nothing") < shown.index("In the next 30 days")
    assert shown.index("In the next 90 days") < shown.index("A new till") < shown.index("Not begun")


def test_the_newest_check_in_of_each_goal_is_told_once(tmp_path: Path) -> None:
    contents = book(tmp_path, STRATEGY)
    found = latest_checkins(contents.facts, contents.facts.current_goals, 6)
    assert [goal.id for goal, _told in found] == ["lost", "top", "small"]
    assert "The spring went well." in part(page(tmp_path), "check-ins")


def test_each_theme_and_department_has_its_row(tmp_path: Path) -> None:
    themes = plain(part(page(tmp_path), "themes"))
    assert re.search(r"Growth .* 0 of 1 .* Say nothing", themes)  # the weakest goal is named, below the company goal
    assert "Nothing yet no goals yet" in themes
    assert "No theme" in themes
    assert re.search(r"Shop .* 0 of 2 .* Answer faster Outdated", plain(part(page(tmp_path), "departments")))


def test_long_lists_are_cut_and_say_so(tmp_path: Path) -> None:
    goals = "".join(f"  g{n}: {{title: Goal {n}, start: 2025-01-01, due: 2026-07-10, targets: {{m: {{to: {n}}}}}}}\n"
                    for n in range(40))
    shown = page(tmp_path, f"goals:\n{goals}metrics: {{m: {{title: M, observations: {{2026-06-01: 3}}}}}}\n")
    assert "and 35 more" in part(shown, "needs-you")
    assert "and 28 more" in part(shown, "numbers")
    assert "and 34 more" in part(shown, "outdated")
    assert "and 30 more" in part(shown, "due")


def test_without_goals_it_says_how_to_begin(tmp_path: Path) -> None:
    assert "There are no goals yet." in page(tmp_path, "themes: {t: {title: Trust}}\n")
