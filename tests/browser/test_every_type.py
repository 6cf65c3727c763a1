"""Every type of page as readers meet it: narrow and wide, light and dark, by axe, and without a request that leaves.

Where there is nginx, it serves them as the docs say, so that all of it holds under the strict policy too.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from accessibility import run, violations
from builder import REPOSITORY
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from hosted import NGINX
from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.pages import PAGES
from strategy_handbook.settings import settings_from

WIDTHS = (360, 768, 1440)
LOST = "nowhere/at-all/"

CHROME = {"aria-dialog-name", "color-contrast"}
"""Rules that Material's own header, sidebars, search and footer break; nothing of ours may."""

WIDER = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide <= 0) return "";
  const out = [...document.querySelectorAll("article *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1);
  return wide + "px: " + out.slice(-3).map(one => one.outerHTML.slice(0, 120)).join(" | ");
}"""


REACHED = """() => [...document.querySelectorAll("article pre > code")].every(
  one => one.scrollWidth <= one.clientWidth || one.tabIndex === 0)"""
"""Material lets the keyboard into wide code some moments after the window has become narrow."""


def page_types() -> dict[str, str]:
    """For each template of each module of pages, a page made from it; what people wrote by hand; the lost page."""
    settings = settings_from({"as_of": "2026-11-23", "locale": "en_GB", "history": False, "patterns": True},
                             root=REPOSITORY, docs_dir=REPOSITORY / "handbook", locale="en")
    book = pipeline.book(pipeline.load(settings), Report(()))
    found: dict[str, str] = {}
    for name in PAGES:
        for page in importlib.import_module(f"strategy_handbook.pages.{name}").pages(book):
            found.setdefault(f"{name}: {page.template}", address(page.uri))
    # the example writes its home by hand, and has the search of Material
    assert {key.split(":")[0] for key in found} | {"home", "search"} == set(PAGES)
    for file in sorted((REPOSITORY / "handbook").rglob("*.md")):
        uri = file.relative_to(REPOSITORY / "handbook").as_posix()
        found[f"by hand: {uri}"] = address(uri)
    return {**found, "404": LOST}


def address(uri: str) -> str:
    path = uri.removesuffix(".md").removesuffix("index")
    return path if not path or path.endswith("/") else path + "/"


TYPES = page_types()


class Watched:
    """A page in a browser, and what it did that it should not."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home, self.faults = page, home, list[str]()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.faults.append(f"leaves: {request.url}")


@pytest.fixture(scope="module")
def address_of(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("hosted_unsearched" if NGINX else "site_url"))


@pytest.fixture(scope="module")
def watched(browser: Browser, address_of: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield Watched(context.new_page(), address_of)
    context.close()


@pytest.mark.parametrize("path", TYPES.values(), ids=TYPES)
def test_it_fits_says_no_error_asks_nobody_else_and_is_accessible(watched: Watched, path: str) -> None:
    page = watched.page
    watched.faults.clear()
    page.goto(watched.home + path)
    for scheme, last in (("default", 1440), ("slate", 360)):
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        for width in sorted(WIDTHS, key=lambda one: one == last):
            page.set_viewport_size({"width": width, "height": 900})
            if wider := page.evaluate(WIDER):
                watched.faults.append(f"{scheme} {width}: wider than the window by {wider}")
        page.wait_for_function(REACHED)
        watched.faults += [f"{scheme} {last}: {one}" for one in violations(page)]
    if path == LOST:
        watched.faults.remove("console: Failed to load resource: the server responded with a status of 404 (Not Found)")
    assert watched.faults == []


def test_what_is_left_for_axe_outside_the_content_is_materials_own(watched: Watched) -> None:
    watched.page.goto(watched.home + "goals/")
    found = run(watched.page, {"exclude": [["article"]]})
    assert {one["id"] for one in found} <= CHROME, found


KEY_PAGES = {
    "home": "", "map": "map/", "goal": "goals/first-contact-resolution/", "goals": "goals/",
    "department": "departments/sales/", "role": "roles/key-account-manager/", "dashboard": "dashboard/",
    "matrix": "matrix/", "roadmap": "roadmap/", "poster": "poster/", "cultures": "compare-cultures/",
    "alignment": "alignment/",
}


def test_screenshots_of_key_pages_are_kept_for_people_to_compare(watched: Watched) -> None:
    folder = REPOSITORY / "test-artifacts"
    folder.mkdir(exist_ok=True)
    page = watched.page
    for name, path in KEY_PAGES.items():
        answer = page.goto(watched.home + path)
        assert page.locator("[data-sh-lost]").count() == 0, f"{path} is no page"
        assert answer is not None
        for scheme, width in (("default", 1440), ("slate", 360)):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            picture = folder / f"{name}-{'dark-phone' if width == 360 else 'light'}.png"
            page.screenshot(path=picture)
            assert picture.stat().st_size > 5_000
