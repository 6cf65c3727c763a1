"""Where the page of each item lies, and how one page links to another."""

from __future__ import annotations

import functools
import posixpath

from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.organization import Organization


class Addresses:
    """Source paths and addresses of pages, in the style the site uses.

    Args:
        directory_urls: Whether a page is ``goals/x/`` (as MkDocs does by default) or ``goals/x.html``.
    """

    def __init__(self, *, directory_urls: bool = True) -> None:
        self.directory_urls = directory_urls

    @staticmethod
    def uri(item: Item) -> str:
        """The path of an item's page as if it were a Markdown file: ``goals/customer-satisfaction.md``."""
        if isinstance(item, Organization):
            return f"{item.kind.folder}/index.md"
        if isinstance(item, CheckIn):
            return f"goals/{item.goal_id}.md"
        return f"{item.kind.folder}/{item.id}.md"

    def url(self, uri: str) -> str:
        """The address of a page from the top of the site; what is not a page, such as ``reviews.json``, stays."""
        if not uri.endswith(".md"):
            return uri
        path = uri.removesuffix(".md")
        if not self.directory_urls:
            return f"{path}.html"
        return path.removesuffix("index") if posixpath.basename(path) == "index" else f"{path}/"

    def of(self, item: Item) -> str:
        """The address of an item from the top of the site, with an anchor where it shares a page."""
        url = self.url(self.uri(item))
        return f"{url}#{anchor_of(item)}" if isinstance(item, CheckIn) else url

    @staticmethod
    def relative(target: str, here: str) -> str:
        """The address of a page as a link on another page, both given from the top of the site."""
        path, mark, anchor = target.partition("#")
        if path == here and mark:
            return f"#{anchor}"
        return _way(path, posixpath.dirname(here)) + mark + anchor


@functools.lru_cache(maxsize=1 << 14)
def _way(path: str, folder: str) -> str:
    """The way from a folder to an address; pages link to the same few again and again."""
    way = posixpath.relpath(f"/{path}", f"/{folder}")  # from the top, or Python would ask where it runs each time
    return f"{way}/" if (path.endswith("/") or not path) and not way.endswith("/") else way


def anchor_of(checkin: CheckIn) -> str:
    """The anchor of a check-in on its goal's page."""
    return f"check-in-{checkin.id.removeprefix(f'{checkin.goal}.').replace('.', '-')}"
