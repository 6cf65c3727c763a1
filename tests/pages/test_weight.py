"""However much links to an entry, its page stays light, says what it leaves out, and leads to all of it."""

from __future__ import annotations

import re

import pytest
import yaml

from handbooks import book, html
from strategy_handbook.pages import Book

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
