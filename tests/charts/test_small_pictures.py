"""Sparklines and stacked bars: their geometry, and what they say to those who do not see them."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_handbook.charts.spark import HEIGHT, WIDTH, sparkline
from strategy_handbook.charts.stack import stacked
from strategy_handbook.charts.tree import Box, tree_chart

MONTH = relativedelta(months=1)


def way(values: dict[str, int], step: relativedelta | None = MONTH) -> str:
    series = {dt.date.fromisoformat(day): Decimal(value) for day, value in values.items()}
    picture = ET.fromstring(sparkline(series, title="a & b", step=step, target=(Decimal(90), Decimal(90))))
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "a & b")
    return str(next(path for path in picture.iter("path") if not path.get("class")).get("d"))


def test_one_value_is_no_way() -> None:
    assert sparkline({}, title="") == sparkline({dt.date(2026, 1, 1): Decimal(3)}, title="") == ""


def test_the_way_rises_towards_the_target_and_breaks_where_a_value_is_missing() -> None:
    assert way({"2026-01-31": 70, "2026-02-28": 80}) == "M3 21 97 12"
    assert way({"2026-01-31": 70, "2026-02-28": 80, "2026-06-30": 90}) == "M3 21 21 12M97 3h0"


@settings(deadline=None, derandomize=True)
@given(st.dictionaries(st.dates(), st.decimals(-(10**12), 10**12, places=3), min_size=2, max_size=80),
       st.none() | st.decimals(-(10**12), 10**12, places=3))
def test_whatever_the_values_the_way_stays_inside(values: dict[dt.date, Decimal], target: Decimal | None) -> None:
    series = dict(sorted(values.items()))
    drawn = sparkline(series, title="", step=MONTH, target=(target, target) if target is not None else None)
    assert "nan" not in drawn
    path = next(path for path in ET.fromstring(drawn).iter("path") if not path.get("class"))
    numbers = [int(part) for part in re.findall(r"-?\d+", str(path.get("d")).replace("h0", ""))]
    assert all(0 <= x <= WIDTH for x in numbers[::2])
    assert all(0 <= y <= HEIGHT for y in numbers[1::2])


def test_an_empty_group_is_no_bar() -> None:
    assert stacked([], title="") == ""


def test_parts_lie_beside_each_other_with_their_numbers_where_there_is_room() -> None:
    picture = ET.fromstring(stacked([("off-track", 1), ("on-track", 39)], title="1 off track, 39 on track"))
    assert picture.get("aria-label") == "1 off track, 39 on track"
    assert [(rect.get("x"), rect.get("width")) for rect in picture.iter("rect")] == [
        ("0.00%", "2.50%"), ("2.50%", "97.50%")]
    assert [text.text for text in picture.iter("text")] == ["39"]


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.just("on-track"), st.integers(1, 10**6)), min_size=1, max_size=8))
def test_parts_fill_the_bar(parts: list[tuple[str, int]]) -> None:
    last = list(ET.fromstring(stacked(parts, title="")).iter("rect"))[-1]
    ends = sum(float(str(last.get(name)).removesuffix("%")) for name in ("x", "width"))
    assert ends == pytest.approx(100, abs=0.02)


def test_names_in_a_tree_are_text() -> None:
    name = '<b> & "c"'
    picture = ET.fromstring(f'<div xmlns:xlink="x">{tree_chart([Box(name, name, "a/?b&c", "", ())], title=name)}</div>')
    assert {text for text in picture.itertext() if text.strip()} == {name, f"{name} · {name}"}
    assert picture.find(".//b") is None
