"""Files for other programs, published beside the pages."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

from builder import build, target, write
from builder import pages as pages_of
from icalendar import Calendar

from strategy_handbook.exports import EXPORTS


def test_the_example_publishes_every_export(example: Path) -> None:
    assert [uri for uri in EXPORTS if not (example / uri).is_file()] == []
    ET.fromstring((example / "health.svg").read_text("utf-8"))
    calendar = Calendar.from_ical((example / "reviews.ics").read_bytes())
    listed = json.loads((example / "reviews.json").read_text("utf-8"))["due"]
    assert len(calendar.walk("VEVENT")) == len(listed) > 10


def test_the_example_has_a_calendar_for_all_and_for_each_department(example: Path) -> None:
    departments = {file.parent.name for file in (example / "departments").glob("*/index.html")}
    assert {file.stem for file in (example / "calendar").glob("*.ics")} == departments
    for file in (example / "calendar.ics", *(example / "calendar").glob("*.ics")):
        calendar = Calendar.from_ical(file.read_bytes())
        assert calendar.errors == []
        assert calendar.timezones[0].to_ical().count(b"RRULE") == 2
        assert len({event["UID"] for event in calendar.events}) == len(calendar.events) > 10
    built = pages_of(example)
    assert {"calendar.ics", "calendar/sales.ics"} <= {
        there[0] for link in built["calendar/"].article_links if (there := target("calendar/", link))}
    assert "calendar/sales.ics" in {
        there[0] for link in built["departments/sales/"].article_links if (there := target("departments/sales/", link))}


def test_what_is_due_leads_to_pages_and_to_lines(example: Path) -> None:
    due = json.loads((example / "reviews.json").read_text("utf-8"))["due"]
    assert [one["url"] for one in due if not (example / one["url"] / "index.html").is_file()] == []
    assert all(one["edit_url"].endswith(f"/{one['path']}#L{one['line']}") for one in due)


def test_the_pages_link_to_them(example: Path) -> None:
    built = pages_of(example)
    linked = {
        there[0]
        for here in ("reviews-due/", "alignment/")
        for link in built[here].article_links
        if (there := target(here, link))
    }
    assert {"reviews.ics", "reviews.json", "health.json", "health.svg"} <= linked


def test_a_file_of_the_same_name_in_the_handbook_stays(tmp_path: Path) -> None:
    site = build(
        write(
            tmp_path,
            {
                "handbook/index.md": "# Home",
                "handbook/reviews.json": "mine",
                "strategy/a.yml": "terms: {a: {title: A, definition: B}}",
            },
        )
    )
    assert (site / "reviews.json").read_text("utf-8") == "mine"
    assert json.loads((site / "health.json").read_text("utf-8"))["score"] is None
