"""The picture of a process: lanes on a wide screen, rails on a phone, and links that lead somewhere on both."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser


@pytest.mark.parametrize(("width", "shown", "hidden"), [
    (1440, ".sh-lanes:not(.sh-lanes--narrow)", ".sh-lanes--narrow"),
    (390, ".sh-lanes--narrow", ".sh-lanes:not(.sh-lanes--narrow)"),
])
def test_one_picture_is_shown_and_its_links_work_after_instant_navigation(
        browser: Browser, site_url: str, width: int, shown: str, hidden: str) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site_url + "processes/")
    page.locator("article").get_by_role("link", name="Taking things back").click()
    page.wait_for_url("**/processes/returns/")
    picture = page.locator(shown)
    picture.wait_for()
    assert not page.locator(hidden).is_visible()
    picture.locator("a", has_text="Grading table").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tools/grading-table/")
    assert errors == []


def test_answers_to_questions_are_out_of_sight_until_asked_for(browser: Browser, site_url: str) -> None:
    page = browser.new_context().new_page()
    page.goto(site_url + "onboarding/roles/service-advisor/")
    question = page.locator(".sh-question").first
    answer = question.locator("li, p").first
    assert not answer.is_visible()
    question.locator("summary").click()
    assert answer.is_visible()
