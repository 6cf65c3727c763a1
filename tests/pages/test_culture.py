"""Cultures: scales with words, clocks, and who works like this."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.model.culture import Culture
from strategy_handbook.pages.culture import clock, common_hours, dimensions

TEAMS = """\
organization: {title: Acme, timezone: Europe/Lisbon}
cultures:
  porto:
    title: Porto
    timezone: Europe/Lisbon
    working_hours: 09:00-18:00
    communication: 1
    decisions: 5
    guidance: {communication: {do: [Say good morning], avoid: [Shouting]}}
    phrasing: [{situation: Late, direct: It is late, indirect: Have you seen the tracking}]
    ask_first: Ask over coffee
    written_by: the Porto team
  berlin: {title: Berlin, timezone: Europe/Berlin, working_hours: 08:30-17:00}
departments: {sales: {title: Sales, cultures: [porto]}}
roles:
  seller: {title: Seller, department: sales}
  driver: {title: Driver, department: sales, cultures: [berlin]}
values: {ask: {title: Ask early, expressions: {porto: At lunch}}}
"""


def hours(folder: Path, teams: dict[str, tuple[str, str]], today: str = "2026-06-30") -> str:
    text = "organization: {title: Acme, timezone: Europe/Lisbon}\ncultures:\n" + "".join(
        f"  {id_}: {{title: T, timezone: {zone}, working_hours: '{span}'}}\n" for id_, (zone, span) in teams.items())
    contents = book(folder, text, today)
    return str(common_hours(clock(contents, one) for one in contents.strategy[Culture].values()))


def test_a_position_is_said_in_words_and_no_position_too(tmp_path: Path) -> None:
    contents = book(tmp_path, TEAMS)
    found = dimensions(contents.strategy[Culture]["porto"])
    assert [(one.words, one.low, one.high) for one in found] == [
        ("Direct", "Direct", "Indirect"), ("By consensus", "By hierarchy", "By consensus"),
        ("", "The individual", "The group")]
    page = html(contents, "cultures/porto.md")
    assert 'aria-label="1 of 5, from direct to indirect"' in page
    assert "The team has not placed itself on this scale." in page


def test_the_page_holds_what_helps_who_wrote_it_and_who_works_like_this(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEAMS), "cultures/porto.md")
    for text in ("Say good morning", "Shouting", "It is late", "Have you seen the tracking", "Ask over coffee",
                 "the Porto team", "At lunch", ">Sales</a>", ">Seller</a>"):
        assert text in page
    assert ">Driver</a>" not in page


def test_ask_first_is_there_even_if_nobody_wrote_it(tmp_path: Path) -> None:
    assert "Ask first" in html(book(tmp_path, TEAMS), "cultures/berlin.md")


def test_the_difference_to_the_head_office_is_told(tmp_path: Path) -> None:
    contents = book(tmp_path, TEAMS)
    assert "1 h ahead of Lisbon" in html(contents, "cultures/berlin.md")
    assert " of Lisbon" not in html(contents, "cultures/porto.md")


@pytest.mark.parametrize(("teams", "common"), [
    ({"a": ("Europe/Lisbon", "09:00-18:00"), "b": ("Europe/Berlin", "08:30-17:00")}, "09:00–16:00"),
    ({"a": ("Europe/Lisbon", "09:00-12:00"), "b": ("Asia/Tokyo", "09:00-17:00")}, "None"),
    ({"a": ("Pacific/Auckland", "08:00-17:00"), "b": ("America/Los_Angeles", "09:00-17:00")}, "21:00–01:00"),
    ({"a": ("Europe/Lisbon", "09:00-18:00"), "b": ("Asia/Kolkata", "09:00-17:30")}, "09:00–13:00"),
    ({"a": ("Europe/Lisbon", "09:00-18:00")}, "None"),
])
def test_hours_in_common_are_on_the_clock_of_the_head_office(teams: dict[str, tuple[str, str]], common: str,
                                                             tmp_path: Path) -> None:
    assert hours(tmp_path, teams) == common


def test_summer_time_moves_the_hours_in_common(tmp_path: Path) -> None:
    teams = {"a": ("Europe/Lisbon", "09:00-18:00"), "b": ("Asia/Kolkata", "09:00-17:30")}
    assert hours(tmp_path, teams, today="2026-01-15") == "09:00–12:00"


def test_a_head_office_without_a_known_zone_compares_nothing(tmp_path: Path) -> None:
    contents = book(tmp_path, TEAMS.replace(", timezone: Europe/Lisbon}", "}"))
    page = html(contents, "compare-cultures.md")
    assert "All of them work between" not in page
    assert "08:30–17:00" in page


def test_all_cultures_stand_side_by_side(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEAMS), "compare-cultures.md")
    assert page.count('<th scope="col">') == 2
    assert "All of them work between 09:00 and 16:00, Lisbon time." in page


def test_without_cultures_the_pages_say_what_to_do(tmp_path: Path) -> None:
    contents = book(tmp_path, "goals: {}")
    assert "Let a team write about itself" in html(contents, "cultures/index.md")
    assert "Let a team write about itself" in html(contents, "compare-cultures.md")


def test_side_by_side_stand_an_example_and_how_each_value_shows(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEAMS), "compare-cultures.md")
    assert '<span class="sh-quiet">Late:</span> <q dir="auto">It is late</q></td><td dir="auto">–</td>' in page
    assert '>Ask early</a></th><td dir="auto">At lunch</td><td dir="auto">–</td>' in page
    assert "Ask the person how they would like to hear it." in page  # where nobody wrote whom to ask
