"""Ways through the example with instant navigation really on, with the keyboard alone, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def stays(page: Page) -> bool:
    """Whether the window is still the one that was marked: no page was loaded anew."""
    return bool(page.evaluate("window.marked === true"))


@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_link_in_a_picture_leads_on_without_loading_and_back(page: Page, instant_url: str, how: str) -> None:
    with page.expect_response("**/sitemap.xml"):
        page.goto(instant_url + "map/")
    page.locator(".sh-map__tools").wait_for()
    page.evaluate("window.marked = true")
    link = page.locator(".sh-map__all [data-k^='goal:'] a").first
    title = page.locator(".sh-map__all [data-k^='goal:']").first.get_attribute("data-k")
    assert title
    if how == "click":
        link.click()
    else:
        link.focus()
        page.keyboard.press("Enter")
    page.wait_for_url(f"**/goals/{title.removeprefix('goal:')}/")
    expect(page.locator(".sh-page--goal h1")).to_be_visible()
    assert stays(page)
    page.go_back()
    expect(page.locator(".sh-map__tools")).to_be_visible()
    assert stays(page)


def test_scripts_begin_again_on_each_page_that_instant_navigation_brings(page: Page, instant_url: str) -> None:
    with page.expect_response("**/sitemap.xml"):
        page.goto(instant_url + "goals/")
    page.evaluate("window.marked = true")
    tabs = page.locator(".md-tabs")
    tabs.get_by_role("link", name="Progress").click()
    page.wait_for_url("**/dashboard/")
    tabs.get_by_role("link", name="Strategy").click()
    page.wait_for_url("**/map/")
    expect(page.locator(".sh-map__tools")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/dashboard/")
    page.go_back()
    expect(page.locator("form.sh-filter").first).to_be_visible()
    assert stays(page)


def test_a_table_is_filtered_and_opened_with_the_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(site_url + "goals/")
    box = page.locator("input[name=goals-q]")
    for _press in range(80):
        page.keyboard.press("Tab")
        if box.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.type("second life")
    rows = page.locator("[data-sh-filter=goals] tbody tr:visible")
    expect(rows).to_have_count(1)
    for _press in range(20):
        page.keyboard.press("Tab")
        if rows.first.locator("th a").evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".sh-page--goal h1")).to_contain_text("second life")


def test_a_step_is_ticked_with_the_keyboard_alone_and_stays_ticked(page: Page, site_url: str) -> None:
    page.goto(site_url + "onboarding/")
    page.goto(page.locator(".sh-page a[href*='onboarding'], .sh-picker a").first.evaluate("one => one.href"))
    box = page.locator("[data-sh-ticks] input").first
    for _press in range(120):
        page.keyboard.press("Tab")
        if box.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    page.reload()
    expect(box).to_be_checked()


@pytest.mark.parametrize(("path", "seen"), [
    ("map/", ".sh-map__all a"), ("dashboard/", "article svg"), ("matrix/", "article table td"),
    ("goals/", "article tbody tr"), ("edit/goals/?id=first-contact-resolution", "[data-without]"),
])
def test_it_is_there_without_scripts(browser: Browser, site_url: str, path: str, seen: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + path)
    expect(page.locator(seen).first).to_be_visible()
    assert page.locator(".sh-filter:visible, [data-sh-form]:visible").count() == 0
    context.close()
