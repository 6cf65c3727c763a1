"""Dashboard, roadmap, wall screen and the values of a chart, as a reader's browser shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

SLIDE = ".sh-slide:visible"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="no-preference")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def wall(page: Page, site_url: str) -> Page:
    """The wall screen, on a clock that only the test moves."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.clock.install()
    page.goto(site_url + "wall/")
    return page


def here(page: Page) -> str:
    assert page.locator(SLIDE).count() == 1
    return str(page.locator(SLIDE).get_attribute("aria-label"))


def test_the_wall_turns_by_itself_and_comes_round(wall: Page) -> None:
    seen = [here(wall)]
    for _slide in range(wall.locator(".sh-slide").count()):
        wall.clock.run_for(12_000)
        seen.append(here(wall))
    assert seen[0] == seen[-1] == "Vision"
    assert seen[1] == "How we stand"


def test_every_slide_fits_a_wall_in_type_that_reads_from_afar(wall: Page) -> None:
    for _slide in range(wall.locator(".sh-slide").count()):
        assert wall.evaluate("(wall => wall.scrollHeight - wall.clientHeight)(document.querySelector('.sh-wall'))") <= 0
        assert wall.evaluate(
            "Math.min(...Array.from(document.querySelectorAll('.sh-slide--here *')).filter(one => one.innerText)"
            ".map(one => parseFloat(getComputedStyle(one).fontSize)))") >= 32
        wall.get_by_role("button", name="Next slide").click()


def test_pause_holds_the_wall_until_somebody_goes_on(wall: Page) -> None:
    wall.get_by_role("button", name="Pause").click()
    wall.clock.run_for(60_000)
    assert here(wall) == "Vision"
    wall.get_by_role("button", name="Play").click()
    wall.clock.run_for(60_000)
    assert here(wall) != "Vision"


def test_the_wall_waits_for_whoever_moves_the_pointer_or_presses_a_key(wall: Page) -> None:
    wall.mouse.move(300, 300)
    wall.clock.run_for(24_000)
    assert here(wall) == "Vision"
    wall.clock.run_for(24_000)
    assert here(wall) != "Vision"


def test_nothing_of_the_site_around_the_wall_can_be_reached(wall: Page) -> None:
    wall.keyboard.press("Tab")
    names = []
    for _stop in range(4):
        names.append(wall.evaluate("(at => at.getAttribute('aria-label') || at.textContent)(document.activeElement)"))
        wall.keyboard.press("Tab")
    assert names == ["Previous slide", "Pause", "Next slide", "Leave the wall screen"]


def test_a_new_build_is_fetched_after_a_round_unless_the_server_is_away(wall: Page) -> None:
    rounds = 12_000 * wall.locator(".sh-slide").count()
    wall.evaluate("window.marked = true")
    wall.route("**/wall/", lambda route: route.abort())
    wall.clock.run_for(16 * 60_000)
    assert wall.evaluate("window.marked")
    wall.unroute("**/wall/")
    with wall.expect_navigation():
        wall.clock.run_for(rounds)
    assert wall.evaluate("window.marked") is None


def test_where_motion_is_not_wanted_the_slides_stand_below_each_other(browser: Browser, site_url: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.clock.install()
    page.goto(site_url + "wall/")
    slides = page.locator(".sh-slide").count()
    page.clock.run_for(60_000)
    assert page.locator(SLIDE).count() == slides
    page.get_by_role("button", name="Play").click()  # whoever asks for it gets it, without a fade
    assert page.locator(SLIDE).count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.sh-slide--here')).animationName") == "none"
    context.close()


def test_without_scripts_everything_is_there(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "wall/")
    assert page.locator(SLIDE).count() == page.locator(".sh-slide").count() > 8
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)
    page.goto(site_url + "roadmap/")
    page.get_by_label("quarters").check()
    expect(page.locator("text.sh-time__quarter").first).to_be_visible()
    page.goto(site_url + "metrics/csat/")
    point = page.locator(".sh-line__point").first
    point.focus()
    expect(point.locator("text")).to_be_visible()
    context.close()


def test_print_shows_every_slide(wall: Page) -> None:
    wall.emulate_media(media="print")
    assert wall.locator(SLIDE).count() == wall.locator(".sh-slide").count()
    assert not wall.get_by_role("button", name="Pause").is_visible()


@pytest.mark.parametrize("path", ["dashboard/", "roadmap/", "wall/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_fit(page: Page, site_url: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site_url + path)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.locator("article h1").count() == 1
    assert errors == []


def test_a_count_leads_to_just_those_goals(page: Page, site_url: str) -> None:
    page.goto(site_url + "dashboard/")
    link = page.locator("#how-we-stand ~ ul a").filter(has_text="Off track")
    number = int(link.locator("b").inner_text())
    link.click()
    page.wait_for_url("**/goals/?*")
    page.locator(".sh-filter").first.wait_for()
    rows = page.locator("[data-sh-filter] tbody tr:visible")
    expect(rows).to_have_count(number)
    assert rows.locator(".sh-chip").all_inner_texts() == ["Off track"] * number


def test_a_bar_stands_beside_its_words_and_leads_to_its_page(page: Page, site_url: str) -> None:
    page.goto(site_url + "roadmap/")
    words, bars = page.locator(".sh-plan__list li:not(.sh-plan__theme)"), page.locator(".sh-time a rect")
    assert words.count() == bars.count()
    for row in (0, words.count() // 2, words.count() - 1):
        beside, drawn = words.nth(row).bounding_box(), bars.nth(row).bounding_box()
        assert beside is not None
        assert drawn is not None
        middle = drawn["y"] + drawn["height"] / 2
        assert middle == pytest.approx(beside["y"] + beside["height"] / 2, abs=3)
    page.locator(".sh-time a", has_text="A returns portal").locator("rect").click()
    page.wait_for_url("**/initiatives/returns-portal/")


def test_zooming_in_keeps_today_in_sight(page: Page, site_url: str) -> None:
    page.goto(site_url + "roadmap/")
    whole = page.locator(".sh-time").evaluate("one => one.clientWidth || one.getBoundingClientRect().width")
    page.get_by_label("quarters").check()
    assert page.locator(".sh-time").evaluate("one => one.getBoundingClientRect().width") > whole
    frame = page.locator(".sh-plan__frame").bounding_box()
    today = page.locator("line.sh-time__today").evaluate("line => line.getBoundingClientRect().left")
    assert frame is not None
    assert frame["x"] <= today <= frame["x"] + frame["width"]


def test_values_of_a_chart_are_told_by_pointer_and_arrows(page: Page, site_url: str) -> None:
    page.goto(site_url + "metrics/csat/")
    points = page.locator(".sh-line__point")
    points.first.locator("circle").hover()
    expect(points.first.locator("text")).to_be_visible()
    assert page.locator('.sh-line__point[tabindex="0"]').count() == 1
    points.last.focus()
    page.keyboard.press("ArrowLeft")
    told = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert told == points.nth(points.count() - 2).get_attribute("aria-label")
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "31 Jan 2025: 76%"
