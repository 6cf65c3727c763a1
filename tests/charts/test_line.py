"""The line chart: its geometry, gaps, and what it says."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from babel import Locale
from dateutil.relativedelta import relativedelta

from strategy_handbook.charts.line import Mark, line_chart, runs

MONTH = relativedelta(months=1)
SVG = dict[dt.date, Decimal]


def series(values: dict[str, str]) -> SVG:
    return {dt.date.fromisoformat(day): Decimal(value) for day, value in values.items()}


def draw(
    values: dict[str, str], *marks: Mark, until: str = "2026-06-30", step: relativedelta | None = MONTH
) -> ET.Element:
    markup = line_chart(
        series(values),
        marks,
        title="Customers <satisfied>",
        suffix="%",
        locale=Locale.parse("en_GB"),
        until=dt.date.fromisoformat(until),
        step=step,
    )
    return ET.fromstring(markup)


def words(picture: ET.Element, of: str) -> list[str | None]:
    return [text.text for text in picture.iter("text") if text.get("class") == f"sh-line__{of}"]


def places(picture: ET.Element) -> list[tuple[float, float]]:
    return [
        (float(str(dot.get("cx"))[:-1]), float(str(dot.get("cy"))[:-1]))
        for dot in picture.iter("circle")
        if dot.get("class")
    ]


def points(picture: ET.Element) -> list[str | None]:
    return [point.get("aria-label") for point in picture.iter("g") if point.get("tabindex") == "0"]


FOUR = {"2026-01-31": "70", "2026-02-28": "80", "2026-03-31": "75", "2026-06-30": "90"}


def test_no_value_gives_no_picture() -> None:
    assert line_chart({}, title="", suffix="", locale=Locale("en"), until=dt.date(2026, 6, 30)) == ""


def test_the_line_breaks_where_a_value_is_missing() -> None:
    picture = draw(FOUR)
    assert len(list(picture.iter("polyline"))) == 1  # the last value stands alone
    assert len(places(picture)) == 4


@pytest.mark.parametrize(
    ("values", "step", "lengths"),
    [
        (FOUR, MONTH, [3, 1]),
        (FOUR, None, [4]),
        ({"2026-01-31": "1", "2026-02-28": "1", "2026-03-31": "1"}, MONTH, [3]),
        ({"2026-01-01": "1", "2026-02-20": "1"}, MONTH, [2]),
        ({"2026-01-31": "1", "2026-03-31": "1"}, MONTH, [1, 1]),
        ({"2025-06-13": "1", "2025-12-12": "1", "2026-06-12": "1"}, relativedelta(months=6), [3]),
        ({}, MONTH, []),
    ],
)
def test_runs_end_where_one_value_was_left_out(
    values: dict[str, str], step: relativedelta | None, lengths: list[int]
) -> None:
    assert [len(run) for run in runs(series(values), step)] == lengths


def test_one_value_is_a_dot_in_the_middle_of_its_height() -> None:
    picture = draw({"2026-06-30": "42"})
    assert len(places(picture)) == 1
    assert not list(picture.iter("polyline"))
    assert words(picture, "date") == ["30 Jun 2026"]


def test_negative_values_lie_below_zero() -> None:
    picture = draw({"2026-04-30": "-5", "2026-05-31": "0", "2026-06-30": "5"})
    (_, low), (_, zero), (_, high) = places(picture)
    assert low > zero > high
    assert {"-4", "0", "4"} <= set(words(picture, "value"))


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (("76", "90"), ["75", "80", "85", "90"]),
        (("0", "0"), ["-1", "-0.5", "0", "0.5", "1"]),
        (("2.14", "2.52"), ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]),
        (("10000", "42000"), ["10K", "20K", "30K", "40K", "50K"]),
        (("-0.004", "0.003"), ["-0.004", "-0.002", "0", "0.002", "0.004"]),
        (("999999999999999999", "0"), ["0", "200000T", "400000T", "600000T", "800000T", "1000000T"]),
    ],
)
def test_the_axis_has_round_numbers_around_the_values(values: tuple[str, str], ticks: list[str]) -> None:
    picture = draw({"2026-05-31": values[0], "2026-06-30": values[1]})
    assert words(picture, "value") == ticks


def test_everything_lies_inside_the_picture() -> None:
    picture = draw(FOUR, Mark("Target: 120%", Decimal(120), Decimal(120)), until="2026-11-23")
    assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in places(picture))
    assert all(0 <= float(str(line.get("y1"))[:-1]) <= 100 for line in picture.iter("line"))


def test_old_values_look_old() -> None:
    last = places(draw({"2026-01-31": "1", "2026-02-28": "2"}, until="2026-12-31"))[-1]
    assert last[0] < 30


def test_a_band_is_drawn_with_both_edges() -> None:
    picture = draw(FOUR, Mark("Band: 71–79%", Decimal(71), Decimal(79)))
    assert len([one for one in picture.iter("rect") if one.get("class") == "sh-line__band"]) == 1
    assert len([one for one in picture.iter("line") if one.get("class") == "sh-line__target"]) == 2
    assert words(picture, "name") == ["Band: 71–79%"]


def test_targets_close_to_each_other_are_named_above_and_below() -> None:
    picture = draw(FOUR, Mark("Target: 90%", Decimal(90), Decimal(90)), Mark("Target: 91%", Decimal(91), Decimal(91)))
    named = [text.get("dy") for text in picture.iter("text") if text.get("class") == "sh-line__name"]
    assert named == ["-.45em", "1.2em"]


@pytest.mark.parametrize(
    ("first", "last", "dates"),
    [
        ("2026-01-01", "2026-04-30", ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]),
        ("2025-01-31", "2026-06-30", ["Apr 2025", "Jul 2025", "Oct 2025", "Jan 2026", "Apr 2026"]),
        ("2010-06-30", "2026-06-30", ["2015", "2020", "2025"]),
        ("2026-06-02", "2026-06-30", ["2 Jun 2026", "30 Jun 2026"]),
    ],
)
def test_the_axis_names_a_few_days(first: str, last: str, dates: list[str]) -> None:
    assert words(draw({first: "1", last: "2"}, until=last), "date") == dates


def test_values_are_told_under_the_pointer_and_by_keyboard() -> None:
    picture = draw(FOUR)
    assert (picture.get("role"), picture.get("aria-label")) == ("group", "Customers <satisfied>")
    assert points(picture) == ["31 Jan 2026: 70%", "28 Feb 2026: 80%", "31 Mar 2026: 75%", "30 Jun 2026: 90%"]
    shown = [text.text for point in picture.iter("g") if point.get("tabindex") for text in point.iter("text")]
    assert shown == points(picture)


def test_of_very_many_values_only_the_last_is_a_dot_and_the_newest_are_told() -> None:
    day = dt.date(2026, 1, 1)
    values = {(day + dt.timedelta(days=number)).isoformat(): str(number) for number in range(150)}
    picture = draw(values, step=relativedelta(days=1))
    assert len(places(picture)) == 1
    assert len(points(picture)) == 60
    assert points(picture)[-1] == "30 May 2026: 149%"


def test_the_start_is_a_line_of_its_own_and_not_a_target() -> None:
    picture = draw(FOUR, Mark("Start: 70%", Decimal(70), Decimal(70), is_start=True))
    assert words(picture, "from") == ["Start: 70%"]
    assert words(picture, "name") == []
    assert [line.get("class") for line in picture.iter("line")].count("sh-line__target") == 0


def test_the_same_numbers_give_the_same_bytes_without_styles() -> None:
    drawn = ET.tostring(draw(FOUR), encoding="unicode")
    assert drawn == ET.tostring(draw(FOUR), encoding="unicode")
    assert not re.search(r"style=|fill=|stroke=", drawn)
