"""The site that is served, from one build to the next: a file that says the same is not written again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

_NEXT = ".strategy-next"
"""The folder, within the site, that MkDocs empties and fills; servers and browsers never ask for it."""

_AWARE = ("strategy_handbook.", "mkdocs.", "properdocs.", "material.")
"""Whose plugins are known not to read, once the site is finished, the pages in it."""


class KeptSite:
    """Builds a site aside, without what stays, and puts that in place; a build that fails leaves the last good site.

    Attributes:
        site: The folder of the site.
        folder: The one to build into.
    """

    def __init__(self) -> None:
        self.site = self.folder = Path()
        self._builds = 0
        self._keeps = False
        self._there: dict[str, str | bytes | None] = {}
        self._made: dict[str, str | bytes] = {}
        self._stayed: set[str] = set()

    def at(self, site: Path, finishers: Iterable[Callable[..., object]]) -> KeptSite:
        """The same for the next build.

        Args:
            site: The folder of the site.
            finishers: What other plugins do once it is finished; unknown ones may want to see all of it.
        """
        if site != self.site:
            self._there = {}
        self.site, self.folder = site, site / _NEXT
        self._keeps = all((getattr(one, "__module__", None) or "").startswith(_AWARE) for one in finishers)
        return self

    def begin(self, _waiting: Callable[[], object]) -> None:
        """Make the folder; a plugin for several languages builds within a build, into the same."""
        self._builds += 1
        if self._builds == 1:
            self._made, self._stayed = {}, set()
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)

    def stays(self, file: str, content: str | bytes) -> bool:
        """Whether a file of the site need not be written, for it says this already."""
        same = self._keeps and self._there.get(file) == content
        self._made[file] = content
        if same:
            self._stayed.add(file)
        return same

    def publish(self) -> bool:
        """Put in place what was built, unless a build around this one still goes on; gives whether it did.

        Raises:
            OSError: It could not be put in place.
        """
        self._builds -= 1
        if self._builds:
            return False
        built = {file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file()}
        there: dict[str, str | bytes | None] = {file: self._made.get(file) for file in built | self._stayed}
        before, self._there = self._there, {}  # nobody knows what is there until all is in its place
        for gone in before.keys() - there.keys():
            _remove(self.site, gone)
        _merge(self.folder, self.site)
        self._there = there
        return True

    def discard(self, _error: Exception | None = None) -> str:
        """Throw away what was built."""
        self._builds = 0
        shutil.rmtree(self.folder, ignore_errors=True)
        return ""


def _remove(site: Path, name: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    file = site / name
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == site or any(folder.iterdir()):
            return
        folder.rmdir()


def _merge(new: Path, target: Path) -> None:
    """Move all that is in a folder into another."""
    for one in new.iterdir():
        there = target / one.name
        if one.is_dir() and there.is_dir():
            _merge(one, there)
        else:
            one.replace(there)
    new.rmdir()
