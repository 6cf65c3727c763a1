"""What comes over the wire before the home page is of use, compressed as web servers do."""

from __future__ import annotations

import gzip

from playwright.sync_api import Browser, Response

BUDGET = 400_000
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", "/")


def test_the_home_page_loads_within_its_budget(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    came: list[Response] = []
    page.on("response", lambda one: came.append(one))
    page.goto(site_url, wait_until="networkidle")
    sizes = {one.url.removeprefix(site_url): len(gzip.compress(one.body(), 6)) if one.url.endswith(COMPRESSED)
             else len(one.body()) for one in came}
    context.close()
    assert {"", "search/search_index.json", "assets/strategy-handbook/handbook.js"} <= sizes.keys()
    assert sum(sizes.values()) < BUDGET, sizes
