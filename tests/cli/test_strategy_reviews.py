"""``strategy reviews``: what is due, by when and by whom."""

from __future__ import annotations

import json
from pathlib import Path

from acme import MKDOCS, Strategy

from support import project

REVIEW = """\
themes:
  trust: {title: Trust, owner: head-of-service, review: {every: yearly, last: 2025-01-31}}
  thrift: {title: Thrift, review: {every: yearly}}
"""


def test_what_is_due_comes_in_the_order_of_its_days(strategy: Strategy, company: Path) -> None:
    project(company, {"strategy/themes.yml": REVIEW})
    result = strategy("reviews")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == """\
4 due, 3 of them overdue
never done  overdue  review     Thrift (theme:thrift)            nobody yet
never done  overdue  report on  Answer within two hours          nobody yet
                                (goal:replies)
2026-01-31  overdue  review     Trust (theme:trust)              Head of service
2026-09-11           report on  Reach 90% satisfaction           Head of service
                                (goal:csat)
"""
    )


def test_what_is_far_away_can_wait(strategy: Strategy) -> None:
    assert "goal:csat" not in strategy("reviews", "--within", "72").stdout
    assert "goal:csat" in strategy("reviews", "--within", "73").stdout
    assert len(json.loads(strategy("reviews", "--within", "0", "--format", "json").stdout)["due"]) == 1


def test_nothing_due_is_said(strategy: Strategy, company: Path) -> None:
    project(company, {"strategy/strategy.yml": "organization: {title: Acme}"})
    assert strategy("reviews").stdout == "Nothing is due.\n"


def test_programs_get_addresses_as_mkdocs_yml_makes_them(strategy: Strategy, company: Path) -> None:
    site = "site_url: https://acme.example/h\nuse_directory_urls: false\n"
    project(
        company, {"mkdocs.yml": f"{MKDOCS}{site}repo_url: https://git.example/acme\nedit_uri: edit/main/handbook/\n"}
    )
    due = json.loads(strategy("reviews", "--format", "json").stdout)["due"][1]
    assert due["url"] == "https://acme.example/h/goals/csat.html"
    assert due["edit_url"] == "https://git.example/acme/edit/main/strategy/strategy.yml#L46"


def test_a_calendar_keeps_its_line_ends(strategy: Strategy) -> None:
    assert strategy("reviews", "--format", "ics").stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
