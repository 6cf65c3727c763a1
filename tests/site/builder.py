"""Builds real sites with the real command, and reads what was built."""

from __future__ import annotations

import fcntl
import os
import posixpath
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

REPOSITORY = Path(__file__).parents[2]
EPOCH = "1782777600"  # 2026-06-30


def mkdocs(folder: Path, *arguments: str, seed: str = "0", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs``, or what takes its place (``SITE_GENERATOR``), in a folder, with the clock set and colours off."""
    variables = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONHASHSEED": seed,
        "NO_MKDOCS_2_WARNING": "1",
        "NO_COLOR": "1",
        **environment,
    }
    command = [sys.executable, "-m", os.environ.get("SITE_GENERATOR", "mkdocs"), *arguments]
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, timeout=240, check=False)


def build(folder: Path, *arguments: str, **environment: str) -> Path:
    """Build a site that must succeed; gives its folder."""
    result = mkdocs(folder, "build", *arguments, **environment)
    assert result.returncode == 0, result.stderr
    return folder / "site"


@contextmanager
def once(factory: pytest.TempPathFactory, config: pytest.Config, name: str) -> Iterator[tuple[Path, bool]]:
    """A folder that all workers share, and whether this one is the first, who fills it while the others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if hasattr(config, "workerinput") else base) / name
    folder.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        yield folder, not done.exists()
        done.touch()


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Path]]:
    """Run ``mkdocs serve`` in a folder; gives its address and the file that holds what it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder.with_suffix(".log")
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    with log.open("w") as output:
        process = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
                                   cwd=folder, stderr=output, stdout=output, env=variables)
        try:
            end = time.monotonic() + 60
            while "Serving on" not in log.read_text():
                assert time.monotonic() < end, log.read_text()
                assert process.poll() is None, log.read_text()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/", log
        finally:
            process.terminate()
            process.wait(20)


MKDOCS_YML = """\
site_name: Test
docs_dir: handbook
theme: {name: material, font: false}
plugins:
  - search
  - strategy-handbook
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    """A small project; ``mkdocs.yml`` and an empty ``handbook/`` and ``strategy/`` unless given."""
    (folder / "handbook").mkdir(parents=True, exist_ok=True)
    (folder / "strategy").mkdir(exist_ok=True)
    for name, text in {"mkdocs.yml": MKDOCS_YML, **files}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


class Page(HTMLParser):
    """The links and anchors of an HTML file."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.article_links: list[str] = []
        self.ids: list[str] = []
        self._articles = 0
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self._articles += 1
        if given.get("id"):
            self.ids.append(str(given["id"]))
        for name in ("href", "src"):
            if given.get(name) is not None:
                self.links.append(str(given[name]))
                if self._articles and tag == "a":
                    self.article_links.append(str(given[name]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._articles -= 1


def pages(site: Path) -> dict[str, Page]:
    """Every page of a site by its address, such as ``goals/csat/``."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        found[path.removesuffix("index.html")] = Page(file)
    return found


def target(here: str, link: str) -> tuple[str, str] | None:
    """Where an internal link leads: address and anchor; None for one that leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path))) if parts.path else here
    path = "" if path == "." else path
    if parts.path.endswith("/") or parts.path in (".", ".."):
        path = f"{path.rstrip('/')}/" if path else ""
    return path, parts.fragment


def broken_links(site: Path) -> Iterator[str]:
    """Every internal link that leads to no file or no anchor."""
    known = pages(site)
    for here, page in known.items():
        if here == "404.html":
            continue
        for link in page.links:
            goal = target(here, link)
            if goal is None or not link:
                continue
            path, anchor = goal
            if path in known:
                if anchor and not anchor.startswith("__") and anchor not in known[path].ids:
                    yield f"{here}: {link} (no such anchor)"
            elif not (site / path).is_file():
                yield f"{here}: {link}"
