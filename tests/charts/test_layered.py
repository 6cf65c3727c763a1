"""The layout of maps: nothing overlaps, nothing is lost, few crossings, and the same picture from any order."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_handbook.charts.layered import GAP, Box, Diagram, crossings, settled


@st.composite
def strategies(draw: st.DrawFn) -> list[Box]:
    """Boxes in up to four lanes that serve any others, even themselves, in rings, downwards or nothing that exists."""
    count = draw(st.integers(0, 18))
    keys = [f"n{number}" for number in range(count)]
    return [
        Box(key, draw(st.integers(0, 3)), draw(st.integers(0, 3)), draw(st.sampled_from([40.0, 60.0, 110.0])),
            tuple(draw(st.lists(st.sampled_from([*keys, "nothing"]), max_size=3))))
        for key in keys
    ]


def in_given_order(diagram: Diagram) -> list[list[tuple[str, int]]]:
    """The lanes as they would be without any sweep: boxes by rank, then the passages."""
    slots = dict.fromkeys((box.key, box.lane) for box in diagram.boxes.values())
    slots.update(dict.fromkeys(slot for step in diagram.steps() for slot in step))
    return [[slot for slot in slots if slot[1] == lane] for lane in range(len(diagram.order))]


@given(strategies())
def test_boxes_of_a_lane_never_overlap_and_lie_within_the_picture(boxes: list[Box]) -> None:
    diagram = Diagram(boxes)
    middles, height = diagram.places()
    assert {(box.key, box.lane) for box in boxes} <= set(middles)
    for lane in diagram.order:
        halves = [(middles[slot], diagram._height(slot) / 2) for slot in lane]
        edges = [(middle - half, middle + half) for middle, half in halves]
        assert all(top >= -1e-6 and bottom <= height + 1e-6 for top, bottom in edges)
        assert all(below[0] - above[1] >= GAP - 1e-6 for above, below in pairwise(edges))


@given(strategies())
def test_each_link_is_a_way_from_box_to_box_through_every_lane_between(boxes: list[Box]) -> None:
    diagram = Diagram(boxes)
    placed = {slot for lane in diagram.order for slot in lane}
    asked = {frozenset((box.key, up)) for box in boxes for up in box.up if up in diagram.boxes and up != box.key}
    assert {frozenset(link) for link in diagram.links} == asked
    for early, late in diagram.links:
        way = diagram.way(early, late)
        assert way[0] == (early, diagram.boxes[early].lane)
        assert way[-1] == (late, diagram.boxes[late].lane)
        if way[0][1] < way[-1][1]:
            assert [lane for _, lane in way] == list(range(way[0][1], way[-1][1] + 1))
            assert set(way) <= placed


@given(strategies(), st.randoms(use_true_random=False))
def test_the_order_in_which_boxes_are_given_changes_nothing(boxes: list[Box], chance: random.Random) -> None:
    mixed = [Box(box.key, box.lane, box.rank, box.height, tuple(chance.sample(box.up, len(box.up)))) for box in boxes]
    chance.shuffle(mixed)
    first, second = Diagram(boxes), Diagram(mixed)
    assert first.order == second.order
    assert first.places() == second.places()


@given(strategies())
def test_there_are_no_more_crossings_than_in_the_given_order(boxes: list[Box]) -> None:
    loose = [Box(box.key, box.lane, box.rank, box.height,
                 tuple(up for up in box.up if all(other.lane != box.lane for other in boxes if other.key == up)))
             for box in boxes]
    diagram = Diagram(loose)
    assert sum(crossings(diagram.order, diagram.steps())) <= sum(crossings(in_given_order(diagram), diagram.steps()))


@given(strategies(), st.data())
def test_a_part_is_placed_alone_and_in_the_same_order(boxes: list[Box], data: st.DataObject) -> None:
    diagram = Diagram(boxes)
    shown = data.draw(st.sets(st.sampled_from(sorted(diagram.boxes)))) if boxes else set()
    middles, _ = diagram.places(shown)
    own = [slot for slot in middles if diagram.boxes[slot[0]].lane == slot[1]]
    assert {key for key, _ in own} == shown
    for lane in diagram.order:
        heights = [middles[slot] for slot in lane if slot in middles]
        assert heights == sorted(heights)


def test_goals_of_a_theme_stand_together_below_the_order_of_the_themes() -> None:
    goals = [Box(f"g{number}", 1, number, 50, (f"t{number % 3}",)) for number in range(9)]
    diagram = Diagram([*(Box(f"t{number}", 0, number, 50) for number in range(3)), *goals])
    assert [key for key, _ in diagram.order[0]] == ["t0", "t1", "t2"]
    assert [key for key, _ in diagram.order[1]] == ["g0", "g3", "g6", "g1", "g4", "g7", "g2", "g5", "g8"]


def test_what_serves_a_box_of_its_own_lane_follows_it() -> None:
    boxes = [Box("b", 0, 0, 40), Box("a", 0, 1, 40), Box("under-b", 0, 2, 40, ("b",))]
    assert [key for key, _ in Diagram(boxes).order[0]] == ["b", "under-b", "a"]


def test_links_of_one_box_share_a_passage() -> None:
    boxes = [Box("t", 0, 0, 40), Box("between", 1, 0, 40), *(Box(f"i{n}", 2, n, 40, ("t",)) for n in range(5))]
    diagram = Diagram(boxes)
    assert len(diagram.order[1]) == 2
    assert diagram.passages("t") == (diagram.order[1].index(("t", 1)),)


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 90)), max_size=12))
def test_boxes_stand_where_they_are_wanted_if_there_is_room(wants: list[tuple[float, float]]) -> None:
    wanted, heights = [want for want, _ in wants], [height for _, height in wants]
    places = settled(wanted, heights)
    room = [(above + below) / 2 + GAP for above, below in pairwise(heights)]
    if all(after - before >= least for before, after, least in zip(wanted, wanted[1:], room, strict=False)):
        assert places == pytest.approx(wanted, abs=1e-6)
    assert sum(places) == pytest.approx(sum(wanted), abs=1e-6)
