"""While serving, a broken edit comes to the open page by itself, can be closed and goes when it is mended."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from builder import REPOSITORY, serving, write
from playwright.sync_api import Browser
from test_small_sites import MINIMAL


def test_a_broken_edit_is_told_on_the_open_page_until_it_is_mended(browser: Browser, tmp_path: Path) -> None:
    project = write(tmp_path / "p", {"strategy/all.yml": MINIMAL})
    file = project / "strategy/all.yml"
    pictures = REPOSITORY / "test-artifacts"
    pictures.mkdir(exist_ok=True)
    page = browser.new_page()
    page.set_default_timeout(60_000)
    with serving(project) as (url, _log):
        with page.expect_request("**/livereload/**"):  # the poll for changes begins when all is loaded
            page.goto(url + "goals/fewer-returns/")
        file.write_text(MINIMAL.replace("{quality: A", "{qualty: A"))
        note = page.get_by_role("alert")
        note.wait_for()
        assert "strategy/all.yml:11:14" in note.inner_text()
        assert "Did you mean “quality”" in note.inner_text()
        assert page.evaluate("document.activeElement === document.body")
        assert page.locator(".sh-broken a").count() == 0
        for scheme, width in (("light", 1440), ("dark", 360)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert Axe().run(page, ".sh-broken").violations_count == 0
            page.screenshot(path=pictures / f"live-note-{scheme}.png")
        page.get_by_role("button", name="Close").click()
        assert not note.is_visible()
        file.write_text(MINIMAL.replace("Halve", "Quarter"))
        page.get_by_role("heading", name="Quarter returns").first.wait_for()
        assert note.count() == 0
    page.close()
