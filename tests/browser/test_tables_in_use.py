"""What the matrices, the filters and the table of decisions do under a reader's hands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

SHOWN = "el => { const at = el.getBoundingClientRect(); return at.width > 40 && at.x >= 0 && at.right <= innerWidth; }"
SENTENCE = "Solves requests at first contact"


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1440, "height": 900}).new_page()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_cell_says_how_when_it_is_pointed_at_and_when_it_is_focused(
    browser: Browser, site_url: str, *, scripts: bool
) -> None:
    page = browser.new_context(java_script_enabled=scripts, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(site_url + "matrix/")
    told = page.locator("td > span", has_text=SENTENCE)
    cell = told.locator("..")
    assert not told.evaluate(SHOWN)
    cell.hover()
    assert told.evaluate(SHOWN)
    page.mouse.move(1, 1)
    assert not told.evaluate(SHOWN)
    cell.focus()
    assert told.evaluate(SHOWN)


def test_a_cell_says_how_when_it_is_tapped(browser: Browser, site_url: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True).new_page()
    page.goto(site_url + "matrix/")
    told = page.locator("td > span", has_text=SENTENCE)
    told.locator("..").tap()
    assert told.evaluate(SHOWN)


def test_arrows_go_from_cell_to_cell_and_escape_closes_what_one_says(page: Page, site_url: str) -> None:
    page.goto(site_url + "matrix/")
    table = page.locator("table[role=grid]").first
    assert table.locator("td[tabindex='0']").count() == 1
    table.locator("td[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    here = page.locator("td:focus")
    assert here.evaluate("el => [el.parentNode.sectionRowIndex, el.cellIndex]") == [1, 2]
    assert here.locator("> span").evaluate(SHOWN)
    page.keyboard.press("Escape")
    assert not here.locator("> span").evaluate(SHOWN)


def test_the_names_of_rows_and_columns_stay_in_sight(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 500, "height": 500})
    page.goto(site_url + "matrix/#goals")
    frame = page.locator(".sh-matrix").nth(1)
    frame.evaluate("el => el.scrollTo(200, 300)")
    top, left = frame.evaluate("el => [el.getBoundingClientRect().top, el.getBoundingClientRect().left]")
    head = frame.locator("thead th").nth(3).evaluate("el => el.getBoundingClientRect().top")
    name = frame.locator("tbody th").nth(6).evaluate("el => el.getBoundingClientRect().left")
    assert (round(head - top), round(name - left)) == (0, 0)


def test_matrix_rows_are_picked_by_theme(page: Page, site_url: str) -> None:
    page.goto(site_url + "matrix/?goals-theme=Products%20that%20come%20back")
    rows = page.locator("[data-sh-filter=goals] tbody tr:visible th")
    expect(page.locator("select[name=goals-theme]")).to_have_value("Products that come back")
    assert 0 < rows.count() < 10
    assert "Give 60% of returned goods a second life" in rows.all_inner_texts()


def test_choices_stand_in_a_meaningful_order_and_have_names_in_the_address(page: Page, site_url: str) -> None:
    page.goto(site_url + "goals/")
    choice = page.get_by_label("Status")
    options = choice.locator("option").all_inner_texts()
    assert options == ["All", "Off track", "Outdated", "No update yet", "At risk", "On track"]
    choice.select_option("At risk")
    page.wait_for_url("**/goals/?goals-status=At+risk")


def test_a_count_on_the_home_page_leads_to_its_goals(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator(".sh-doors a.sh-chip", has_text="off track").click()
    page.wait_for_url("**/goals/?goals-status=*")
    rows = page.locator("[data-sh-filter=goals] tbody tr:visible")
    expect(rows).to_have_count(2)
    assert set(rows.locator(".sh-chip").all_inner_texts()) == {"Off track"}
    page.goto(site_url + "themes/")
    chip = page.locator(".sh-card", has_text="Growth where we can serve well").locator("a.sh-chip", has_text="on track")
    number = int(chip.locator("b").inner_text())
    chip.click()
    page.wait_for_url("**goals-theme=**")
    expect(rows).to_have_count(number)


def test_boxes_of_a_filter_stand_on_one_line(page: Page, site_url: str) -> None:
    page.goto(site_url + "goals/")
    boxes = page.locator(".sh-filter :is(input, select)")
    tops = boxes.evaluate_all("all => all.map(el => el.getBoundingClientRect().top)")
    assert len({round(top) for top in tops}) == 1


def test_a_newcomer_asks_who_may_decide(page: Page, site_url: str) -> None:
    page.goto(site_url + "who-decides/")
    page.get_by_role("searchbox", name="who may refund").fill("Who may refund 200 €?")
    rows = page.locator("[data-sh-filter=decisions] tbody tr:visible")
    expect(rows).to_have_count(2)
    told = {row.locator("td").first.inner_text().strip(): row.locator(".sh-chip").inner_text() for row in rows.all()}
    assert told == {"Head of customer service": "may decide it", "Service advisor": "above the limit"}
    page.get_by_role("searchbox", name="who may refund").fill("zebra")
    expect(rows).to_have_count(0)
    page.get_by_role("searchbox", name="who may refund").fill("")
    expect(page.locator("tbody .sh-chip")).to_have_count(0)


def test_of_a_long_table_the_first_rows_are_shown_and_the_rest_on_request(page: Page, site_url: str) -> None:
    def longer(route: Route) -> None:
        html = route.fetch().text()
        start, end = html.index("<tbody>") + 7, html.index("</tbody>")
        route.fulfill(body=html[:start] + html[start:end] * 20 + html[end:], content_type="text/html")

    page.route("**/metrics/", longer)
    page.goto(site_url + "metrics/")
    rows, rest = page.locator("tbody tr:visible"), page.get_by_role("button", name="Show all")
    assert rows.count() == 60
    page.locator("th button").first.click()
    assert rows.count() == 60
    assert len({row.locator("th").inner_text() for row in rows.all()[:20]}) == 1, "the first of all, not of those shown"
    rest.click()
    assert rows.count() > 300
    assert rest.is_hidden()


def test_what_is_for_everyone_is_found_for_each_department(browser: Browser, site_url: str) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(site_url + "calendar/")
    choice = page.get_by_label("Who for")
    choice.wait_for()
    everyone = page.locator("tr:has(td[data-sh-all]):visible")
    found = {}
    for option in choice.locator("option").all_text_contents()[1:]:
        choice.select_option(option)
        found[option] = everyone.count()
    assert len(found) > 5
    assert set(found.values()) == {found["Everyone"]} != {0}
