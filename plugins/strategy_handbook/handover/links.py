"""Links between pages in HTML, as links between files: generators turn these into addresses as they do for Markdown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from strategy_handbook.rendering import Addresses

_TAG = re.compile(r'<[a-zA-Z](?:[^<>"]|"[^"]*")*>')
_LINK = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
"""Not ``xlink:href``, which generators leave as it is."""


class FileLinks:
    """Rewrites the links of pages.

    Args:
        addresses: Where the pages of the site lie.
        pages: The paths of all its Markdown files.
    """

    def __init__(self, addresses: Addresses, pages: Iterable[str]) -> None:
        self._addresses = addresses
        self._files = {addresses.url(uri): uri for uri in pages}

    def rewritten(self, html: str, uri: str) -> str:
        """The HTML of a page with every link inside the site relative to its file, and to a file."""
        return _TAG.sub(lambda tag: _LINK.sub(lambda link: f'{link[1]}="{self._way(link[2], uri)}"', tag[0]), html)

    def _way(self, link: str, uri: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path or link.startswith("/"):
            return link
        here = posixpath.dirname(self._addresses.url(uri))
        target = posixpath.normpath(posixpath.join(here, parts.path)).removeprefix(".")
        if target and parts.path.endswith(("/", ".")):
            target += "/"
        file = self._files.get(target, target)
        return posixpath.relpath(file or ".", posixpath.dirname(uri) or ".") + link[len(parts.path):]
