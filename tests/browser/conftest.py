"""Debian's Chromium, driven headless against the example served on this machine."""

from __future__ import annotations

import functools
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "site"))
sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from builder import REPOSITORY, build, once

from hosted import NGINX, anywhere, compress, prepare
from hosted import serving as hosting

try:
    from playwright.sync_api import Browser, sync_playwright
except ImportError:  # pragma: no cover
    sync_playwright = None  # type: ignore[assignment]

CHROMIUM = shutil.which("chromium")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """For what is not there, answer with the site's own page, as web servers are set up to."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write((Path(self.directory) / "404.html").read_bytes())


class _WithSitemap(_Quiet):
    """Answers as a published site with a `site_url` does; without that, Material leaves out its instant navigation."""

    def do_GET(self) -> None:
        if not self.path.endswith("/sitemap.xml"):
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.end_headers()
        self.wfile.write(sitemap(Path(self.directory), f"http://{self.headers['Host']}/").encode())


def sitemap(site: Path, origin: str) -> str:
    """The list of its pages that a site with a `site_url` has."""
    pages = (file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    urls = "".join(f"<url><loc>{origin}{'' if page == '.' else page + '/'}</loc></url>" for page in pages)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


@contextmanager
def serve(site: Path, handler: type[_Quiet] = _Quiet) -> Iterator[str]:
    """Serve a folder; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The example, built once for all workers; gives the folder of the site."""
    with once(tmp_path_factory, request.config, "example-with-patterns") as (folder, first):
        if first:
            for name in ("handbook", "strategy"):
                shutil.copytree(REPOSITORY / name, folder / name)
            shutil.copy(REPOSITORY / "mkdocs.yml", folder)
            build(folder, STRATEGY_PATTERNS="true")
    return folder / "site"


@pytest.fixture(scope="session")
def unsearched(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with only titles in the index of search.

    Material takes in the whole index on every page, a third of the time that a page takes; most tests look for nothing.
    """
    return titles_alone(example, tmp_path_factory.mktemp("unsearched") / "site")


@pytest.fixture(scope="session", name="titles_alone")
def how_to_keep_titles_alone() -> Callable[[Path, Path], Path]:
    """How to make such a copy of a site of one's own."""
    return titles_alone


def titles_alone(site: Path, copy: Path) -> Path:
    """A copy of a site, of links to its files, with only the titles of pages in the index of search."""
    shutil.copytree(site, copy, copy_function=os.link)
    index = copy / "search/search_index.json"
    found = json.loads(index.read_text("utf-8"))
    found["docs"] = [{**page, "text": ""} for page in found["docs"] if "#" not in page["location"]]
    index.unlink()
    index.write_text(json.dumps(found), "utf-8")
    return copy


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], AbstractContextManager[str]]:
    """How to serve a site of one's own: give its folder, get its address."""
    return serve


@pytest.fixture(scope="session")
def site_url(unsearched: Path) -> Iterator[str]:
    """The address of the example, served for the tests of a worker."""
    with serve(unsearched) as address:
        yield address


@pytest.fixture(scope="session")
def searched_url(example: Path) -> Iterator[str]:
    """The same with its whole index of search."""
    with serve(example) as address:
        yield address


@pytest.fixture(scope="session")
def instant_url(unsearched: Path) -> Iterator[str]:
    """The same with Material's instant navigation at work."""
    with serve(unsearched, _WithSitemap) as address:
        yield address


@pytest.fixture(scope="session")
def nginx() -> None:
    """Debian's nginx, or a skipped test that says what is missing."""
    if NGINX is None:
        pytest.skip("the tests of hosting want Debian's nginx (apt-get install nginx)")


@pytest.fixture(scope="session")
def hosted(nginx: None, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example as the docs host it: nginx, compressed beforehand, under the strict policy."""
    folder = tmp_path_factory.mktemp("hosted")
    port = prepare(example, folder)
    site = folder / "site"
    for name in ("sitemap.xml", "sitemap.xml.gz"):  # links to files that other tests read
        (site / name).unlink()
    (site / "sitemap.xml").write_text(sitemap(site, f"http://127.0.0.1:{port}/"))
    compress(site, "goals/index.html")
    (site / ".secret").write_text("not for readers")
    (site / "empty").mkdir()
    with hosting(folder, port) as address:
        yield address


@pytest.fixture(scope="session")
def hosted_unsearched(hosted: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same with only titles in the index of search."""
    folder, port = tmp_path_factory.mktemp("hosted-unsearched"), anywhere()
    source = tmp_path_factory.getbasetemp() / "hosted0"
    titles_alone(source / "site", folder / "site")
    (folder / "run").mkdir()
    shutil.copy(source / "csp.conf", folder)
    told = (source / "nginx.conf").read_text("utf-8")
    (folder / "nginx.conf").write_text(told.replace(f":{urlsplit(hosted).port};", f":{port};"), "utf-8")
    with hosting(folder, port) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser, or a skipped test that says what is missing."""
    if sync_playwright is None or CHROMIUM is None:
        pytest.skip("the browser tests want playwright and Debian's chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def tidied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close what a test leaves open: a page that nobody looks at goes on drawing and turning its slides."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser = request.getfixturevalue("browser")
    before = set(browser.contexts)
    yield
    for context in browser.contexts:
        if context not in before:
            context.close()
