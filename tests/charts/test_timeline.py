"""The time line: whatever the dates, everything lies inside the picture and in order."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_handbook.charts.timeline import FOOT, HEAD, Bar, span, timeline

TODAY = dt.date(2026, 6, 30)
XLINK = "{http://www.w3.org/1999/xlink}href"


def bar(start: str | None, end: str | None, *after: int, label: str = "On track", sort: str = "goal") -> Bar:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (start, end))
    return Bar("Reach <it>", label, "on-track", sort, "goals/g/", first, last, after)


def draw(*rows: Bar | None, today: dt.date = TODAY, locale: str = "en_GB") -> ET.Element:
    return ET.fromstring(
        timeline(rows, title="Time line", today=today, today_label="Today", locale=Locale.parse(locale))
    )


def number(element: ET.Element, name: str) -> float:
    return float(str(element.get(name)).removesuffix("%"))


def boxes(picture: ET.Element) -> list[tuple[float, float, float, float]]:
    return [tuple(number(rect, name) for name in ("x", "y", "width", "height"))  # type: ignore[misc]
            for rect in picture.iter("rect")]


def words(picture: ET.Element, sort: str) -> list[str | None]:
    return [text.text for text in picture.iter("text") if text.get("class") == f"sh-time__{sort}"]


def test_nothing_dated_gives_no_picture() -> None:
    assert timeline([], title="", today=TODAY, today_label="", locale=Locale("en")) == ""
    assert timeline([None, bar(None, None)], title="", today=TODAY, today_label="", locale=Locale("en")) == ""


def test_a_bar_spans_its_days_and_leads_to_its_page() -> None:
    picture = draw(bar("2026-01-01", "2026-12-31"), bar("2026-07-02", "2026-12-31"))
    (x, _y, width, _h), (later, *_) = boxes(picture)
    assert (x, width) == (0, 100)
    assert 49 < later < 51
    link = next(picture.iter("a"))
    assert link.get(XLINK) == "goals/g/"
    assert link.get("tabindex") == "-1"  # the list beside it has the links for the keyboard
    assert next(link.iter("title")).text == "Reach <it>"


def test_the_axis_names_years_and_quarters_in_the_language_of_the_site() -> None:
    assert words(draw(bar("2026-02-01", "2027-03-31")), "year") == ["2026", "2026", "2027", "2027"]
    assert words(draw(bar("2026-02-01", "2026-03-31")), "quarter")[::2] == ["Q1", "Q2", "Q3", "Q4"]
    assert words(draw(bar("2026-02-01", "2026-03-31"), locale="fr"), "quarter")[:1] == ["T1"]


def test_today_is_a_line_with_words() -> None:
    picture = draw(bar("2026-01-01", "2026-12-31"))
    line = next(line for line in picture.iter("line") if line.get("class") == "sh-time__today")
    assert 49 < number(line, "x1") < 50
    assert words(picture, "today") == ["Today"]


def test_a_single_day_and_open_ends_are_told_apart() -> None:
    due_only, open_end = draw(bar(None, "2026-03-31"), bar("2026-03-31", None)).iter("a")
    assert list(due_only.iter("rect")) == []  # no length is known: an icon on its day
    assert number(next(due_only.iter("text")), "x") == pytest.approx(number(next(open_end.iter("rect")), "x"), abs=0.5)
    rect = next(open_end.iter("rect"))
    assert number(rect, "x") + number(rect, "width") == pytest.approx(100, abs=0.1)


def test_what_waits_has_an_arrow_that_ends_at_its_bar() -> None:
    picture = draw(bar("2026-01-01", "2026-03-31"), None, bar("2026-05-01", "2026-12-31", 0))
    way = next(picture.iter("polyline"))
    first, *_, last = [tuple(map(float, point.split(","))) for point in str(way.get("points")).split()]
    (x, y, width, height), (later, low, _w, tall) = boxes(picture)
    assert first == pytest.approx((x + width, y + height / 2), abs=0.1)
    assert last == pytest.approx((later, low + tall / 2), abs=0.1)


def test_an_arrow_needs_both_its_ends() -> None:
    assert list(draw(bar("2026-01-01", None), bar("2026-05-01", None, 0)).iter("polyline")) == []


def test_words_near_the_right_edge_stand_before_the_bar() -> None:
    text = next(next(draw(bar("2026-12-01", "2026-12-31")).iter("a")).iter("text"))
    assert text.get("text-anchor") == "end"


def test_time_runs_the_way_the_language_is_read() -> None:
    rows = [bar("2026-01-01", "2026-03-31"), None, bar("2026-05-01", "2026-12-31", 0)]
    onwards, back = draw(*rows), draw(*rows, locale="ar")
    assert back.get("direction") == "rtl"  # so words and dates are put in order, and begin at the right
    for (x, *_, width, _height), (mirrored, *_rest) in zip(boxes(onwards), boxes(back), strict=True):
        assert mirrored == pytest.approx(100 - x - width, abs=0.02)
    year = [number(next(text for text in picture.iter("text") if text.get("class") == "sh-time__year"), "x")
            for picture in (onwards, back)]
    assert year == [0, 100]
    first, *_, last = [tuple(map(float, point.split(","))) for point in
                       str(next(back.iter("polyline")).get("points")).split()]
    (before, _y, _w, _h), (later, _low, width, _tall) = boxes(back)
    assert (first[0], last[0]) == pytest.approx((before, later + width), abs=0.1)


def test_icons_that_point_onwards_point_the_way_the_language_is_read() -> None:
    now = Bar("Portal", "Now", "now", "initiative", "i/", dt.date(2026, 1, 1), dt.date(2026, 5, 1))
    steady = bar("2026-01-01", "2026-05-01")
    assert "scale(-1 1)" not in ET.tostring(draw(now), encoding="unicode")
    assert "scale(-1 1)" in ET.tostring(draw(now, locale="ar"), encoding="unicode")
    assert "scale(-1 1)" not in ET.tostring(draw(steady, locale="ar"), encoding="unicode")


def test_far_years_do_not_press_the_rest_together() -> None:
    rows = [bar("1900-01-01", "2199-12-31"), bar("2026-01-01", "2026-12-31")]
    assert span(rows, TODAY) == (dt.date(2024, 1, 1), dt.date(2032, 12, 31))
    assert boxes(draw(*rows))[0][0::2] == (0, 100)


days = st.none() | st.dates(dt.date(1850, 1, 1), dt.date(2180, 12, 31))
bars = st.none() | st.builds(lambda start, end, after: Bar("n", "l", "at-risk", "initiative", "x/", start, end, after),
                             days, days, st.just(()) | st.just((0,)))


@settings(deadline=None, derandomize=True)
@given(rows=st.lists(bars, min_size=1, max_size=70), today=st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_whatever_the_dates_everything_lies_inside_and_in_order(rows: list[Bar | None], today: dt.date) -> None:
    drawn = timeline(rows, title="", today=today, today_label="Today", locale=Locale("en"))
    if not drawn:
        assert all(row is None or not (row.start or row.end) for row in rows)
        return
    assert not re.search(r"nan|inf|style=", drawn)
    picture = ET.fromstring(drawn)
    first, last = span(rows, today)
    assert first <= today <= last
    for line in picture.iter("line"):
        assert all(0 <= number(line, name) <= 100 for name in ("x1", "x2", "y1", "y2"))
    tops = []
    for x, y, width, height in boxes(picture):
        assert -0.01 <= x <= 100
        assert x + width <= 100.6
        assert 100 * HEAD / (len(rows) + HEAD + FOOT) - 0.01 <= y <= y + height <= 100.01
        tops.append(y)
    assert tops == sorted(tops)
    for way in picture.iter("polyline"):
        corners = str(way.get("points")).replace(",", " ").split()
        assert all(-0.01 <= float(part) <= 100.01 for part in corners)
