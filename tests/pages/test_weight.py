"""However much links to an entry, its page stays light, says what it leaves out, and leads to all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from handbooks import book, html
from strategy_handbook.pages import Book
from strategy_handbook.pages.changes import LINES
from strategy_handbook.pages.reviews_due import ROWS

HTML_AT_MOST = 42_000
"""Of the 60 kB that a page may weigh, Material's header, navigation and footer take up to 18."""

GOALS = 2000


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A theme that 2,000 goals serve, of which one role owns 500 and one department works on 300."""
    why = "A sentence as long as those that people write about their goals, which is to say two lines of text."
    goals = {
        f"goal-{index}": {
            "title": f"Goal number {index} with a title of some length", "why": why, "themes": {"all": why},
            "period": "year", "due": "2026-12-31", "targets": {"m": {"from": 0, "to": 10}},
            **({"owner": "busy"} if index < 500 else {}), **({"departments": {"wide": why}} if index < 300 else {}),
        } for index in range(GOALS)}
    text = yaml.safe_dump({
        "organization": {"title": "Acme", "vision": {"statement": "Paper"}},
        "themes": {"all": {"title": "All & everything"}}, "goals": goals,
        "metrics": {"m": {"title": "Measure", "observations": {"2026-01-01": 3}}},
        "periods": {"year": {"title": "2026", "start": "2026-01-01", "end": "2026-12-31"}},
        "departments": {"wide": {"title": "Wide", "head": "busy"},
                        **{f"small-{n}": {"title": f"Small {n}"} for n in range(40)}},
        "roles": {"busy": {"title": "Busy", "department": "wide"}},
        "communications": {"talk": {"title": "Talk", "form": "team-meeting", "carries": ["theme:all"],
                                    "audience": ["wide"]},
                           **{f"talk-{n}": {"title": f"Talk {n}", "form": "team-meeting"} for n in range(40)}},
    }, sort_keys=False)
    return book(tmp_path_factory.mktemp("crowded"), text)


@pytest.mark.parametrize(("uri", "said"), [
    ("themes/all.md", [("1970 more", "../../goals/?goals-theme=All+%26+everything")]),
    ("roles/busy.md", [("470 more", "../../map/?role=role:busy")]),
    ("departments/wide.md", [("270 more", "../../map/?department=department:wide")]),
    ("periods/year.md", [("1970 more", "../../goals/?goals-theme=All+%26+everything")]),
    ("metrics/m.md", [("1970 more", "../")]),
    ("communication/talk.md", []),
    ("communication/talk/agenda.md", []),
    ("map.md", []),
])
def test_a_page_with_very_many_links_stays_light_and_leads_to_the_rest(
        crowded: Book, uri: str, said: list[tuple[str, str]]) -> None:
    page = html(crowded, uri)
    rest = [(words, address) for address, words in re.findall(r'<a href="([^"]*)">(\d+ more)</a>', page)]
    assert len(page.encode()) < HTML_AT_MOST
    assert set(said) <= set(rest), rest


@pytest.mark.parametrize("uri", ["coverage.md", "matrix.md"])
def test_a_table_of_very_many_goals_opens_and_says_how_many_rows_are_elsewhere(crowded: Book, uri: str) -> None:
    page = html(crowded, uri)
    assert page.count("<tr") < 500
    assert "more rows are not shown" in page
    assert re.search(r'href="\.\./(coverage|matrix-goals)\.csv"', page)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Three hundred goals that began on one day and were reported on since, and as many initiatives."""
    goals = {f"g{index}": {"title": f"Goal {index}", "start": "2026-01-05"} for index in range(300)}
    work = {"phase": "now", "impact": 4, "effort": 2}
    work = {"phase": "now", "impact": 4, "effort": 2}
    text = yaml.safe_dump({
        "goals": goals, "initiatives": {f"i{index}": {"title": f"Work {index}", **work} for index in range(300)},
        "checkins": [{"goal": goal, "date": f"2026-03-{index % 28 + 1:02}", "status": "on-track"}
                     for index, goal in enumerate(goals)],
    })
    return book(tmp_path_factory.mktemp("busy"), text)


def test_what_changed_ends_after_the_latest_and_says_how_much_came_earlier(busy: Book) -> None:
    page = html(busy, "what-changed.md")
    assert page.count("<li>") == LINES == 200
    assert "101 earlier changes are not shown." in page  # 300 reports, and the beginning of all goals on one day


def test_a_change_of_very_many_at_once_names_the_first_and_leads_to_all(tmp_path: Path) -> None:
    goals = "".join(f"  g{n}: {{title: Goal {n}, start: 2026-01-05}}\n" for n in range(300))
    page = html(book(tmp_path, f"goals:\n{goals}"), "what-changed.md")
    assert page.count('<a href="../goals/g') == 30
    assert "300 goals began:" in page
    assert '<a href="../goals/">270 more</a>' in page


def test_reviews_due_shows_the_earliest_and_says_where_all_are(busy: Book) -> None:
    page = html(busy, "reviews-due.md")
    assert page.count("<tr>") == ROWS + 1 == 201
    assert "These are the first 200 of 300, and the filter looks only at them." in page
    assert page.index("the first 200 of 300") < page.index("<table")  # where the filter will stand
    assert re.search(r'All of them: <a href="([^"]+)">calendar</a> · <a href="([^"]+)">', page).groups() == (  # type: ignore[union-attr]
        "../reviews.ics", "../reviews.json")


def test_resources_name_each_initiative_once_and_lead_there(busy: Book) -> None:
    page = html(busy, "resources.md")
    assert page.count('href="../initiatives/i') == 300 + 5 * 30
    assert page.count('href="#initiatives">270 more</a>') == 5
