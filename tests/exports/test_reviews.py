"""What is due, for programs and for calendars."""

from __future__ import annotations

import json
from pathlib import Path

from icalendar import Calendar

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.exports.reviews import reviews_json
from strategy_handbook.exports.reviews_calendar import reviews_calendar
from strategy_handbook.pages import Book
from strategy_handbook.rendering import Addresses
from strategy_handbook.settings import settings_from
from support import project

THEMES = """\
themes:
  never: {title: Never, review: {every: yearly}}
  late: {title: "Late; really, \\\\ late", owner: head, review: {every: yearly, last: 2025-06-29}}
  today: {title: Today, review: {every: yearly, last: 2025-06-30}}
"""
GOALS = """\
goals:
  cafe: {title: Verlängerungen und Überraschungen — naïve façade über alle Maßen, start: 2026-04-01, owner: head}
"""
ROLES = 'roles: {head: {title: Head, handle: "@acme/heads"}}\n'


def contents(folder: Path, files: dict[str, str], site_url: str | None = None) -> Book:
    project(folder, {f"strategy/{name}": text for name, text in files.items()})
    settings = settings_from(
        {"as_of": "2026-06-30"},
        root=folder,
        docs_dir="handbook",
        locale="en",
        edit_base="https://git.example/edit/main/handbook/",
        site_url=site_url,
    )
    loaded = pipeline.load(settings)
    assert not loaded.reported
    return pipeline.book(loaded, Report(()))


def events(book: Book) -> dict[str, dict[str, str]]:
    calendar = Calendar.from_ical(reviews_calendar(book, Addresses()).encode())
    assert calendar.errors == []
    return {
        str(event["UID"]): {
            name: value.to_ical().decode() if name.startswith("DT") else str(value) for name, value in event.items()
        }
        for event in calendar.walk("VEVENT")
    }


def test_the_object_whole(tmp_path: Path) -> None:
    found = json.loads(reviews_json(contents(tmp_path, {"a.yml": THEMES + ROLES}), Addresses()))
    assert (found["as_of"], found["overdue"], [one["id"] for one in found["due"]]) == (
        "2026-06-30",
        2,
        ["never", "late", "today"],
    )
    assert found["due"][1] == {
        "task": "review",
        "kind": "theme",
        "id": "late",
        "title": "Late; really, \\ late",
        "owner": "head",
        "owner_title": "Head",
        "owner_handle": "@acme/heads",
        "due": "2026-06-29",
        "overdue": True,
        "url": "themes/late/",
        "edit_url": "https://git.example/edit/main/strategy/a.yml#L3",
        "path": "strategy/a.yml",
        "line": 3,
    }
    assert (found["due"][0]["due"], found["due"][0]["overdue"], found["due"][0]["owner"]) == (None, True, None)


def test_moving_text_between_files_changes_no_order(tmp_path: Path) -> None:
    one = contents(tmp_path / "one", {"a.yml": THEMES, "b.yml": GOALS + ROLES})
    other = contents(
        tmp_path / "other",
        {"a.yml": GOALS, "b.yml": ROLES + "\n".join([THEMES.splitlines()[0], *reversed(THEMES.splitlines()[1:])])},
    )
    orders = [
        [(due["kind"], due["id"]) for due in json.loads(reviews_json(book, Addresses()))["due"]]
        for book in (one, other)
    ]
    assert orders[0] == orders[1] == [("theme", "never"), ("theme", "late"), ("theme", "today"), ("goal", "cafe")]


def test_addresses_are_whole_if_the_site_has_one(tmp_path: Path) -> None:
    book = contents(tmp_path, {"a.yml": THEMES + ROLES}, "https://acme.example/handbook")
    due = json.loads(reviews_json(book, Addresses(directory_urls=False)))["due"]
    assert due[2]["url"] == "https://acme.example/handbook/themes/today.html"
    assert events(book)["review.theme.today@acme.example"]["URL"] == "https://acme.example/handbook/themes/today/"


def test_another_program_reads_the_calendar(tmp_path: Path) -> None:
    found = events(contents(tmp_path, {"a.yml": THEMES + GOALS + ROLES}))
    assert list(found) == [
        f"{uid}@strategy-handbook"
        for uid in ("review.theme.never", "review.theme.late", "review.theme.today", "check-in.goal.cafe")
    ]
    assert found["review.theme.late@strategy-handbook"] == {
        "UID": "review.theme.late@strategy-handbook",
        "DTSTAMP": "20260630T000000Z",
        "DTSTART": "20260629",
        "SUMMARY": "Read the text again: Late; really, \\ late",
        "DESCRIPTION": "Owner: Head\nstrategy/a.yml:3\nhttps://git.example/edit/main/strategy/a.yml#L3",
        "TRANSP": "TRANSPARENT",
    }
    assert found["check-in.goal.cafe@strategy-handbook"]["SUMMARY"] == (
        "Report on the goal: Verlängerungen und Überraschungen — naïve façade über alle Maßen"
    )
    assert found["review.theme.never@strategy-handbook"]["DTSTART"] == "20260630"


def test_lines_end_as_the_format_says_and_none_is_too_long(tmp_path: Path) -> None:
    raw = reviews_calendar(contents(tmp_path, {"a.yml": THEMES + GOALS + ROLES}), Addresses()).encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_nothing_due_is_an_empty_calendar(tmp_path: Path) -> None:
    assert events(contents(tmp_path, {"a.yml": "themes: {}"})) == {}


def test_an_event_keeps_its_name_when_its_item_is_renamed(tmp_path: Path) -> None:
    def names(folder: str, theme: str) -> list[str]:
        text = f"themes: {{{theme}, review: {{every: yearly, last: 2026-01-01}}}}}}"
        calendar = Calendar.from_ical(reviews_calendar(contents(tmp_path / folder, {"all.yml": text}), Addresses()))
        return [str(event["UID"]) for event in calendar.events]

    before, after = names("a", "old: {title: T"), names("b", "new: {title: T, aliases: [old, older]")
    assert before == after == ["review.theme.old@strategy-handbook"]
