"""What metric pages say: trend, targets, goals, and what is missing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.model.metric import Metric
from strategy_handbook.pages import Book
from strategy_handbook.pages.metric import Reading, chart, reading, uses, values

GOAL = "goals:\n  g: {title: Reach it, start: 2026-01-01, due: 2026-12-31, targets: {m: {from: 70, to: 90}}}\n"


def metric(observations: str, more: str = "", direction: str = "increase") -> str:
    return (f"metrics:\n  m: {{title: Satisfaction, unit: '%', direction: {direction}, every: monthly, "
            f"observations: {{{observations}}}}}\n{more}")


def now(contents: Book) -> Reading:
    one = contents.strategy[Metric]["m"]
    return reading(contents, one, uses(contents, one))


@pytest.mark.parametrize(("direction", "before", "after", "moved"), [
    ("increase", 80, 84, 1), ("increase", 84, 80, -1), ("decrease", 84, 80, 1), ("decrease", -3, -2, -1),
    ("increase", 80, 80, 0), ("maintain", 80, 84, None),
])
def test_the_trend_knows_which_way_is_good(tmp_path: Path, direction: str, before: int, after: int,
                                           moved: int | None) -> None:
    text = metric(f"2026-05-31: {before}, 2026-06-30: {after}", direction=direction)
    assert now(book(tmp_path, text)).moved == moved


def test_a_goal_names_the_band_to_stay_in(tmp_path: Path) -> None:
    text = metric("2026-05-31: 80, 2026-06-30: 95", GOAL, direction="maintain")
    assert now(book(tmp_path, text)).moved == -1


def test_a_check_in_that_repeats_a_value_does_not_hide_the_trend(tmp_path: Path) -> None:
    told = "checkins:\n  - {goal: g, date: 2026-06-15, status: on-track, values: {m: 84}}\n"
    shown = now(book(tmp_path, metric("2026-04-30: 80, 2026-05-31: 84", GOAL + told)))
    assert (shown.at, shown.before_at, shown.moved) == (dt.date(2026, 6, 15), dt.date(2026, 4, 30), 1)


@pytest.mark.parametrize(("last", "late"), [("2026-06-30", False), ("2026-05-01", False), ("2026-04-29", True)])
def test_a_value_is_late_when_two_are_missing(tmp_path: Path, last: str, late: bool) -> None:
    assert now(book(tmp_path, metric(f"{last}: 80"))).late is late


def test_one_value_has_no_trend_and_no_value_says_what_to_do(tmp_path: Path) -> None:
    assert now(book(tmp_path, metric("2026-06-30: 80"))).moved is None
    assert "One value so far: " in html(book(tmp_path, metric("2026-06-30: 80")), "metrics/m.md")
    nothing = book(tmp_path, metric(""))
    assert now(nothing) == Reading()
    page = html(nothing, "metrics/m.md")
    assert "Nobody has observed it yet." in page
    assert "<svg" not in page
    assert "No goal uses this metric." in page
    assert "never observed" in html(nothing, "metrics/index.md")


def test_values_are_newest_first_with_their_step_and_source(tmp_path: Path) -> None:
    told = "checkins:\n  - {goal: g, date: 2026-06-15, status: on-track, values: {m: 82}}\n"
    contents = book(tmp_path, metric("2026-05-31: 84.5", GOAL + told))
    newest, oldest = values(contents, contents.strategy[Metric]["m"])
    assert (newest.change, newest.checkin is not None) == (Decimal("-2.5"), True)
    assert (oldest.change, oldest.checkin) == (None, None)


def test_a_closed_goal_is_measured_at_its_end_and_drawn_no_more(tmp_path: Path) -> None:
    goal = "goals:\n  g: {title: Reach it, due: 2025-12-31, status: missed, targets: {m: {from: 70, to: 90}}}\n"
    contents = book(tmp_path, metric("2025-12-31: 80, 2026-06-30: 95", goal))
    one = contents.strategy[Metric]["m"]
    used = uses(contents, one)
    assert [use.told.percent for use in used] == [50]
    assert "Target" not in chart(contents, one, used)
    assert "(closed)" in html(contents, "metrics/index.md")


def test_goals_that_share_a_target_are_drawn_once(tmp_path: Path) -> None:
    other = GOAL + "  h: {title: Reach it too, targets: {m: {to: 90}}}\n"
    contents = book(tmp_path, metric("2026-05-31: 80, 2026-06-30: 84", other))
    one = contents.strategy[Metric]["m"]
    assert chart(contents, one, uses(contents, one)).count("Target: 90%") == 1


def test_gaps_are_said(tmp_path: Path) -> None:
    page = html(book(tmp_path, metric("2026-01-31: 80, 2026-04-30: 84")), "metrics/m.md")
    assert "Where the line is broken, nobody observed it." in page
    assert "nobody observed it" not in html(book(tmp_path, metric("2026-03-31: 80, 2026-04-30: 84")), "metrics/m.md")


def test_many_values_are_folded_away(tmp_path: Path) -> None:
    observed = ", ".join(f"2025-{month:02}-01: {month}" for month in range(1, 13)) + ", 2026-01-01: 13"
    page = html(book(tmp_path, metric(observed)), "metrics/m.md")
    assert "1 earlier value</summary>" in page


def test_without_metrics_the_index_says_how_to_begin(tmp_path: Path) -> None:
    assert "There are no metrics yet." in html(book(tmp_path, "goals: {g: {title: Reach it}}\n"), "metrics/index.md")
