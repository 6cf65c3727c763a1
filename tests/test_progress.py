"""How far a goal has come: exact, aware of which way is good, and the same in every unit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from building import facts
from strategy_handbook.facts.progress import Progress, progress
from strategy_handbook.model.goal import Goal, Target
from strategy_handbook.model.metric import Direction, Metric

day = dt.date.fromisoformat


def measured(direction: Direction, start: object, to: object, *values: object) -> Progress:
    metric = Metric.model_validate({"title": "M", "direction": direction})
    written = {"to": to} if start is None else {"from": start, "to": to}
    first = day("2026-01-01")
    series = {first + dt.timedelta(days=n): Decimal(str(value)) for n, value in enumerate(values)}
    return progress(metric, Target.model_validate(written), series, first)


UP, DOWN, KEEP = Direction.INCREASE, Direction.DECREASE, Direction.MAINTAIN


@pytest.mark.parametrize(
    ("direction", "start", "to", "values", "share", "percent"),
    [
        (UP, "0", "3", ["1"], Fraction(1, 3), 33),
        (UP, "0", "3", ["2"], Fraction(2, 3), 66),
        (UP, "78", "90", ["96"], Fraction(3, 2), 150),
        (UP, "78", "90", ["75"], Fraction(-1, 4), -25),
        (UP, "0", "1000", ["999"], Fraction(999, 1000), 99),
        (UP, "0.1", "0.3", ["0.2"], Fraction(1, 2), 50),
        (UP, None, "90", ["70", "75"], Fraction(1, 4), 25),
        (UP, None, "90", [], None, None),
        (UP, "78", "90", [], None, None),
        (DOWN, "40", "20", ["35"], Fraction(1, 4), 25),
        (DOWN, "40", "20", ["45"], Fraction(-1, 4), -25),
        (DOWN, "40", "20", ["10"], Fraction(3, 2), 150),
        (UP, "5", "5", ["5"], Fraction(1), 100),
        (UP, "5", "5", ["4"], Fraction(0), 0),
        (DOWN, "5", "5", ["4"], Fraction(1), 100),
        (DOWN, "5", "5", ["6"], Fraction(0), 0),
        (KEEP, "36", "40", ["36"], Fraction(1), 100),
        (KEEP, "40", "36", ["38"], Fraction(1), 100),
        (KEEP, "36", "40", ["44"], Fraction(9, 10), 90),
        (KEEP, "36", "40", ["27"], Fraction(3, 4), 75),
        (KEEP, None, "40", ["30"], Fraction(3, 4), 75),
        (KEEP, "0", "0", ["3"], Fraction(-2), -200),
    ],
)
def test_the_share_is_exact(
    direction: Direction,
    start: str | None,
    to: str,
    values: list[str],
    share: Fraction | None,
    percent: int | None,
) -> None:
    told = measured(direction, start, to, *values)
    assert (told.share, told.percent) == (share, percent)
    assert told.reached is (share is not None and share >= 1)


@pytest.mark.parametrize(
    ("direction", "values", "moved"),
    [
        (UP, ["1", "2"], 1),
        (UP, ["2", "1"], -1),
        (UP, ["1", "1"], 0),
        (UP, ["1"], None),
        (DOWN, ["1", "2"], -1),
        (DOWN, ["2", "1"], 1),
        (KEEP, ["20", "12"], 1),
        (KEEP, ["6", "9"], 0),
        (KEEP, ["9", "12"], -1),
    ],
)
def test_the_trend_knows_which_way_is_good(
    direction: Direction,
    values: list[str],
    moved: int | None,
) -> None:
    assert measured(direction, "5", "10", *values).moved == moved


VALUES = st.decimals(-(10**6), 10**6, places=3)
MOVING = st.sampled_from([UP, DOWN])
unhurried = settings(deadline=None)


@given(direction=MOVING, start=VALUES, to=VALUES, now=VALUES, factor=st.decimals("0.001", 1000, places=3))
@unhurried
def test_another_unit_leaves_the_share(
    direction: Direction,
    start: Decimal,
    to: Decimal,
    now: Decimal,
    factor: Decimal,
) -> None:
    plain = measured(direction, start, to, now)
    assert measured(direction, start * factor, to * factor, now * factor).share == plain.share


@given(start=VALUES, to=VALUES, now=VALUES, factor=st.decimals("0.001", 1000, places=3))
@unhurried
def test_another_unit_leaves_the_share_of_a_band_that_does_not_end_at_zero(
    start: Decimal,
    to: Decimal,
    now: Decimal,
    factor: Decimal,
) -> None:
    assume(start != 0 and to != 0)
    plain = measured(KEEP, start, to, now)
    assert measured(KEEP, start * factor, to * factor, now * factor).share == plain.share


@given(start=VALUES, to=VALUES, before=VALUES, now=VALUES)
@unhurried
def test_to_increase_a_number_is_to_decrease_its_mirror_image(
    start: Decimal,
    to: Decimal,
    before: Decimal,
    now: Decimal,
) -> None:
    plain, mirror = measured(UP, start, to, before, now), measured(DOWN, -start, -to, -before, -now)
    assert (plain.share, plain.moved) == (mirror.share, mirror.moved)


@given(direction=MOVING, start=VALUES, to=VALUES)
@unhurried
def test_it_begins_at_nothing_and_ends_at_the_whole(
    direction: Direction,
    start: Decimal,
    to: Decimal,
) -> None:
    assume(start != to)
    assert measured(direction, start, to, start).share == 0
    assert measured(direction, start, to, to).share == 1
    assert measured(direction, None, to, start, to).share == 1


def test_a_missing_start_is_the_first_value_since_the_goal_began() -> None:
    told = facts("""
metrics:
  score: {title: Score, observations: {2025-06-01: 10, 2026-01-31: 60, 2026-05-01: 70}}
  visits: {title: Visits, observations: {2025-06-01: 10, 2025-12-31: 20}}
goals:
  csat: {title: Reach 90%, start: 2026-01-01, targets: {score: {to: 80}, visits: {to: 30}}}
""")
    score, visits = told.progress(told.strategy[Goal]["csat"])
    assert (score.start, score.share) == (Decimal(60), Fraction(1, 2))
    assert (visits.start, visits.share) == (Decimal(20), Fraction(0))
    assert told.weakest_progress(told.strategy[Goal]["csat"]) == visits


def test_a_series_holds_observations_and_what_check_ins_add() -> None:
    told = facts("""
metrics:
  score:
    title: Score
    aliases: [points]
    observations: {2026-05-01: 70, 2026-03-01: 60, 2026-08-01: 99}
goals:
  csat: {title: Reach 90%, targets: {points: {from: 60, to: 80}}}
checkins:
  - {goal: csat, date: 2026-04-01, status: on-track, values: {points: 65.5}}
  - {goal: csat, date: 2026-05-01, status: on-track, values: {score: 1}}
  - {goal: csat, date: 2026-07-01, status: on-track, values: {score: 2}}
""")
    series = told.series(told.strategy[Metric]["score"])
    assert {str(when): str(value) for when, value in series.items()} == {
        "2026-03-01": "60",
        "2026-04-01": "65.5",
        "2026-05-01": "70",
    }
    assert list(series) == sorted(series)
    (score,) = told.progress(told.strategy[Goal]["csat"])
    assert (str(score.now), str(score.at), score.share) == ("70", "2026-05-01", Fraction(1, 2))
