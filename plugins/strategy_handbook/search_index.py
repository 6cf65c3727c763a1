"""Search for many thousand entries: an index in parts, of which a browser loads what a query needs. Pagefind makes it.

Pagefind reads HTML files, so it is given a small one for each page, with the words that any search plugin is given.
Its own filters are left alone, since it writes them in another order each time; a file beside its parts tells the kind
and standing of each entry instead, and the same strategy gives the same bytes.
"""

from __future__ import annotations

import errno
import gzip
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from strategy_handbook.pages import Page
from strategy_handbook.rendering.search_text import search_text
from strategy_handbook.rendering.templates import ASSETS_URI
from strategy_handbook.rendering.words import _
from strategy_handbook.settings import Settings, SettingsError

BUNDLE = f"{ASSETS_URI}/pagefind"
"""Folder of the index in the site."""

LABELS = "labels.json"
"""In it: labels that entries have, such as kind and standing, each with the names of the parts that hold those."""

_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Ready-made interfaces that Pagefind brings along; ours is ``search.js``."""

PART = b"pagefind_dcd"
"""Begins every part, before its JSON."""


_SIGNS = str.maketrans({sign: quote(sign) for sign in "%?#"})
"""What would end an address; Pagefind makes it of the path of a file as it is."""


class BuiltPage(Protocol):
    """What search needs to know of a page of the generator: its title as themes print it, HTML and front matter."""

    content: Any
    meta: Any

    @property
    def title(self) -> Any: ...  # noqa: D102 - as above


class SearchIndex:
    """What search is to find, until all pages are there.

    Args:
        settings: They tell the language, by which Pagefind finds the stems of words.
        pages: Ours, which know their labels.

    Raises:
        SettingsError: Pagefind is not installed.
    """

    def __init__(self, settings: Settings, pages: Iterable[Page]) -> None:
        if importlib.util.find_spec("pagefind") is None:
            raise SettingsError("“search: pagefind” needs Pagefind, which is not installed. Install it with "
                                "“pip install mkdocs-strategy-handbook[pagefind]”, or leave the setting out.")
        self._language = settings.locale.replace("_", "-").partition("-")[0].lower()
        self._tags = {page.uri: page.tags for page in pages}
        self._texts: dict[str, str] = {}
        self._labels: dict[str, tuple[str, ...]] = {}

    def add(self, uri: str, path: str, page: BuiltPage) -> None:
        """Have a page found, unless its front matter excludes it from search.

        Args:
            uri: Its source path.
            path: Its HTML file in the site.
            page: The page, with what search reads for its content.
        """
        path, written = path.translate(_SIGNS), page.meta.get("search")
        told = written if isinstance(written, Mapping) else {}
        if told.get("exclude"):
            return
        words = search_text(page.content or "")
        name = escape(unescape(str(page.title)))
        self._texts[path] = (
            f'<!doctype html><html lang="{self._language}"><head><title>{name}</title>'
            f'<meta data-pagefind-meta="title[content]" content="{name}"></head>'
            f'<body data-pagefind-weight="{float(told.get("boost", 1))}">{words}</body></html>')
        self._labels[_address(path)] = self._tags.get(uri) or (_("Page"),)

    def write(self, site: Path) -> None:
        """Write the index into a site.

        Raises:
            OSError: Pagefind could not; it says why.
        """
        bundle = site / BUNDLE
        with tempfile.TemporaryDirectory() as folder:
            for path, text in self._texts.items():
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
            command = [sys.executable, "-m", "pagefind", "--site", folder, "--output-path", str(bundle.resolve()),
                       "--force-language", self._language, "--quiet"]
            ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
        if ended.returncode:
            said = " ".join((ended.stderr or ended.stdout).split()) or f"exit code {ended.returncode}"
            raise OSError(errno.EIO, f"Pagefind says “{said}”", str(bundle))
        for pattern in _UNUSED:
            for file in bundle.glob(pattern):
                file.unlink()
        (bundle / LABELS).write_text(json.dumps(self._labelled(bundle), ensure_ascii=False), "utf-8")

    def _labelled(self, bundle: Path) -> list[tuple[tuple[str, ...], list[str]]]:
        """Which parts hold the entries of each label: a browser then filters before it loads any."""
        parts: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for file in sorted((bundle / "fragment").iterdir()):
            part = json.loads(gzip.decompress(file.read_bytes()).removeprefix(PART))
            parts[self._labels[part["url"]]].append(file.stem)
        return sorted(parts.items())


def _address(path: str) -> str:
    """The address that Pagefind gives a file."""
    return "/" + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)
