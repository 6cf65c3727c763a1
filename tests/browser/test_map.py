"""The strategy map in a browser: focus, filters, size, the address, keyboard, instant navigation, no scripts, print."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from builder import MKDOCS_YML, build, write
from playwright.sync_api import Browser, Page, expect


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
    assert page.url.endswith("/map/?focus=goal:team-engagement")
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
    assert "status=status:off-track&department=department:sales" in page.url
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
    assert "zoom=1.2" in page.url
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    page.wait_for_url("**/goals/team-engagement/")


def test_find_focuses_on_what_is_chosen(page: Page) -> None:
    page.get_by_label("Find").fill("A returns portal in the web shop")
    assert page.url.endswith("?focus=initiative:returns-portal")
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
