"""Steps in lanes: where they lie, and how their titles break into lines."""

from __future__ import annotations

import itertools

from strategy_handbook.charts.swimlane import Told, narrow, wide

STEPS = [Told("Ask", "customer"), Told("Check", "desk"), Told("Answer", "advisor", 2), Told("Close", "desk")]


def test_lanes_stand_in_the_order_of_their_first_step_and_share_the_column() -> None:
    picture = wide(STEPS)
    assert picture.lanes == ("customer", "desk", "advisor")
    assert [step.lane for step in picture.steps] == [0, 1, 2, 1]
    assert picture.width == 3 * picture.lane == 600


def test_many_lanes_stay_wide_enough_to_read() -> None:
    picture = wide([Told("Do", number) for number in range(12)])
    assert picture.lane == 112
    assert picture.width == 12 * 112


def test_time_runs_down_and_no_box_touches_another() -> None:
    steps = wide(STEPS).steps
    for before, after in itertools.pairwise(steps):
        assert before.y + before.height < after.y


def test_an_arrow_leads_from_foot_to_head_across_the_gap_between() -> None:
    before, after, *_ = wide(STEPS).steps
    middle = (before.y + before.height + after.y) / 2
    assert before.way == ""
    assert f"V{middle:g}H" in after.way
    assert f"V{after.y - 2:g}" in after.way


def test_steps_of_one_lane_are_joined_by_a_straight_line() -> None:
    _first, second = wide([Told("One", "a"), Told("Two", "a")]).steps
    assert "H" not in second.way
    assert "L" not in narrow([Told("One", "a"), Told("Two", "a")]).steps[1].way


def test_on_a_phone_words_have_the_room_beside_the_rails() -> None:
    picture = narrow(STEPS)
    assert picture.room == picture.width - 3 * picture.lane - 6
    assert picture.steps[2].lines == ("3. Answer",)


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert wide([]).steps == ()
    assert narrow([]).steps == ()
