"""Calendars to follow: what is in whose, and the right moment in two programs that have nothing in common."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event
from icalendar.timezone import tzp

from handbooks import book
from strategy_handbook.exports.calendars import calendars
from strategy_handbook.exports.reviews_calendar import reviews_calendar
from strategy_handbook.pages import Book
from strategy_handbook.rendering import Addresses

NODE = Path(__file__).parents[1] / "node"
needs_node = pytest.mark.skipif(
    not shutil.which("node") or not (NODE / "node_modules" / "ical.js").is_dir(),
    reason="the second reader, ical.js, is not installed: npm ci --prefix tests/node",
)

TALKS = """\
departments:
  sales: {title: Sales, review: {every: yearly, last: 2026-01-31}}
  finance: {title: Finance}
roles: {head: {title: Head of finance, department: finance}}
goals:
  fast: {title: "Answer fast; really, fast", due: 2026-12-31, start: 2026-05-01, departments: [sales], owner: head}
  done: {title: Done, due: 2026-08-31, status: achieved, departments: [sales]}
initiatives:
  bot: {title: A bot, due: 2026-09-30, departments: [sales], phase: now}
  old: {title: Old, due: 2026-09-30, departments: [sales], phase: done}
communications:
  all: {title: All-hands, carries: {"goal:fast": How fast, "goal:done": ""}, agenda: [One, Two], reply_to: The box,
        channel: Canteen, schedule: {rule: FREQ=MONTHLY;BYDAY=1TH, start: 2026-02-01 14:00, minutes: 45,
        timezone: Europe/Lisbon}}
  weekly: {title: Weekly, audience: [sales], form: team-meeting,
           schedule: {rule: FREQ=WEEKLY;INTERVAL=2;BYDAY=MO, start: 2026-01-07 09:00, minutes: 30,
           timezone: America/New_York}}
  over: {title: Over, schedule: {rule: FREQ=DAILY;COUNT=3, start: 2026-01-05 09:00, timezone: Europe/Lisbon}}
  poster: {title: Poster, form: visual-aid,
           schedule: {rule: "FREQ=DAILY;UNTIL=20261101", start: 2026-10-24 01:30, minutes: 60, timezone: Europe/Berlin}}
  once: {title: Once, schedule: {start: 2026-10-25 01:30, minutes: 120, timezone: Europe/Berlin}}
  channel: {title: Channel}
"""


def files(contents: Book) -> dict[str, str]:
    found = dict(calendars(contents, Addresses()))
    assert found.pop("reviews.ics") == reviews_calendar(contents, Addresses())
    return found


def events(text: str) -> dict[str, Event]:
    calendar = Calendar.from_ical(text.encode())
    assert calendar.errors == []
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.events}


def test_each_department_has_its_own_and_what_is_over_is_left_out(tmp_path: Path) -> None:
    found = {name: set(events(text)) for name, text in files(book(tmp_path, TALKS)).items()}
    talks = {"talk.communication.all", "talk.communication.poster", "talk.communication.once"}
    sales = {"talk.communication.weekly", "due.goal.fast", "check-in.goal.fast", "due.initiative.bot",
             "review.department.sales"}
    assert found == {
        "calendar.ics": talks | sales,
        "calendar/sales.ics": talks | sales,
        "calendar/finance.ics": talks | {"due.goal.fast", "check-in.goal.fast"},  # its head answers for the goal
    }


def test_an_event_tells_what_it_is_about_and_where_to_answer(tmp_path: Path) -> None:
    contents = book(tmp_path, TALKS)
    talk = events(files(contents)["calendar.ics"])["talk.communication.all"]
    assert (str(talk["SUMMARY"]), str(talk["LOCATION"]), str(talk["TRANSP"])) == ("All-hands", "Canteen", "OPAQUE")
    assert str(talk["DESCRIPTION"]) == (
        "About:\n• Answer fast; really, fast: How fast\n• Done\n\nAgenda:\n1. One\n2. Two\n\nHow to answer: The box")
    due = events(files(contents)["calendar.ics"])["due.goal.fast"]
    assert (due.start, str(due["TRANSP"]), str(due["SUMMARY"])) == (
        dt.date(2026, 12, 31), "TRANSPARENT", "Due: Answer fast; really, fast")


def test_the_same_day_gives_the_same_bytes_in_lines_as_the_format_says(tmp_path: Path) -> None:
    first, again = (files(book(tmp_path, TALKS)) for _ in range(2))
    assert first == again
    for text in first.values():
        raw = text.encode()
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_a_start_that_does_not_fit_its_rule_is_no_extra_time(tmp_path: Path) -> None:
    talk = events(files(book(tmp_path, TALKS))["calendar.ics"])["talk.communication.all"]
    assert talk.start == dt.datetime(2026, 2, 5, 14, tzinfo=ZoneInfo("Europe/Lisbon"))  # the first Thursday


FIRST, LAST = dt.datetime(2026, 10, 1, tzinfo=dt.UTC), dt.datetime(2027, 4, 15, tzinfo=dt.UTC)
WANTED = {
    "talk.communication.all": ["10-01 13:00", "11-05 14:00", "12-03 14:00", "01-07 14:00", "02-04 14:00", "03-04 14:00",
                               "04-01 13:00"],
    # New York leaves summer time a week after Europe, on 1 November, and returns on 14 March
    "talk.communication.weekly": ["10-12 13:00", "10-26 13:00", "11-09 14:00", "11-23 14:00", "12-07 14:00",
                                  "12-21 14:00", "01-04 14:00", "01-18 14:00", "02-01 14:00", "02-15 14:00",
                                  "03-01 14:00", "03-15 13:00", "03-29 13:00", "04-12 13:00"],
    "talk.communication.poster": ["10-23 23:30", "10-24 23:30", "10-26 00:30", "10-27 00:30", "10-28 00:30",
                                  "10-29 00:30", "10-30 00:30", "10-31 00:30", "11-01 00:30"],  # with its last day
}
"""Start of each occurrence in UTC, worked out by hand."""


def by_python(text: str) -> dict[str, list[str]]:
    """What happens by the file's own rules and the file's own clocks."""
    calendar = Calendar.from_ical(text.encode())
    zones = {str(zone["TZID"]): zone.to_tz(tzp, lookup_tzid=False) for zone in calendar.timezones}
    found: dict[str, list[str]] = {}
    for event in calendar.events:
        if "RRULE" not in event:
            continue
        zone = zones[event["DTSTART"].params["TZID"]]
        start = event.start.replace(tzinfo=zone)
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
        moments = [moment.astimezone(dt.UTC) for moment in rule.between(FIRST, LAST, inc=True)]
        found[str(event["UID"]).partition("@")[0]] = [f"{moment:%m-%d %H:%M}" for moment in moments]
    return found


def by_ical_js(text: str) -> dict[str, list[tuple[str, str]]]:
    """The same by a program in another language: pairs of start and end."""
    moments = [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in (FIRST, LAST)]
    result = subprocess.run(["node", "occurrences.mjs", *moments], cwd=NODE, input=text.encode(), capture_output=True,
                            check=True, timeout=60)
    found: dict[str, list[tuple[str, str]]] = {}
    for uid, start, end in json.loads(result.stdout):
        found.setdefault(uid.partition("@")[0], []).append((start, end))
    return found


def test_meetings_keep_their_time_across_clock_changes_in_icalendar(tmp_path: Path) -> None:
    assert by_python(files(book(tmp_path, TALKS))["calendar.ics"]) == WANTED


@needs_node
def test_meetings_keep_their_time_across_clock_changes_in_ical_js(tmp_path: Path) -> None:
    found = by_ical_js(files(book(tmp_path, TALKS))["calendar.ics"])
    starts = {uid: [f"{dt.datetime.fromisoformat(start):%m-%d %H:%M}" for start, _end in pairs]
              for uid, pairs in found.items() if uid in WANTED}
    assert starts == WANTED
    assert found["due.goal.fast"] == [("2026-12-31", "2027-01-01")]
    assert found["talk.communication.all"][0] == ("2026-10-01T13:00:00Z", "2026-10-01T13:45:00Z")


def test_two_hours_are_two_hours_on_the_night_of_a_clock_change(tmp_path: Path) -> None:
    once = events(files(book(tmp_path, TALKS))["calendar.ics"])["talk.communication.once"]  # ends at the second 02:30
    assert (once.start.isoformat(), once.duration) == ("2026-10-25T01:30:00+02:00", dt.timedelta(hours=2))
    assert "DTEND" not in once


def test_a_clock_change_is_a_rule_and_irregular_ones_are_listed(tmp_path: Path) -> None:
    text = ("communications:\n  m: {{title: M, schedule: {{rule: FREQ=DAILY, start: 2026-01-05 09:00, "
            "timezone: {}}}}}\n")
    lisbon = files(book(tmp_path, text.format("Europe/Lisbon")))["calendar.ics"]
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lisbon
    assert "RDATE" not in lisbon
    moving = files(book(tmp_path, text.format("Africa/Casablanca")))["calendar.ics"]  # its clocks follow the moon
    assert "RDATE:" in moving


def test_an_empty_strategy_has_an_empty_calendar(tmp_path: Path) -> None:
    assert {name: events(text) for name, text in files(book(tmp_path, "goals: {}")).items()} == {"calendar.ics": {}}
