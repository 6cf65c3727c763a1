"""What a reader does in a browser: filter, sort, tick, search, find the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1440, "height": 900}).new_page()


def test_the_filter_narrows_the_table_and_the_address_remembers_it(page: Page, site_url: str) -> None:
    page.goto(site_url + "goals/")
    rows = page.locator("[data-sh-filter] tbody tr:visible")
    before = rows.count()
    page.get_by_label("Status").select_option("Off track")
    assert 0 < rows.count() < before
    shown = rows.count()
    page.reload()
    assert rows.count() == shown
    page.get_by_role("searchbox", name="Filter").fill("no goal has such words")
    assert rows.count() == 0


def test_columns_sort_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + "goals/")
    table = page.locator("[data-sh-filter]").first
    button = table.get_by_role("button", name="Goal")
    button.focus()
    page.keyboard.press("Enter")
    names = table.locator("tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    page.keyboard.press("Enter")
    assert table.locator("tbody th").all_inner_texts() == names[::-1]


def test_ticks_of_onboarding_stay_in_the_browser(page: Page, site_url: str) -> None:
    page.goto(site_url + "onboarding/roles/key-account-manager/")
    box = page.locator("[data-sh-ticks] input[type=checkbox]").first
    box.check()
    page.reload()
    assert page.locator("[data-sh-ticks] input[type=checkbox]").first.is_checked()
    assert page.locator("[data-sh-ticked]").first.inner_text().startswith("1 /")


def test_a_role_is_found_from_the_first_page_in_one_step(page: Page, site_url: str) -> None:
    page.goto(site_url)
    assert not page.get_by_role("link", name="Returns coordinator").is_visible()
    page.locator("summary", has_text="Find my role or department").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Returns coordinator").click()
    page.wait_for_url("**/roles/returns-coordinator/")


def test_search_names_kind_and_standing_and_finds_current_goals_first(page: Page, searched_url: str) -> None:
    page.goto(searched_url + "values/")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("satisfaction")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text("Reach 90% customer satisfaction in 18 months")  # the whole word by then
    assert first.locator(".md-tag").all_inner_texts()[:2] == ["Goal", "On track"]


def test_a_wrong_address_suggests_pages(page: Page, site_url: str) -> None:
    page.goto(site_url + "goals/satisfaction-of-customers/")
    suggested = page.locator("[data-sh-lost] a")
    suggested.first.wait_for()
    suggested.first.click()
    page.wait_for_url("**/goals/customer-satisfaction/")


def test_one_reads_from_goal_to_goal_of_a_theme(page: Page, site_url: str) -> None:
    page.goto(site_url + "goals/customer-satisfaction/")
    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/goals/first-contact-resolution/")
    page.locator(".md-footer__link--prev", has_text="Reach 90% customer satisfaction").wait_for()
