"""The calendar and the clocks: order, weeks, other zones, daylight saving."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.facts import Occurrence
from strategy_handbook.model.communication import Communication
from strategy_handbook.pages import Book
from strategy_handbook.pages.calendar import Slot, slots
from strategy_handbook.pages.clocks import clocks

TEAMS = """\
cultures:
  porto: {title: Porto, timezone: Europe/Lisbon, working_hours: "09:00-18:00"}
  boston: {title: Boston, timezone: America/New_York, working_hours: "08:30-17:00"}
  anywhere: {title: Anywhere}
departments:
  sales: {title: Sales, cultures: [porto, boston, anywhere]}
  finance: {title: Finance, cultures: [porto]}
communications:
"""


def meeting(rule: str, start: str, more: str = "", id_: str = "m", zone: str = "Europe/Lisbon") -> str:
    return (f"  {id_}:\n    title: Meeting {id_}\n    schedule: {{rule: '{rule}', start: '{start}', minutes: 30, "
            f"timezone: {zone}}}\n{more}")


def lines(contents: Book) -> list[str]:
    return [f"{slot.week} | {slot.day} | {slot.time.start:%H:%M} {slot.city}" for slot in slots(contents)]


def test_the_clock_elsewhere_follows_both_changes_to_winter_time(tmp_path: Path) -> None:
    contents = book(tmp_path, TEAMS + meeting("FREQ=WEEKLY;BYDAY=WE", "2026-01-07 15:00"), today="2026-10-20")
    shown = [(slot.day, f"{slot.time.start:%H:%M}", [f"{start:%H:%M} {city}" for city, start in slot.elsewhere])
             for slot in slots(contents)][:4]
    assert shown == [
        ("Wed 21 Oct", "15:00", ["10:00 New York"]),
        ("Wed 28 Oct", "15:00", ["11:00 New York"]),  # Lisbon has changed, New York has not
        ("Wed 4 Nov", "15:00", ["10:00 New York"]),
        ("Wed 11 Nov", "15:00", ["10:00 New York"]),
    ]


def test_the_calendar_is_in_order_and_says_where_weeks_and_days_begin(tmp_path: Path) -> None:
    text = TEAMS + meeting("FREQ=WEEKLY;BYDAY=WE,TH", "2026-01-07 15:00", id_="late") + meeting(
        "FREQ=WEEKLY;BYDAY=TH", "2026-01-08 09:00", id_="early")
    contents = book(tmp_path, text, today="2026-06-30")
    found = slots(contents)
    assert [(slot.time.communication.id, slot.opens_week, slot.opens_day) for slot in found[:4]] == [
        ("late", True, True), ("early", False, True), ("late", False, False), ("late", True, True)]
    assert lines(contents)[0] == "This week | Wed 1 Jul | 15:00 Lisbon"
    assert lines(contents)[3] == "Week of 6 Jul | Wed 8 Jul | 15:00 Lisbon"
    assert found[-1].time.start.date().isoformat() == "2026-08-27"


@pytest.mark.parametrize(("locale", "week"), [("en_GB", "Week of 6 Jul"), ("en_US", "Week of Jul 12")])
def test_a_week_begins_as_the_locale_has_it(tmp_path: Path, locale: str, week: str) -> None:
    text = TEAMS + meeting("FREQ=YEARLY", "2026-07-12 10:00")  # a Sunday
    assert [slot.week for slot in slots(book(tmp_path, text, locale=locale))] == [week]


def one_slot(contents: Book) -> Slot:
    return slots(contents)[0]


def test_each_zone_is_said_once_and_only_where_the_clock_differs(tmp_path: Path) -> None:
    everyone = book(tmp_path, TEAMS + meeting("FREQ=DAILY", "2026-06-30 15:00"))
    assert [city for city, _start in one_slot(everyone).elsewhere] == ["New York"]
    porto = book(tmp_path, TEAMS + meeting("FREQ=DAILY", "2026-06-30 15:00", "    audience: [finance]\n"))
    assert one_slot(porto).elsewhere == ()


def first(contents: Book) -> Occurrence:
    return contents.facts.next_times(contents.strategy[Communication]["m"], 1)[0]


@pytest.mark.parametrize(("start", "outside"), [
    ("15:00", []), ("13:29", ["Boston"]), ("13:30", []), ("17:45", ["Porto"]), ("09:00", ["Boston"]),
])
def test_working_hours_are_those_of_each_culture(tmp_path: Path, start: str, outside: list[str]) -> None:
    contents = book(tmp_path, TEAMS + meeting("FREQ=DAILY", f"2026-06-30 {start}", "    form: team-meeting\n"))
    assert [culture.name for clock in clocks(contents, first(contents)) for culture in clock.outside] == outside


def test_a_poster_asks_nobody_to_be_there(tmp_path: Path) -> None:
    contents = book(tmp_path, TEAMS + meeting("FREQ=DAILY", "2026-06-30 03:00", "    form: visual-aid\n"))
    assert not any(clock.outside for clock in clocks(contents, first(contents)))


def test_another_day_elsewhere_is_named(tmp_path: Path) -> None:
    contents = book(tmp_path, TEAMS + meeting("FREQ=WEEKLY;BYDAY=MO", "2026-01-05 21:00", zone="America/New_York"))
    page = html(contents, "communication/m.md")
    assert "Mon, 6 Jul 2026</th>" in page
    assert "Tue, 7 Jul 2026</span>" in page  # 02:00 in Lisbon


def test_filtering_by_a_department_keeps_what_is_for_everyone(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEAMS + meeting("FREQ=DAILY", "2026-06-30 15:00")), "calendar.md")
    assert re.search(r'data-sh-facet="audience" data-sh-order="[^"]*Finance[^"]*"', page)
    assert '<td data-sh-all><span class="sh-tag">Everyone</span></td>' in page
    assert "data-sh-filter" in page


def test_what_has_no_date_is_open_at_any_time(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEAMS + "  box: {title: The idea box, channel: A wooden box}\n"), "calendar.md")
    assert "Nothing is planned until then." in page
    assert "Open at any time" in page
    assert "A wooden box" in page
