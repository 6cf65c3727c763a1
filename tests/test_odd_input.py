"""Odd input that is well-formed all the same: it must never stop a build, nor lead a reader astray."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook import pipeline
from strategy_handbook.exports import EXPORTS, FILES
from strategy_handbook.facts.dependencies import dependencies
from strategy_handbook.facts.resources import loads_by_department
from strategy_handbook.pages.embeds import render_block
from strategy_handbook.pages.fit import largest
from strategy_handbook.rendering import Addresses
from support import finds

SCHEDULE = "schedule: {start: 2026-07-06 09:30, timezone: Europe/Lisbon, minutes: %s}"


def test_an_address_with_a_stray_bracket_is_shown_as_text(tmp_path: Path) -> None:
    contents = book(tmp_path, "goals: {g: {title: G, links: {Notes: 'http://[wiki/notes'}}}")
    page = html(contents, "goals/g.md")
    assert "Notes" in page
    assert 'href="http://[' not in page


@pytest.mark.parametrize(("field", "value"), [("minutes", "999999999999"), ("response_days", "999999999999")])
def test_a_count_beyond_all_calendars_is_a_finding(tmp_path: Path, field: str, value: str) -> None:
    fields = SCHEDULE % value if field == "minutes" else f"response_days: {value}"
    text = f"communications: {{c: {{title: C, {fields}}}}}"
    (message,) = finds(tmp_path, "invalid-value", {"strategy/all.yml": text})
    assert f"is “{value}”, but must be a whole number from 0 to 100000." in message


def test_the_largest_count_can_be_added_to_any_date(tmp_path: Path) -> None:
    contents = book(tmp_path, f"""
communications: {{c: {{title: C, form: idea-channel, response_days: 100000, {SCHEDULE % 100000}}}}}
ideas: {{i: {{title: I, channel: c, submitted: 2199-12-31, stage: submitted}}}}
""")
    assert "2583" in str(contents.facts.innovation.answer_due(contents.strategy.find("idea", "i")))
    assert "BEGIN:VEVENT" in dict(FILES[0](contents, Addresses()))["calendar.ics"]


def test_a_title_of_two_lines_is_one_line_in_a_calendar(tmp_path: Path) -> None:
    contents = book(tmp_path, 'departments: {d: {title: "Sales\\nand service"}}')
    assert "X-WR-CALNAME:Strategy: Sales and service" in dict(FILES[0](contents, Addresses()))["calendar/d.ics"]


@pytest.mark.parametrize("text", ["An _important_ word.", "_All of it._", "This is __strong__."])
def test_underscores_are_markdown_in_fields_too(tmp_path: Path, text: str) -> None:
    page = html(book(tmp_path, f"goals: {{g: {{title: G, description: '{text}'}}}}"), "goals/g.md")
    assert "_" not in page[page.index("<p>"):].partition("</p>")[0]


def test_a_report_on_a_renamed_goal_is_linked_where_it_stands_now(tmp_path: Path) -> None:
    contents = book(tmp_path, """
goals: {csat: {title: Satisfied, aliases: [nps]}}
metrics: {m: {title: M}}
checkins: [{goal: nps, date: 2026-06-01, status: on-track, values: {m: 5}}]
""")
    assert 'href="../../goals/csat/#check-in-2026-06-01"' in html(contents, "metrics/m.md")
    assert 'id="check-in-2026-06-01"' in html(contents, "goals/csat.md")


def test_a_block_filters_by_a_former_id(tmp_path: Path) -> None:
    contents = book(tmp_path, "themes: {care: {title: Care, aliases: [delight]}}\n"
                              "goals: {g: {title: Calls, themes: [care]}, h: {title: Other}}")
    shown = render_block(contents, pipeline.site(contents).renderer, "show: goals\ntheme: delight", "")
    assert "Calls" in shown
    assert "Other" not in shown


@pytest.mark.parametrize(("target", "here", "way"), [
    ("goals/x/", "goals/y/", "../x/"), ("", "goals/y/", "../../"), ("goals/x/", "", "goals/x/"), ("", "", "./"),
    ("goals/x.html", "goals/y.html", "x.html"), ("goals/x/#a", "goals/x/", "#a"), ("a/#b", "", "a/#b"),
    ("calendar/d.ics", "calendar/", "d.ics"), ("../outside/", "goals/y/", "../../outside/"),
])
def test_one_page_leads_to_another(target: str, here: str, way: str) -> None:
    assert Addresses.relative(target, here) == way


def test_nothing_to_show_fits_any_sheet() -> None:
    assert largest(0, lambda _entries, _em: 0.0, 10)[1] == 0


def test_an_empty_strategy_can_be_exported(tmp_path: Path) -> None:
    contents = book(tmp_path, "goals: {}")
    for export in EXPORTS.values():
        assert isinstance(export(contents, Addresses()), str)


def test_an_initiative_counts_in_one_department_everywhere(tmp_path: Path) -> None:
    contents = book(tmp_path, """
departments: {sales: {title: Sales}, product: {title: Product}, service: {title: Service}}
roles: {a: {title: A, department: sales}, b: {title: B, department: product}, c: {title: C, department: service}}
initiatives:
  one: {title: One, phase: now, owner: a, lead: b, depends_on: [two], resources: {budget: 5}}
  two: {title: Two, phase: now, lead: c}
""")
    (waiting,) = dependencies(contents.facts)
    assert [department.id for department in waiting.waits] == ["product"]
    assert [load.of.id for load in loads_by_department(contents.facts) if load.budget] == ["product"]


def test_a_theme_that_is_no_name_is_left_to_the_generator(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "theme: [material]\nplugins: [strategy-handbook]\n", "strategy/a.yml": "goals: {}"}
    assert finds(tmp_path, "external-request", files) == []


def test_a_block_that_makes_no_sense_says_so_as_text(tmp_path: Path) -> None:
    contents = book(tmp_path, "goals: {g: {title: G}}")
    told = render_block(contents, pipeline.site(contents).renderer, "show: <img src=x onerror=alert(1)>", "")
    assert "asks to show “&lt;img src=x onerror=alert(1)&gt;”" in told
