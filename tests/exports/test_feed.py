"""The feed of what changed: well-formed Atom, whatever texts hold, and the same bytes every time."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import feedparser

from handbooks import book, html
from repositories import commit
from strategy_handbook.exports.feed import feed
from strategy_handbook.pages import Book
from strategy_handbook.rendering import Addresses
from support import project

ATOM = "{http://www.w3.org/2005/Atom}"
BEFORE = """\
goals:
  fast: {title: "Answer <fast> & well", due: 2026-12-31}
"""
STRATEGY = """\
goals:
  fast: {title: "Answer <fast> & well", due: 2027-03-31, start: 2026-01-05, status: missed}
checkins:
  - {goal: fast, date: 2026-02-28, status: on-track}
  - {goal: fast, date: 2026-03-15, status: on-track, note: Half the way, next_step: Train two more}
  - {goal: fast, date: 2026-03-31, status: off-track}
periods: {half: {title: Half, start: 2026-01-01, end: 2026-05-31}}
themes: {one: {title: One, review: {every: yearly, last: 2026-02-01}}}
"""


def made(folder: Path) -> Book:
    project(folder, {"strategy/all.yml": BEFORE})
    commit(folder, day="2026-01-02")
    project(folder, {"strategy/all.yml": STRATEGY})
    commit(folder, day="2026-06-01")
    return book(folder, STRATEGY)


def read(contents: Book) -> ET.Element:
    return ET.fromstring(feed(contents, Addresses()).encode())


def texts(found: ET.Element, name: str) -> list[str]:
    return [one.text or "" for one in found.iter(f"{ATOM}{name}")]


def test_what_rfc_4287_asks_for_is_there(tmp_path: Path) -> None:
    found = read(made(tmp_path / "company"))
    assert found.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(found.findall(f"{ATOM}{name}")) == 1
    entries = found.findall(f"{ATOM}entry")
    for entry in entries:
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
    ids = texts(found, "id")
    assert len(ids) == len(set(ids)) == len(entries) + 1
    assert all(one.startswith("urn:uuid:") for one in ids)
    moments = [dt.datetime.fromisoformat(text) for text in texts(found, "updated")[1:]]
    assert all(moment.tzinfo for moment in moments)
    assert moments == sorted(moments, reverse=True)


def test_edits_and_reports_are_told_in_one_row(tmp_path: Path) -> None:
    assert texts(read(made(tmp_path / "company")), "content") == [
        ("New theme: One\nNew period: Half\n"
         "start of Answer <fast> & well set to 5 Jan 2026\n"
         "due date of Answer <fast> & well 3 months later (31 Dec 2026 → 31 Mar 2027)"),
        "Half ended",
        "Answer <fast> & well slipped from on track to off track",
        "Answer <fast> & well ended: missed",
        "Answer <fast> & well is still on track\nHalf the way\nNext: Train two more",
        "Answer <fast> & well has its first report: on track",
        "One was reviewed",
        "Answer <fast> & well began",
        "New goal: Answer <fast> & well",
        "Half began",
    ]


def test_links_are_there_where_the_address_of_the_site_is_known(tmp_path: Path) -> None:
    contents = made(tmp_path / "company")
    assert "<link" not in feed(contents, Addresses())
    contents.settings = replace(contents.settings, site_url="https://a.example/b/")
    links = [one.attrib["href"] for one in read(contents).iter(f"{ATOM}link")]
    assert links[:3] == ["https://a.example/b/what-changed.xml", "https://a.example/b/what-changed/",
                         "https://a.example/b/what-changed/#2026-06"]
    assert "https://a.example/b/goals/fast/#check-in-2026-03-15" in links


def test_a_feed_reader_finds_nothing_to_mend(tmp_path: Path) -> None:
    contents = made(tmp_path / "company")
    contents.settings = replace(contents.settings, site_url="https://a.example/b/")
    found = feedparser.parse(feed(contents, Addresses()).encode())
    assert (found.bozo, found.version) == (False, "atom10")
    assert found.feed.title == "What changed · Strategy"
    assert len(found.entries) == 10
    assert all(entry.id and entry.title and entry.updated_parsed and entry.link for entry in found.entries)
    assert found.entries[4].content[0].value.splitlines()[1:] == ["Half the way", "Next: Train two more"]


def test_the_same_history_gives_the_same_bytes(tmp_path: Path) -> None:
    contents = made(tmp_path / "company")
    assert feed(contents, Addresses()) == feed(book(tmp_path / "company", STRATEGY), Addresses())


def test_a_strategy_without_news_has_a_feed_without_entries(tmp_path: Path) -> None:
    found = read(book(tmp_path, "goals: {}"))
    assert found.findall(f"{ATOM}entry") == []
    assert texts(found, "updated") == ["2026-06-30T00:00:00+00:00"]


def test_the_page_tells_edits_under_their_month_with_links(tmp_path: Path) -> None:
    page = html(made(tmp_path / "company"), "what-changed.md")
    assert page.index("June 2026") < page.index("edited-2026-06") < page.index("May 2026")
    assert 'due date of <a href="../goals/fast/" dir="auto">Answer &lt;fast&gt; &amp; well</a> 3 months later' in page
    assert "There is no git history" not in page


def test_the_page_says_when_there_is_no_history(tmp_path: Path) -> None:
    assert "There is no git history to read here" in html(book(tmp_path, "goals: {}"), "what-changed.md")
