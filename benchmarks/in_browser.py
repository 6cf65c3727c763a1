"""Measure what a built site costs its readers: first load, search, map and tables. ``make bench-browser`` calls it.

A server compresses as web servers do. Times are those until a reader sees the answer, beside the processor time that
the browser took for it, which also holds on a machine that others use; an office laptop takes about four times that.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

import company
from strategy_handbook.search_index import BUNDLE as PAGEFIND
from strategy_handbook.search_index import PART

MATERIAL = "search/search_index.json"


def documents(site: Path) -> list[dict[str, str]]:
    """What search knows of each page, from the index of Material or the parts of Pagefind; in one order."""
    if (index := site / MATERIAL).is_file():
        return sorted(json.loads(index.read_text("utf-8"))["docs"], key=lambda one: str(one["location"]))
    parts = (json.loads(gzip.decompress(file.read_bytes()).removeprefix(PART))
             for file in (site / PAGEFIND / "fragment").iterdir())
    told = [{"location": part["url"][1:], "title": part["meta"]["title"], "text": part["content"]} for part in parts]
    return sorted(told, key=lambda one: one["location"])


def queries(site: Path) -> list[str]:
    """What is typed into search one after the other: a word of a title, a title, two words of a text, a beginning."""
    goals = [one for one in documents(site)
             if re.fullmatch(r"goals/[^/#]+/", one["location"]) and one["title"].isascii()]
    first, middle, last = goals[1], goals[len(goals) // 2], goals[-1]
    text = re.sub(r"<[^>]+>", " ", last["text"]).split()
    return [max(first["title"].split(), key=len), middle["title"], " ".join(sorted(set(text), key=len)[-2:]),
            max(last["title"].split(), key=len)[:4]]


class Compressing(SimpleHTTPRequestHandler):
    """Serves files as nginx does with gzip on: text compressed, pictures and fonts as they are."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file, compressed if it is text."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in (".html", ".css", ".js", ".json", ".svg", ".xml"):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Quiet(ThreadingHTTPServer):
    """A server that says nothing when a browser leaves before the answer has come."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell what went wrong, unless it is that."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder; gives its address."""
    server = Quiet(("127.0.0.1", 0), functools.partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@contextmanager
def fresh(browser: Browser) -> Iterator[Page]:
    """A page whose browser has nothing in its cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


class Renderer:
    """The process that shows a page: how much processor time and memory it has taken."""

    def __init__(self, browser: Browser, page: Page) -> None:
        session = browser.new_browser_cdp_session()
        self._info = functools.partial(session.send, "SystemInfo.getProcessInfo")
        page.evaluate("0")

    def seconds(self) -> float:
        """Processor time of all processes that show pages."""
        return float(sum(one["cpuTime"] for one in self._info()["processInfo"] if one["type"] == "renderer"))

    def megabytes(self) -> float:
        """The memory of the largest of them."""
        ids = [one["id"] for one in self._info()["processInfo"] if one["type"] == "renderer"]
        return max(_resident(one) for one in ids)


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def first_load(browser: Browser, address: str) -> dict[str, Any]:
    """Kilobytes that come over the wire until the home page has loaded and is quiet, by kind of resource."""
    with fresh(browser) as page:
        kinds: dict[str, str] = {}
        sizes: dict[str, float] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
        session.on("Network.loadingFinished", lambda told: sizes.update(
            {kinds.get(told["requestId"], "?"): sizes.get(kinds.get(told["requestId"], "?"), 0)
             + told["encodedDataLength"] / 1000}))
        page.goto(address, wait_until="networkidle")
        return {"total": round(sum(sizes.values())), **{kind: round(size) for kind, size in sizes.items()}}


def search(browser: Browser, address: str, typed: list[str], *, parts: bool = False) -> dict[str, Any]:
    """From the opening of the home page to the first result, then the same for more queries.

    Material loads its index with every page that is opened, whether anybody searches or not. With an index in parts
    a reader goes from the home page to that of search.
    """
    with fresh(browser) as page:
        process = Renderer(browser, page)
        told: dict[str, Any] = {}
        box = page.get_by_role("searchbox", name="Words") if parts else page.get_by_role("textbox", name="Search")
        result = page.locator(".sh-search__results a" if parts else ".md-search-result__link").first
        for query in typed:
            before, begin = process.seconds(), time.perf_counter()
            if not told:
                page.goto(address)
                if parts:
                    page.keyboard.press("/")
            box.fill(query)
            box.press("End")  # Material listens to keys
            result.wait_for(state="attached", timeout=60_000)
            told[query] = {"seconds": round(time.perf_counter() - begin, 2),
                           "processor": round(process.seconds() - before, 2)}
            box.fill("")
            box.press("End")
            result.wait_for(state="detached")
        told["megabytes"] = round(process.megabytes())
        return told


def opened(browser: Browser, address: str, ready: str) -> dict[str, Any]:
    """Until a page is there and its scripts have done their work, and how long the longest task kept it busy."""
    with fresh(browser) as page:
        page.add_init_script("""window.blocked = 0;
            new PerformanceObserver(list => {
                for (const one of list.getEntries()) window.blocked = Math.max(window.blocked, one.duration);
            }).observe({type: 'longtask', buffered: true});""")
        process = Renderer(browser, page)
        before, begin = process.seconds(), time.perf_counter()
        page.goto(address)
        page.locator(ready).first.wait_for(timeout=120_000)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        return {"seconds": round(time.perf_counter() - begin, 2), "processor": round(process.seconds() - before, 2),
                "longest task ms": round(page.evaluate("window.blocked"))}


def typed(browser: Browser, address: str) -> dict[str, Any]:
    """Milliseconds from a key in the filter of the goals to the next picture, the median of twelve."""
    with fresh(browser) as page:
        page.goto(address)
        page.locator("[data-sh-filter] input, [data-sh-controls] input").first.wait_for(timeout=120_000)
        times = page.evaluate("""async () => {
            const box = document.querySelector('[data-sh-filter] input, [data-sh-controls] input'), times = [];
            for (const text of ['d', 'de', 'del', 'deli', 'del', 'de', 'd', '', 'r', 're', 'ref', '']) {
                const begin = performance.now();
                box.value = text;
                box.dispatchEvent(new Event('input', {bubbles: true}));
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                times.push(performance.now() - begin);
            }
            return times.sort((a, b) => a - b);
        }""")
        return {"median ms": round(times[len(times) // 2]), "longest ms": round(times[-1])}


def focused(browser: Browser, address: str) -> dict[str, Any]:
    """Milliseconds from asking the map for one theme, and for all again, to the next picture."""
    with fresh(browser) as page:
        page.goto(address)
        page.locator(".sh-map__tools").wait_for(timeout=120_000)
        times = page.evaluate("""async () => {
            const choice = document.querySelector('.sh-map__tools select'), times = [];
            for (const index of [1, 2, 0, 3, 1, 0]) {
                if (!choice.options[index]) continue;
                const begin = performance.now();
                choice.selectedIndex = index;
                choice.dispatchEvent(new Event('change', {bubbles: true}));
                choice.dispatchEvent(new Event('input', {bubbles: true}));
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                times.push(performance.now() - begin);
            }
            return times.sort((a, b) => a - b);
        }""")
        return {"median ms": round(times[len(times) // 2]), "longest ms": round(times[-1])}


def weights(site: Path) -> dict[str, Any]:
    """Kilobytes of the pages and files that grow with a company."""
    of = {page: site / page / "index.html" for page in ("map", "matrix", "goals", "coverage", "calendar")}
    index = [site / MATERIAL] if (site / MATERIAL).is_file() else (site / PAGEFIND).rglob("*")
    files = [file.read_bytes() for file in index if file.is_file()]
    return {**{page: round(file.stat().st_size / 1000) for page, file in of.items() if file.is_file()},
            "search index": round(sum(map(len, files)) / 1000), "files of it": len(files),
            "search index, compressed": round(sum(len(gzip.compress(file, 6)) for file in files) / 1000)}


def measured(site: Path, browser: Browser) -> dict[str, Any]:
    """Everything about one site."""
    with serve(site) as address:
        return {"kilobytes": weights(site), "first load": first_load(browser, address),
                "search": search(browser, address, queries(site), parts=not (site / MATERIAL).is_file()),
                "map opens": opened(browser, address + "map/", ".sh-map__tools"),
                "map asked": focused(browser, address + "map/"),
                "goals open": opened(browser, address + "goals/", "[data-sh-filter] input, [data-sh-controls] input"),
                "goals filtered": typed(browser, address + "goals/")}


def main() -> None:
    """Measure the sites that are named, else companies of the sizes that are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--site", type=Path, nargs="*", default=[], help="folders of sites that are built already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"),
                                             args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        for site in options.site or (built(Path(folder) / str(size), size) for size in options.sizes):
            sys.stdout.write(json.dumps({str(site): measured(site, browser)}, indent=2) + "\n")
        browser.close()


def built(folder: Path, size: int) -> Path:
    """The site of a company that is made up."""
    company.write(folder, size)
    mkdocs = Path(sys.executable).with_name("mkdocs")
    subprocess.run([str(mkdocs), "build", "-q"], cwd=folder, check=True)
    return folder / "site"


if __name__ == "__main__":
    main()
