"""Code written into every field of every kind and into names of pages, in a real site in a real browser: none runs."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from builder import MKDOCS_YML, build, write
from playwright.sync_api import Browser

from strategy_handbook.checks import FAMILIES
from strategy_handbook.model.fields import FieldRow
from strategy_handbook.model.patterns import scalar_of
from test_any_strategy import SCALARS, Writer

RUN = "window.pwned=1"
PAYLOADS = (
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f'"><svg onload={RUN}>', f"' autofocus onfocus={RUN} x='",
    f"[x](javascript:{RUN})", f"[x](&#x6a;avascript:{RUN})", f"[x](data:text/html,<script>{RUN}</script>)",
    f"</script><script>{RUN}</script>", f"</style><script>{RUN}</script>", f"</title><script>{RUN}</script>",
    f"</textarea><img src=x onerror={RUN}>", "{{ 7*7 }}", "{% raw %}", "\u202egnp.exe", "expression(1)",
    f"&lt;img src=x onerror={RUN}&gt;", f"<a href=' java\tscript:{RUN}'>x</a>",
)
NAMES = (f"<img src=x onerror={RUN}>", f'"><svg onload={RUN}>', f"'q' onfocus={RUN}", f"javascript:{RUN}", "new\nline",
         "p%0A::error::x", "a..b", "a%2f..%2fx", "{{ 7*7 }}", "h#a?b", "back\\slash", "\x1b[2J", "\u202egnp", "x" * 240)
"""Of hand-written pages with a heading; of others, and of folders, MkDocs itself makes titles of the name as it is."""


class Hostile(Writer):
    """Fills every field; where text is free, with the next payload in turn."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.share = 1
        self.turn = itertools.cycle(PAYLOADS)

    def scalar(self, row: FieldRow) -> str:
        return super().scalar(row) if row.words or scalar_of(row) in SCALARS else next(self.turn)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which every field carries a payload; what the checks would stop is a warning here."""
    folder = tmp_path_factory.mktemp("hostile")
    strategy = json.dumps(Hostile(4).strategy(), ensure_ascii=False, indent=1)
    checks = dict.fromkeys(FAMILIES, "warning")
    settings = json.dumps({"checks": checks, "history": False, "as_of": "2026-06-30", "audience": "leadership"})
    config = MKDOCS_YML.replace("- strategy-handbook", f"- strategy-handbook: {settings}")
    config = config.replace("font: false", "font: false, features: [navigation.footer, navigation.path]")
    pages = {f"handbook/{name}.md": "# A page\n\n[x](goal:nowhere) [](goal:goal-0)\n" for name in NAMES}
    return build(write(folder, {"mkdocs.yml": config, "strategy/all.yml": strategy, **pages}))


class Running(HTMLParser):
    """Collects where the code of a payload would run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag = tag
        self.found += [(tag, name) for name, value in attrs if value and RUN in value
                       and (name.startswith("on") or value.strip().startswith(("javascript:", "data:")))]

    def handle_endtag(self, tag: str) -> None:
        if tag == self._tag:
            self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._tag in ("script", "style") and RUN in data:
            self.found.append((self._tag, data[:80]))


def running(html: str) -> list[tuple[str, str]]:
    """The places of a text where it would."""
    parser = Running()
    parser.feed(html)
    return parser.found


def test_what_themes_print_of_a_page_is_text_in_every_file(hostile: Path) -> None:
    """Titles, descriptions, tables of contents, search: a page that nobody opens in the test below counts as well."""
    files = {file.relative_to(hostile).as_posix(): file.read_text("utf-8") for file in hostile.rglob("*.html")}
    assert "404.html" in files
    assert len([name for name in files if name.removesuffix("/index.html") in NAMES]) == len(NAMES)
    assert {name: found for name, text in files.items() if (found := running(text))} == {}
    docs = json.loads((hostile / "search" / "search_index.json").read_text("utf-8"))["docs"]
    assert any(RUN in doc["title"] for doc in docs)
    assert [doc for doc in docs if running(" ".join((doc["title"], doc["text"], *doc.get("tags", ()))))] == []


def test_no_text_of_a_strategy_runs_in_a_browser(
    hostile: Path, browser: Browser, serving: Callable[[Path], AbstractContextManager[str]],
    titles_alone: Callable[[Path, Path], Path], tmp_path: Path,
) -> None:
    page = browser.new_page()
    dialogs: list[str] = []
    outside: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    with serving(hostile) as searched, serving(titles_alone(hostile, tmp_path / "site")) as address:
        ours = (searched, address)
        page.on("request", lambda request: None if request.url.startswith(ours) else outside.append(request.url))
        addresses = one_of_each(hostile)
        assert len(addresses) >= 30
        ran = []
        for here in addresses:
            page.goto(address + here, wait_until="load")
            page.wait_for_timeout(20)  # what an error handler would run, runs after the page has loaded
            if page.evaluate("window.pwned") is not None:
                ran.append(here)
        page.goto(searched)
        page.keyboard.press("/")
        page.keyboard.type("goal")
        page.locator(".md-search-result__item").first.wait_for(state="attached")
        page.wait_for_timeout(300)
        if page.evaluate("window.pwned") is not None:
            ran.append("search")
    page.close()
    assert (ran, dialogs, outside) == ([], [], [])


def one_of_each(site: Path) -> list[str]:
    """The address of one page in each folder, of every page at the top, and of the form of one entry of each kind."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix()
        parts = address.removesuffix("/index.html").split("/")
        found.setdefault(parts[0] if len(parts) > 1 else address, address)
    forms = {file.parent: f"{file.parent.relative_to(site)}/index.html?id={file.stem}"
             for file in site.glob("edit/*/*.js")}
    assert len(forms) >= 15
    return [*map(quote, found.values()), *forms.values()]
