"""The strategy map in a browser: focus, filters, size, the address, keyboard, instant navigation, no scripts, print."""

from __future__ import annotations

import functools
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from builder import MKDOCS_YML, build, write
from playwright.sync_api import Browser, Page, expect

from handbooks import book, html, published
from strategy_handbook.pages import sights
from strategy_handbook.rendering.templates import ASSETS_URI, assets


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


SMALL = """\
organization: {title: Acme, vision: {statement: Paper that comes back}, mission: {statement: We help}}
themes: {trust: {title: Trust}, other: {title: Other}}
goals: {one: {title: Goal one, themes: [trust]}, two: {title: Goal two, themes: [other]}}
initiatives: {first: {title: First work, supports: [one]}, second: {title: Second work, supports: [one]}}
"""
BOXES = ".sh-map__all > [data-k]"
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.sh-map__box')].map(box => box.getBoundingClientRect());
  return boxes.filter((a, i) => boxes.some((b, j) => i < j && a.left < b.right - 1 && b.left < a.right - 1 &&
                                                     a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;
}"""
SPILLS = """() => [...document.querySelectorAll('.sh-map__node')].filter(node => {
  const box = node.querySelector('.sh-map__box').getBoundingClientRect();
  return [...node.querySelectorAll('text')].some(text => {
    const words = text.getBoundingClientRect();
    return words.width && (words.left < box.left || words.right > box.right || words.bottom > box.bottom);
  });
}).map(node => node.textContent)"""


@pytest.fixture
def page(browser: Browser, site_url: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(site_url + "map/")
    page.locator(".sh-map__tools").wait_for()
    return page


def keys(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(BOXES, "all => all.map(one => one.dataset.k)"))


def test_text_stays_in_its_box_and_boxes_apart(page: Page) -> None:
    assert page.evaluate(OVERLAPS) == 0
    assert page.evaluate(SPILLS) == []


def test_focus_shows_the_way_up_and_all_below_and_the_address_tells(page: Page) -> None:
    before = keys(page)
    page.locator('[data-k="goal:team-engagement"] .sh-map__focus').click()
    shown = keys(page)
    assert {"goal:team-engagement", "theme:people-who-stay"} & shown
    assert shown < before
    assert page.evaluate(OVERLAPS) == 0
    page.wait_for_url("**/map/?focus=goal:team-engagement")
    page.reload()
    page.locator(".sh-map__tools").wait_for()
    assert keys(page) == shown
    page.keyboard.press("Tab")
    page.locator(".sh-map__frame").focus()
    page.keyboard.press("Escape")
    assert keys(page) == before
    page.go_back()
    page.wait_for_url("**/map/?focus=goal:team-engagement")
    expect(page.locator(BOXES)).to_have_count(len(shown))


def test_filters_keep_the_way_up_and_are_in_the_address(page: Page) -> None:
    before = keys(page)
    page.locator("select[name=status]").select_option("Off track")
    shown = keys(page)
    assert shown < before
    fits = page.locator(BOXES + ":not(.sh-map__node--by)").count()
    assert page.locator(".sh-chip--off-track[data-k]").count() == fits > 0
    assert any(key.startswith("theme:") for key in shown)
    page.locator("select[name=department]").select_option("Sales")
    assert keys(page) <= shown
    page.wait_for_url("**/map/?*status=status:off-track&department=department:sales*")
    expect(page.locator("[data-told]")).to_contain_text(re.compile(rf"Showing {len(keys(page))} of {len(before)}\."))
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(BOXES)).to_have_count(len(before))


def test_the_keyboard_does_it_all(page: Page) -> None:
    before = keys(page)
    page.locator('[data-k="goal:team-engagement"] > a').first.focus()
    page.keyboard.press("f")
    assert len(keys(page)) < len(before)
    assert page.evaluate("document.activeElement.closest('[data-k]').dataset.k") == "goal:team-engagement"
    assert page.locator("#__search").is_checked() is False
    wide = page.locator(".sh-map svg").bounding_box()
    page.keyboard.press("+")
    larger = page.locator(".sh-map svg").bounding_box()
    assert wide
    assert larger
    assert larger["width"] > wide["width"]
    page.wait_for_url("**/map/?*zoom=1.2*")
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    page.wait_for_url("**/goals/team-engagement/")


def test_find_focuses_on_what_is_chosen(page: Page) -> None:
    page.get_by_label("Find").fill("A returns portal in the web shop")
    page.wait_for_url("**/map/?focus=initiative:returns-portal")
    assert "initiative:returns-portal" in keys(page)


@pytest.fixture(scope="module")
def instant_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with instant navigation, which wants to know its own address."""
    folder = tmp_path_factory.mktemp("instant")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder / "site")))
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    config = MKDOCS_YML.replace("font: false", "font: false, features: [navigation.instant]") + f"site_url: {address}\n"
    build(write(folder, {"mkdocs.yml": config, "handbook/index.md": "# Home\n", "strategy/all.yml": SMALL}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


def test_links_follow_instant_navigation_there_and_back(browser: Browser, instant_url: str) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(instant_url)
    page.evaluate("window.same = true")
    page.locator('nav a[href$="map/"]').first.evaluate("link => link.click()")
    page.locator(".sh-map__tools").wait_for()
    page.locator('[data-k="goal:one"] .sh-map__focus').click()
    expect(page.locator(BOXES)).to_have_count(4)
    page.locator('[data-k="goal:one"] > a').first.click()
    page.wait_for_url("**/goals/one/")
    page.get_by_role("heading", name="Goal one").wait_for()
    page.locator(".sh-sights--drawn svg a").last.click()
    page.wait_for_url("**/initiatives/**")
    page.go_back()
    page.get_by_role("heading", name="Goal one").wait_for()
    page.go_back()
    expect(page.locator(BOXES)).to_have_count(4)
    page.go_back()
    expect(page.locator(BOXES)).to_have_count(6)
    assert page.evaluate("window.same") is True
    assert errors == []


def test_ctrl_and_wheel_zoom_and_the_wheel_alone_scrolls(page: Page) -> None:
    page.locator(".sh-map__vision").hover()
    page.mouse.wheel(0, 120)
    page.wait_for_function("scrollY > 0")
    assert "zoom" not in page.url
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    page.wait_for_url(re.compile("zoom=1"))


@pytest.mark.parametrize("width", [390, 1440])
def test_the_map_reads_without_scripts(browser: Browser, site_url: str, width: int) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900}).new_page()
    page.goto(site_url + "map/")
    assert page.locator(".sh-map__tools").is_hidden()
    assert page.locator(".sh-map__box").first.is_visible()
    assert page.locator(".sh-map__list li").count() >= page.locator(BOXES).count() > 20
    page.locator('[data-k="goal:team-engagement"] > a').first.click()
    page.wait_for_url("**/goals/team-engagement/")


def test_the_map_prints_within_the_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    frame, picture = page.locator(".sh-map__frame").bounding_box(), page.locator(".sh-map svg").bounding_box()
    assert frame
    assert picture
    assert picture["width"] <= frame["width"] + 1
    assert page.locator(".sh-map__tools").is_hidden()


LARGE = """\
organization: {title: Acme, vision: {statement: Paper that comes back}, mission: {statement: We help}}
periods: {now: {title: This year, start: 2026-01-01, end: 2026-12-31}}
themes: {trust: {title: Trust}, other: {title: Other}}
metrics: {m: {title: Measure, direction: increase, observations: {2026-01-31: 7}}}
goals:
""" + "".join(f"""\
  g{n}: {{title: "Goal <{n}> & one more", level: department, themes: [{('trust', 'other')[n % 2]}], period: now,
    targets: {{m: {{from: 0, to: {n % 40 + 1}}}}}, status: {('achieved', 'missed')[n % 2] if n % 3 else ''}}}
""".replace(", status: }", "}") for n in range(320)) + """\
  goal: {title: "هدف يكتب من اليمين إلى اليسار", themes: [other]}
initiatives:
""" + "".join(f"""\
  work-{n}: {{title: Work that is done {n}, supports: [g{n % 9}], phase: {('now', 'next', 'later')[n % 3]},
    due: 2026-12-0{n % 9 + 1}}}
""" for n in range(30)) + "  html: {title: A work without a phase, supports: [goal]}\n"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The map of a strategy too large to be drawn at once, as a file without a server; and all of it drawn at once."""
    folder = tmp_path_factory.mktemp("large")
    contents = book(folder, LARGE)
    files = {"map/index.html": f'<!doctype html><html lang="en">{html(contents, "map.md")}'
                               f'<script src="../{ASSETS_URI}/handbook.js"></script></html>',
             "map-data.js": published(contents)["map-data.js"]}
    for uri, content in {**assets(None), **{uri: text.encode() for uri, text in files.items()}}.items():
        (folder / "site" / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / uri).write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sights, "AT_MOST", 10_000)
        return (folder / "site/map/index.html").as_uri(), html(book(folder / "whole", LARGE), "map.md")


def boxes(markup: str) -> dict[str, str]:
    """Boxes as they are drawn, by key, without where they stand and how much below them is not drawn."""
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    found = re.search(r'<g class="sh-map__all".*</g>(?=\s*</svg>)', markup, re.DOTALL)
    assert found
    boxes = [one for one in ET.fromstring(f"<svg {spaces}>{found[0]}</svg>").iter() if one.get("data-k")]
    for one in boxes:
        one.attrib.pop("transform")
        one.tail = one[1][2].text = None
    return {str(one.get("data-k")): re.sub(r">\s+<", "><", ET.tostring(one, encoding="unicode")) for one in boxes}


def test_a_box_that_a_script_draws_is_the_one_that_a_build_draws(browser: Browser, large: tuple[str, str]) -> None:
    address, whole = large
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    built = boxes(whole)
    drawn: dict[str, str] = {}
    for query in ("theme=theme:other", "status=status:achieved", "focus=goal:g0", "focus=initiative:html"):
        page.goto(f"{address}?{query}")
        page.locator(".sh-map__tools").wait_for()
        drawn |= boxes(page.evaluate("new XMLSerializer().serializeToString(document.querySelector('.sh-map__svg'))"))
    drawn = {key: one.replace(" sh-map__node--by", "").replace(" sh-map__node--own", "") for key, one in drawn.items()}
    assert {"goal:g1", "goal:g0", "goal:goal", "initiative:work-0", "initiative:html"} <= drawn.keys()
    assert len(drawn) > 100
    assert drawn == {key: built[key] for key in drawn}


def test_a_large_map_opens_with_what_can_be_read_and_says_what_it_left_out(
        browser: Browser, large: tuple[str, str]) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(large[0])
    page.locator(".sh-map__tools").wait_for()
    assert keys(page) == {"theme:trust", "theme:other", "goal:goal"}
    expect(page.locator("[data-told]")).to_contain_text("Showing 3 of 354. The rest is left out")
    page.get_by_label("Find").fill("Goal <7> & one more")
    page.wait_for_url(re.compile(r"\?focus=goal:g7$"))
    assert "goal:g7" in keys(page)
    assert page.evaluate(OVERLAPS) == 0
