"""The strategy map: everything linked, in its lane, said again in words; above its limit it says what it left out."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

import pytest

from handbooks import book, html, published

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"

STRATEGY = """\
organization: {title: Acme, vision: {statement: Everyone writes on paper that comes back}}
themes:
  trust: {title: Trust}
  growth: {title: "Growth <b>|</b>"}
periods:
  now: {title: This year, start: 2026-01-01, end: 2026-12-31}
  past: {title: Then, start: 2025-01-01, end: 2025-12-31}
departments: {sales: {title: Sales}, service: {title: Service}}
roles: {lead: {title: Lead, contributes_to: [answers, share]}, clerk: {title: Clerk}}
goals:
  csat: {title: Nine in ten are satisfied, level: company, themes: [trust], owner: lead, period: now}
  share: {title: Grow our share, level: company, themes: [growth], departments: [sales], status: achieved}
  answers: {title: Answer in two hours, level: department, parents: [csat], themes: [trust], departments: [service]}
  lost: {title: A goal that leads nowhere}
  old: {title: Long ago, themes: [trust], period: past}
initiatives:
  portal: {title: A portal, supports: [answers, share], lead: clerk, phase: now, departments: [sales]}
checkins: [{goal: csat, date: 2026-06-01, status: at-risk}]
"""


def svgs(page: str) -> list[ET.Element]:
    found = re.findall(r"<svg class=\"sh-map__svg[ \"].*?</svg>", page, re.DOTALL)
    spaces = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    return [ET.fromstring(one.replace("<svg ", spaces, 1)) for one in found]


def nodes(picture: ET.Element) -> dict[str, ET.Element]:
    return {str(one.get("data-k")): one for one in picture.iter(f"{SVG}g") if one.get("data-k")}


class Row(NamedTuple):
    """What the script says of one thing."""

    key: str
    lane: int
    place: int
    height: float
    start: float
    lines: list[str]
    up: list[int]
    passages: list[int]
    its: list[int]
    state: str
    words: str
    done: int


Script = tuple[list[str], dict[str, Row]]
"""What things belong to, and the rows by key."""


def script(text: str) -> Script:
    """Read the script as a browser does."""
    told = json.loads(text.removeprefix("window.shMap = ").rstrip().removesuffix(";"))
    rows = [Row(*row) for row in told["rows"]]
    return told["of"], {row.key: row for row in rows}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Script:
    return script(published(book(tmp_path_factory.mktemp("data"), STRATEGY))["map-data.js"])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return html(book(tmp_path_factory.mktemp("map"), STRATEGY), "map.md")


@pytest.fixture
def picture(page: str) -> ET.Element:
    return svgs(page)[0]


def test_every_current_thing_is_a_box_with_a_link_in_its_lane(picture: ET.Element, data: Script) -> None:
    assert {key: row.lane for key, row in data[1].items()} == {
        "theme:trust": 0, "theme:growth": 0, "goal:csat": 1, "goal:share": 1, "goal:lost": 1,
        "goal:answers": 2, "initiative:portal": 3}
    assert list(nodes(picture)) == list(data[1])
    assert [str(node.find(f"{SVG}a").get(LINK)) for node in nodes(picture).values()] == [  # type: ignore[union-attr]
        f"../{folder}/" for folder in ("themes/trust", "themes/growth", "goals/csat", "goals/share", "goals/lost",
                                       "goals/answers", "initiatives/portal")]
    assert picture.find(f".//{SVG}a[@class='sh-map__vision']").get(LINK) == "../vision/"  # type: ignore[union-attr]


def test_a_theme_that_is_reached_through_a_goal_has_no_line_of_its_own(data: Script) -> None:
    keys = list(data[1])
    ways = {key: [keys[number] for number in row.up] for key, row in data[1].items()}
    assert ways["goal:answers"] == ["goal:csat"]
    assert ways["initiative:portal"] == ["goal:answers", "goal:share"]
    assert ways["goal:lost"] == []


def test_the_script_says_who_works_on_things_when_and_how_they_stand(data: Script) -> None:
    of, rows = data
    told = {key: ([of[number] for number in row.its], row.state, row.words, row.done) for key, row in rows.items()}
    assert told["goal:answers"] == (["department:service"], "no-update", "No update yet", 0)
    assert told["goal:csat"] == (["role:lead", "period:now"], "at-risk", "At risk", 0)
    assert told["initiative:portal"] == (["department:sales", "role:clerk"], "now", "Now", 0)
    assert told["theme:trust"] == ([], "", "", 0)


def test_status_is_an_icon_and_a_word(picture: ET.Element) -> None:
    goal = nodes(picture)["goal:csat"]
    assert "At risk" in "".join(goal.itertext())
    assert "#sh-map-warn" in [use.get(LINK) for use in goal.iter(f"{SVG}use")]
    symbols = {symbol.get("id") for symbol in picture.iter(f"{SVG}symbol")}
    assert {str(use.get(LINK))[1:] for use in picture.iter(f"{SVG}use")} <= symbols


def test_the_list_has_everything_once_and_names_what_else_is_served(page: str) -> None:
    told = page[page.index('id="list"'):]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", told))
    for title in ("Trust", "Nine in ten are satisfied", "Answer in two hours", "A portal", "A goal that leads nowhere"):
        assert words.count(title) >= 1, title
    assert "A portal Now also serves: Grow our share" in words
    assert told.count("<ul>") == told.count("</ul>")
    assert told.count("<li>") == told.count("</li>") == 7
    assert "Long ago" not in page


def test_titles_are_text(page: str) -> None:
    assert "<b>|</b>" not in page
    assert "Growth &lt;b&gt;|&lt;/b&gt;" in page


def test_rings_and_lone_goals_are_drawn_and_told(tmp_path: Path) -> None:
    ring = """\
themes: {t: {title: T}}
goals:
  a: {title: A, parents: [b]}
  b: {title: B, parents: [a], themes: [t]}
  c: {title: C, parents: [d]}
  d: {title: D, parents: [c]}
"""
    page = html(book(tmp_path, ring), "map.md")
    assert set(nodes(svgs(page)[0])) == {"theme:t", "goal:a", "goal:b", "goal:c", "goal:d"}
    assert page[page.index('id="list"'):].count("<li>") == 5


def test_a_large_strategy_opens_with_its_upper_lanes_and_says_so(tmp_path: Path) -> None:
    goals = "".join(f"  g{n}: {{title: Goal {n}, level: company, themes: [t]}}\n" for n in range(12))
    work = "".join(f"  i{n}: {{title: Work {n}, supports: [g{n % 12}]}}\n" for n in range(400))
    contents = book(tmp_path, f"themes: {{t: {{title: T}}}}\ngoals:\n{goals}initiatives:\n{work}")
    page = html(contents, "map.md")
    shown = nodes(svgs(page)[0])
    assert len(shown) == 13
    assert "".join(shown["goal:g0"].itertext()).strip().endswith("+34")
    assert "Showing 13 of 413. The rest is left out" in page
    told = page[page.index('id="list"'):]
    assert told.count("<li>") == 13
    assert told.count('<a class="sh-quiet" href="../goals/g0/">34 more</a>') == 1
    assert re.findall(r'<p><a href="([^"]+)">All goals</a> · <a href="([^"]+)">', told) == [
        ("../goals/", "../initiatives/")]
    assert page[page.index("<template>"):page.index("</template>")].count("data-k=") == 1
    assert len(script(published(contents)["map-data.js"])[1]) == 413


def test_an_empty_strategy_says_what_to_do(tmp_path: Path) -> None:
    page = html(book(tmp_path, "organization: {title: Acme}"), "map.md")
    assert "Nothing is drawn yet" in page
    assert "<svg" not in page


def test_pages_from_right_to_left_have_the_themes_on_the_right(tmp_path: Path) -> None:
    arabic = STRATEGY.replace("title: Trust", "title: الثقة بنا")
    page = html(book(tmp_path, arabic, locale="ar"), "map.md")
    drawn = nodes(svgs(page)[0])
    place = {key: float(re.findall(r"[\d.]+", str(node.get("transform")))[0]) for key, node in drawn.items()}
    assert place["theme:trust"] > place["goal:csat"] > place["goal:answers"] > place["initiative:portal"] == 0
    title = drawn["theme:trust"].find(f".//{SVG}text[@class='sh-map__title']")
    assert title is not None
    assert title.get("direction") == "rtl"


@pytest.mark.parametrize(("uri", "own", "address"), [
    ("initiatives/portal.md", {"A portal"}, "?focus=initiative:portal"),
    ("departments/sales.md", {"Grow our share", "A portal"}, "?department=department:sales"),
    ("roles/lead.md", {"Nine in ten are satisfied", "Grow our share", "Answer in two hours"}, "?role=role:lead"),
])
def test_the_line_of_sight_is_a_picture_if_it_is_more_than_a_chain(tmp_path: Path, uri: str, own: set[str],
                                                                   address: str) -> None:
    page = html(book(tmp_path, STRATEGY), uri)
    pictures = svgs(page)
    assert address in page
    marked = [one for one in pictures[0].iter(f"{SVG}g") if "sh-map__node--own" in str(one.get("class"))]
    titles = {" ".join("".join(one.find(f".//{SVG}text").itertext()).split()) for one in marked}  # type: ignore[union-attr]
    assert titles == own
    assert "Everyone writes" in "".join(pictures[0].itertext())


def test_a_simple_chain_stays_in_words(tmp_path: Path) -> None:
    page = html(book(tmp_path, STRATEGY), "goals/answers.md")
    assert svgs(page) == []
    assert "Nine in ten are satisfied" in page[page.index("sh-sight"):]


def test_ids_are_unique(page: str) -> None:
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len(set(found)) > 5
