"""Search over an index in parts, in a real site below a path, under the strict policy."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from accessibility import violations
from builder import build, write
from playwright.sync_api import Browser, Page, expect
from test_every_type import Watched

from strategy_handbook.exports.security_policy import security_policy

pytestmark = pytest.mark.skipif(importlib.util.find_spec("pagefind") is None,
                                reason="these tests want Pagefind (pip install pagefind[bin])")

Serving = Callable[..., AbstractContextManager[str]]

MKDOCS = """\
site_name: Test
docs_dir: handbook
theme: {name: THEME, font: false, highlightjs: false}
plugins: [strategy-handbook: {search: pagefind, history: false, forms: false}]
"""
STRATEGY = """\
organization: {title: Acme, vision: {statement: Tools that last.}, mission: {statement: We repair what others drop.}}
themes: {lasting: {title: Tools that last, intent: Nothing comes back.}}
goals:
  fewer: {title: Fewer returns, why: A hammer that comes back was not good enough., themes: [lasting]}
  more: {title: 'More <img src=x onerror=window.pwned=1> smiths', themes: [lasting], status: abandoned,
         why: 'Each <img src=x onerror=window.pwned=1> hammer needs a smith & an anvil.'}
roles: {smith: {title: Smith, responsibilities: [Keeps the hammer hot]}}
"""
PAGES = {
    "handbook/über uns/wer?.md": "# Who & why\n\nThe hammer hangs in the hall.\n",
    "handbook/hidden.md": "---\nsearch: {exclude: true}\n---\n# Hidden\n\nThe hammer nobody shall find.\n",
}


def project(folder: Path, theme: str = "material") -> Path:
    return write(folder, {"mkdocs.yml": MKDOCS.replace("THEME", theme), "strategy/a.yml": STRATEGY, **PAGES})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(project(tmp_path_factory.mktemp("parts")))


@pytest.fixture(scope="module")
def home(site: Path, serving: Serving) -> Iterator[str]:
    """The site below a path, under the policy that the command writes for it."""
    policy = security_policy(site)
    assert policy.blocked == ()

    class Strict(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Say nothing."""

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy.text)
            super().end_headers()

    with serving(site.parent, Strict) as address:
        yield address + "site/"


@pytest.fixture
def watched(browser: Browser, home: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    found = Watched(context.new_page(), home)
    yield found
    assert found.faults == []
    assert found.page.evaluate("window.pwned") is None
    context.close()


def results(page: Page, number: int) -> list[str]:
    """What is shown once there are so many: title and labels of each."""
    expect(page.locator(".sh-search output")).to_have_text("One result" if number == 1 else f"{number} results")
    expect(page.locator(".sh-search__results li")).to_have_count(number)
    told = "all => all.map(one => [...one.querySelectorAll('a, .sh-tag')].map(part => part.textContent).join(' | '))"
    return page.locator(".sh-search__results li").evaluate_all(told)


def test_the_stroke_leads_from_any_page_to_the_entry_with_kind_status_and_marked_words(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.home + "goals/")
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Words").wait_for()
    page.keyboard.type("hammer enough")
    assert results(page, 1) == ["Fewer returns | Goal | No update yet"]
    expect(page.locator("mark")).to_have_text(["hammer", "enough."])
    page.wait_for_url(watched.home + "search/?q=hammer+enough")
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(watched.home + "goals/fewer/")


def test_words_of_a_title_alone_find_the_entry_first(watched: Watched) -> None:
    watched.page.goto(watched.home + "search/?q=returns")
    expect(watched.page.locator(".sh-search__results a").first).to_have_text("Fewer returns")


def test_hand_written_pages_are_found_unless_they_are_excluded_and_text_stays_text(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.home + "search/?q=hammer")
    assert sorted(results(page, 4)) == [
        "Fewer returns | Goal | No update yet", "More <img src=x onerror=window.pwned=1> smiths | Goal | Abandoned",
        "Smith | Role", "Who & why | Page",
    ]
    said = page.locator(".sh-search__results li", has_text="smiths").locator("p")
    expect(said).to_contain_text("Each <img src=x onerror=window.pwned=1> hammer needs a smith & an anvil.")
    page.get_by_role("link", name="Who & why").click()
    expect(page.get_by_role("heading", name="Who & why")).to_be_visible()


def test_kind_and_status_narrow_what_is_found_and_stay_in_the_address(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.home + "search/?q=hammer&kind=Goal")
    assert len(results(page, 2)) == 2
    page.get_by_label("Status").select_option("Abandoned")
    results(page, 1)
    page.wait_for_url("**/?q=hammer&kind=Goal&status=Abandoned")
    page.get_by_role("searchbox", name="Words").fill("")
    results(page, 1)
    page.get_by_label("Kind").select_option("Role")
    expect(page.locator(".sh-search output")).to_have_text("Nothing found. Try fewer or other words.")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_lead_to_search_too(browser: Browser, serving: Serving, tmp_path: Path, theme: str) -> None:
    built = build(project(tmp_path, theme))
    context = browser.new_context()
    with serving(built) as address:
        page = context.new_page()
        page.goto(address + "goals/")
        page.get_by_role("link", name="Search", exact=True).click()
        page.get_by_role("searchbox", name="Words").fill("anvil")
        assert results(page, 1) == ["More <img src=x onerror=window.pwned=1> smiths | Goal | Abandoned"]
    context.close()


def test_a_german_site_finds_words_in_every_form_and_umlauts_as_they_are_typed(
        browser: Browser, serving: Serving, tmp_path: Path) -> None:
    built = build(write(tmp_path, {
        "mkdocs.yml": MKDOCS.replace("name: THEME", "name: material, language: de"),
        "strategy/a.yml": STRATEGY.replace("goals:", "goals:\n  g: {title: Pünktliche Lieferung, themes: [lasting], "
                                                     "why: Größere Häuser zahlen pünktlich.}"),
        "handbook/wir.md": "# Wir\n\nDie Straße führt zur Schmiede.\n",
    }))
    context = browser.new_context()
    with serving(built) as address:
        page = context.new_page()
        for words, title in (("lieferungen", "Pünktliche Lieferung"), ("punktliche", "Pünktliche Lieferung"),
                             ("puenktlich", "Pünktliche Lieferung"), ("grosses haus", "Pünktliche Lieferung"),
                             ("strassen", "Wir")):
            page.goto(f"{address}search/?q={words}")
            expect(page.locator(".sh-search__results a").first).to_have_text(title)
    context.close()
