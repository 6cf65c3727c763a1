"""Build a site aside and put it in place at the end: a build that fails or is killed leaves the last good site.

It is built in a hidden folder within the site's own. That is on the same drive even where the site is a mount point or
a symbolic link, and whoever serves the folder or has it open keeps it. Putting it in place takes a rename or two for
each file and folder at the top, some milliseconds. By then it is decided that the new site holds: who is killed in
between leaves whole pages of both, and the next build finishes the move before it begins.
"""

from __future__ import annotations

import itertools
import json
import secrets
import shutil
import weakref
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from strategy_handbook.writing import locked

_NEXT = ".strategy-next-"
"""Begins the name of a folder in which a site is being built."""
_READY = ".strategy-ready"
"""The folder of a site that is complete and on its way to its place."""
_NAMES = ".strategy-names"
"""In a complete site: what stands at its top, as JSON."""
_OLD = ".strategy-old"
"""Where the last site goes on its way out."""


class Stage:
    """Where a site is built until it takes its place. Nothing is touched before it begins.

    Attributes:
        site: The folder of the site.
        folder: The one to build into.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        self.folder = self.site / f"{_NEXT}{secrets.token_hex(4)}"
        self._builds = 0
        self._held = ExitStack()

    def begin(self, waiting: Callable[[], object]) -> None:
        """Wait until nobody else builds this site, put away what killed builds left, and make the folder.

        A plugin for several languages builds within a build: all of them share the folder.

        Raises:
            OSError: The site cannot be written.
        """
        self._builds += 1
        if self._builds > 1:
            return
        self.site.mkdir(parents=True, exist_ok=True)
        self._held.enter_context(locked(self.site, waiting))
        finish(self.site)
        for left in self.site.glob(f"{_NEXT}????????"):
            shutil.rmtree(left)
        self.folder.mkdir()
        (self.folder / _NAMES).touch()
        self._held.callback(weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True))  # also after Ctrl-C

    def publish(self) -> bool:
        """Put the site in place, unless a build around this one still goes on; gives whether it did.

        Raises:
            OSError: It could not be put in place.
        """
        self._builds -= 1
        if self._builds:
            return False
        with self._held:
            names = sorted(one.name for one in self.folder.iterdir() if one.name != _NAMES)
            with (self.folder / _NAMES).open("r+", encoding="utf-8") as file:  # it is gone if another held us for dead
                json.dump(names, file)
            self.folder.rename(self.site / _READY)
            finish(self.site)
        return True

    def discard(self, error: Exception | None = None) -> str:
        """Throw away what was built; gives a sentence if a file could not be read or written, else nothing."""
        self._held.close()
        if not isinstance(error, OSError) or not error.strerror:
            return ""
        file = str(error.filename or self.site).replace(str(self.folder), str(self.site))
        return (f"“{file}” cannot be read or written: {error.strerror}. "
                "The site that was built last stays as it is.")


def finish(site: Path) -> None:
    """Put a complete site in place, from wherever a process that was killed had come to.

    Raises:
        OSError: Something could not be moved; it can be tried again.
    """
    ready, old = site / _READY, site / _OLD
    shutil.rmtree(old, ignore_errors=True)
    if not (ready / _NAMES).is_file():  # it goes last
        shutil.rmtree(ready, ignore_errors=True)
        return
    old.mkdir()
    numbers = map(str, itertools.count())
    names = set(json.loads((ready / _NAMES).read_text("utf-8")))
    for there in sorted(site.iterdir()):
        if there.name not in names and not there.name.startswith("."):  # MkDocs keeps hidden ones too, such as .git
            there.rename(old / next(numbers))
    for new in sorted(ready.iterdir()):
        if new.name in names:
            _move(new, site / new.name, old, numbers)
    shutil.rmtree(old)
    shutil.rmtree(ready)


def _move(new: Path, target: Path, old: Path, numbers: map[str]) -> None:
    """Put a file or folder in place of what was there; a hidden folder keeps what else it holds, as with MkDocs."""
    folders = new.is_dir(), target.is_dir() and not target.is_symlink()
    if all(folders) and new.name.startswith("."):
        for inner in sorted(new.iterdir()):
            _move(inner, target / inner.name, old, numbers)
        return
    if any(folders) and (target.exists() or target.is_symlink()):
        target.rename(old / next(numbers))
    new.replace(target)
