"""A handbook hosted as the docs say: what nginx answers, who may read, and a reader's round under the strict policy."""

from __future__ import annotations

import gzip
import http.client
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from test_every_type import Watched

from hosted import prepare, serving

Answer = tuple[int, dict[str, str], bytes]


def ask(address: str, method: str = "GET", **headers: str) -> Answer:
    """An answer as it is, redirects not followed: status, headers by their names in small letters, body."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request(method, parts.path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    told = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return told


@pytest.mark.parametrize(
    ("path", "mime"),
    [
        ("", "text/html; charset=utf-8"),
        ("assets/strategy-handbook/handbook.css", "text/css; charset=utf-8"),
        ("assets/strategy-handbook/handbook.js", "application/javascript; charset=utf-8"),
        ("assets/logo.svg", "image/svg+xml"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("calendar/sales.ics", "text/calendar; charset=utf-8"),
        ("what-changed.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("reviews.json", "application/json; charset=utf-8"),
        ("raci.csv", "text/csv; charset=utf-8"),
    ],
)
def test_every_file_has_its_type_is_asked_for_again_and_is_not_sent_twice(hosted: str, path: str, mime: str) -> None:
    status, headers, body = ask(hosted + path)
    assert (status, headers["content-type"], headers["cache-control"]) == (200, mime, "no-cache")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert len(body) == int(headers["content-length"])
    assert ask(hosted + path, If_None_Match=headers["etag"])[0] == 304


def test_a_file_with_a_hash_in_its_name_is_kept_for_a_year(hosted: str, example: Path) -> None:
    hashed = [*example.glob("assets/javascripts/bundle.*.js"), *example.glob("assets/stylesheets/main.*.css")]
    assert len(hashed) == 2
    for file in hashed:
        headers = ask(hosted + file.relative_to(example).as_posix())[1]
        assert headers["cache-control"] == "public, max-age=31536000, immutable"


def test_what_was_compressed_beforehand_is_sent_as_it_is_and_the_rest_is_compressed_now(
    hosted: str, example: Path
) -> None:
    ready = gzip.compress((example / "goals/index.html").read_bytes(), mtime=0)
    status, headers, body = ask(hosted + "goals/", Accept_Encoding="gzip")
    assert (status, headers["content-encoding"], headers["vary"]) == (200, "gzip", "Accept-Encoding")
    assert body == ready
    for path in ("", "calendar.ics", "search/search_index.json", "assets/strategy-handbook/handbook.css"):
        status, headers, body = ask(hosted + path, Accept_Encoding="gzip")
        assert (status, headers["content-encoding"]) == (200, "gzip"), path
        assert gzip.decompress(body) == (example / (path or "index.html")).read_bytes()


@pytest.mark.parametrize("path", ["nowhere/", "nowhere", "empty/", ".secret", "404.html", "goals/.git/config"])
def test_what_is_not_there_is_answered_with_our_page(hosted: str, example: Path, path: str) -> None:
    status, headers, body = ask(hosted + path)
    assert (status, body) == (404, (example / "404.html").read_bytes())
    assert "content-security-policy" in headers
    assert "nginx/" not in headers["server"]


def test_an_address_without_its_slash_leads_on_wherever_one_came_from(hosted: str) -> None:
    status, headers, _body = ask(hosted + "goals", Host="handbook.acme.example")
    assert (status, headers["location"]) == (301, "/goals/")


def test_nothing_can_be_sent_to_it(hosted: str) -> None:
    assert [ask(hosted + "goals/", method)[0] for method in ("POST", "PUT", "DELETE")] == [405, 405, 405]


class _SignOn(BaseHTTPRequestHandler):
    """Answers as oauth2-proxy does: 202 to whoever has signed on, and the way to do so."""

    def do_GET(self) -> None:
        known = self.headers.get("Cookie") == "_oauth2_proxy=anna"
        self.send_response(302 if "/start" in self.path else 202 if known else 401)
        if "/start" in self.path:
            self.send_header("Location", "https://login.acme.example/?" + urlsplit(self.path).query)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def guarded(nginx: None, tmp_path: Path) -> Iterator[str]:
    site = tmp_path / "built"
    for name in ("index.html", "goals/index.html", "calendar.ics", "404.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("Tornafolha")
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), _SignOn)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    port = prepare(site, tmp_path, "sign-on.conf", **{":4180": f":{proxy.server_port}"})
    with serving(tmp_path, port) as address:
        yield address
    proxy.shutdown()
    proxy.server_close()


def test_only_who_has_signed_on_reads_anything_and_comes_back_to_where_they_wanted(guarded: str) -> None:
    for path in ("", "goals/", "calendar.ics", "nowhere/"):
        status, headers, body = ask(guarded + path)
        assert (status, headers["location"]) == (302, f"/oauth2/start?rd=/{path}")
        assert b"Tornafolha" not in body
    status, headers, _body = ask(guarded + "oauth2/start?rd=/goals/")
    assert (status, headers["cache-control"]) == (302, "no-store")
    assert headers["location"].startswith("https://login.acme.example/")
    assert "content-security-policy" not in headers
    assert ask(guarded + "oauth2/auth")[0] == ask(guarded + ".secret")[0] == 401
    assert ask(guarded + "goals/", Cookie="_oauth2_proxy=anna")[0] == 200
    assert ask(guarded + "nowhere/", Cookie="_oauth2_proxy=anna")[0] == 404


@pytest.fixture
def reader(browser: Browser, hosted: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(
        "addEventListener('securitypolicyviolation', one => console.error('policy: ' + one.violatedDirective))"
    )
    yield Watched(page, hosted)
    context.close()


def test_a_round_through_the_handbook_leaves_no_trace_elsewhere_and_breaks_no_policy(reader: Watched) -> None:
    page = reader.page
    page.goto(reader.home)
    page.evaluate("window.stayed = true")  # gone if a page is loaded anew
    _search(page)
    page.locator(".md-tabs a", has_text="Strategy").click()
    page.locator(".sh-map__tools").wait_for()
    page.locator(".sh-map__tools select").first.select_option(index=1)
    page.locator(".sh-map__tools [data-zoom]").first.click()
    page.locator("svg .sh-map__node a:not(.sh-map__focus)").first.click()
    page.locator(".sh-page h1").first.wait_for()
    assert "/map/" not in page.url
    assert page.evaluate("window.stayed")
    page.goto(reader.home + "goals/")
    page.locator("input[type=search]").first.fill("customer")
    page.locator(".sh-sort").first.click()
    page.locator("label[for^=__palette]:visible").first.click()
    page.goto(reader.home + "wall/?every=3")
    page.locator("[data-sh-step]").last.click()
    expect(page.locator(".sh-slide--here")).to_have_count(1)
    page.goto(reader.home + "nowhere/at-all/goals/")
    page.locator("[data-sh-lost] li").first.wait_for()
    page.goto(reader.home + "edit/goals/?id=first-contact-resolution")
    page.locator(".sh-form input").first.fill("Another title")
    expect(page.locator("#sh-yaml")).to_contain_text("Another title")
    reader.faults.remove("console: Failed to load resource: the server responded with a status of 404 (Not Found)")
    assert reader.faults == []


def _search(page: Page) -> None:
    page.locator(".md-search__input").press_sequentially("goal")  # Material listens to keys
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def test_the_policy_is_at_work(reader: Watched) -> None:
    page = reader.page
    page.goto(reader.home)
    page.evaluate("""() => {
      const add = (name, told) => document.body.append(Object.assign(document.createElement(name), told));
      add("script", { textContent: "window.ran = true" });
      add("img", { src: "https://elsewhere.example/a.png" });
      add("div", { style: "color: red", innerHTML: "<p style='color: red'>" });
      return fetch("https://elsewhere.example/").catch(() => {});
    }""")
    for _look in range(500):  # at most ten seconds
        page.wait_for_timeout(20)
        broken = {fault.removeprefix("console: policy: ") for fault in reader.faults if "policy: " in fault}
        if len(broken) == 4:
            break
    assert broken == {"script-src-elem", "img-src", "style-src-attr", "connect-src"}
    assert page.evaluate("window.ran") is None
