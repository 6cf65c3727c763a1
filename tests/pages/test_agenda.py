"""Agenda sheets: when, what to talk about first, and what has to be decided."""

from __future__ import annotations

from pathlib import Path

from handbooks import book, html
from strategy_handbook import pipeline
from strategy_handbook.model.communication import Communication
from strategy_handbook.pages.agenda import boxes, points_of

TEXT = """\
organization: {title: Acme, vision: {statement: Best}}
themes: {trust: {title: Trust}}
roles: {head: {title: Head}}
cultures:
  porto: {title: Porto, timezone: Europe/Lisbon, guidance: {communication: {do: [Say it]}}}
  boston: {title: Boston, timezone: America/New_York}
departments: {sales: {title: Sales, cultures: [porto, boston]}}
goals:
  good: {title: Good, owner: head, start: 2026-01-01}
  bad: {title: Bad, start: 2026-01-01}
  worse: {title: Worse, start: 2026-01-01}
  silent: {title: Silent, themes: trust, start: 2026-01-01}
  fine: {title: Fine, themes: trust, start: 2026-01-01}
  future: {title: Future, themes: trust, start: 2027-01-01}
  old: {title: Old, status: achieved, due: 2026-01-31}
checkins:
  - {goal: good, date: 2026-06-01, status: on-track, note: Going well}
  - {goal: fine, date: 2026-06-01, status: on-track}
  - {goal: bad, date: 2026-06-01, status: at-risk, next_step: Hire one}
  - {goal: worse, date: 2026-06-01, status: off-track, note: Too slow}
communications:
  weekly:
    title: Weekly
    form: team-meeting
    audience: [sales]
    schedule: {rule: FREQ=WEEKLY;BYDAY=TU, start: 2026-01-06 14:00, minutes: 30, timezone: Europe/Lisbon}
    carries: {goal:good: How good, goal:bad: "", goal:worse: "", goal:old: "", theme:trust: ""}
    agenda: [A story (5 minutes), Goals – 10 min., Questions (15')]
  some: {title: Some, agenda: [A story (5 minutes), Questions],
         schedule: {start: 2026-07-01 10:00, timezone: Europe/Lisbon}}
  poster: {title: Poster, form: visual-aid}
  over: {title: Over, schedule: {start: 2026-01-01 10:00, timezone: Europe/Lisbon}}
"""


def test_the_weakest_comes_first_and_of_a_theme_only_what_is_in_difficulty(tmp_path: Path) -> None:
    contents = book(tmp_path, TEXT)
    points, themes = points_of(contents, contents.strategy[Communication]["weekly"])
    assert [(point.goal.id, point.how) for point in points] == [
        ("worse", None), ("silent", None), ("bad", None), ("good", "How good")]
    assert [theme.id for theme in themes] == ["trust"]


def test_the_sheet_says_when_for_everyone_and_what_to_decide(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEXT), "communication/weekly/agenda.md")
    assert "Tuesday, 30 June 2026" in page
    assert "14:00–14:30 Lisbon" in page
    assert "09:00–09:30 New York" in page
    assert page.count("To decide:") == 2  # at risk with a next step is under way
    assert "No next step is written." in page
    assert "Nobody has reported on it yet. Who will, and by when?" in page
    assert "Going well" in page
    assert "Say it so it lands" in page
    assert "Old" not in page


def test_the_agenda_has_times_if_every_point_says_how_long_it_takes(tmp_path: Path) -> None:
    contents = book(tmp_path, TEXT)
    told = contents.strategy[Communication]
    timed = boxes(told["weekly"], contents.facts.next_time(told["weekly"]))
    assert [f"{box.start:%H:%M}" for box in timed] == ["14:00", "14:05", "14:15"]
    assert [box.start for box in boxes(told["some"], contents.facts.next_time(told["some"]))] == [None, None]


def test_a_poster_needs_no_sheet_and_a_meeting_that_is_over_says_so(tmp_path: Path) -> None:
    contents = book(tmp_path, TEXT)
    sheets = {page.uri for page in pipeline.site(contents).pages if page.uri.endswith("/agenda.md")}
    assert sheets == {f"communication/{id_}/agenda.md" for id_ in ("weekly", "some", "over")}
    assert "no further date" in html(contents, "communication/over/agenda.md")
    assert "It carries no goal that is worked on today." in html(contents, "communication/over/agenda.md")
    assert 'href="agenda/"' in html(contents, "communication/weekly.md")
