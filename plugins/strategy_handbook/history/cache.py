"""What was worked out about commits, kept in ``.cache/strategy-handbook/``: a commit never changes."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

from strategy_handbook.model.visibility import Hidden
from strategy_handbook.settings import Settings
from strategy_handbook.writing import put

FOLDER = ".cache/strategy-handbook"

T = TypeVar("T")


class Cache(Generic[T]):
    """What is known by commit. It makes a build quicker and changes nothing else: without it all is worked out anew."""

    def __init__(self, settings: Settings, name: str, about: str, rooms: tuple[str, ...],
                 read: Callable[[Any], T]) -> None:
        """Open the cache.

        Args:
            settings: Those of the project.
            name: The name of its file, without an ending.
            about: What its content depends on besides commits: another text, another cache.
            rooms: The folders or modules of this package that work the content out: other code, another cache.
            read: Turns JSON into what is kept; what it cannot read counts as not kept.
        """
        self._file = settings.root / FOLDER / f"{name}.json"
        self._key = f"{_code(rooms)} {about}"
        self._kept: dict[str, T] = {}
        self._changed = False
        # It may be another version's file, or half of one: then all is worked out anew.
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            written = json.loads(self._file.read_text("utf-8"))
            if written["key"] == self._key:
                self._kept = {name: read(told) for name, told in written["commits"].items()}

    def __contains__(self, commit: str) -> bool:
        return commit in self._kept

    def __getitem__(self, commit: str) -> T:
        return self._kept[commit]

    def __setitem__(self, commit: str, told: T) -> None:
        self._kept[commit] = told
        self._changed = True

    def write(self, commits: Iterable[str]) -> None:
        """Keep what was found out about these commits; where nothing can be written, nothing is kept."""
        if not self._changed:
            return
        content = {"key": self._key, "commits": {name: self._kept[name] for name in commits}}
        with contextlib.suppress(OSError):
            put(self._file.parent / ".gitignore", b"*\n")
            put(self._file, json.dumps(content, ensure_ascii=False).encode())


def told_to(settings: Settings, hidden: Hidden) -> str:
    """A mark of whom the past is told to, and of what is kept from them."""
    kept = [sorted((key, *sorted(ids)) for key, ids in hidden.names.items()), sorted(hidden.fields)]
    return f"{settings.audience} {settings.default_visibility} {hashlib.sha256(json.dumps(kept).encode()).hexdigest()}"


@functools.cache
def _code(rooms: tuple[str, ...]) -> str:
    """A mark of the code in these rooms, and of all translations."""
    package = Path(__file__).parents[1]
    files = [file for room in rooms for file in ((package / room).glob("*.py") if "." not in room
                                                 else (package / room,))]
    catalogues = (package / "locale").rglob("*.mo")
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted((*files, *catalogues)))).hexdigest()[:16]
