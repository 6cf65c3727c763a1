"""Where the page of each item lies, and how one page links to another."""

from __future__ import annotations

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
        if "#" not in target:
            return _way(target, here)
        path, mark, anchor = target.partition("#")
        return (_way(path, here) if path != here else "") + mark + anchor


def _way(path: str, here: str) -> str:
    """The way from one address to another: up to the folder they share, and down. A build asks for millions."""
    if path.startswith("../"):  # nothing lies above the site
        path = path.lstrip("./")
    if not here.startswith(path[:path.find("/") + 1] or "/"):  # as most links: from one kind to another
        return "../" * here.count("/") + path or "./"
    down, up = path.split("/"), here.split("/")[:-1]
    shared = 0
    for one, other in zip(down[:-1], up, strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(up) - shared) + "/".join(down[shared:]) or "./"


def anchor_of(checkin: CheckIn) -> str:
    """The anchor of a check-in on its goal's page."""
    return f"check-in-{checkin.id.removeprefix(f'{checkin.goal}.').replace('.', '-')}"
