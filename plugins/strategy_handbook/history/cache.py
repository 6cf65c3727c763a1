"""What commits were found to change, kept in ``.cache/strategy-handbook/``: a commit never changes."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from strategy_handbook.history.told import Piece, Sentence
from strategy_handbook.settings import Settings

FOLDER = ".cache/strategy-handbook"

Told = tuple[Sentence, ...] | None


class Cache:
    """Sentences by commit. It makes a build quicker and changes nothing else: without it all is worked out anew."""

    def __init__(self, settings: Settings) -> None:
        self._file = settings.root / FOLDER / "history.json"
        self._key = f"{_code()} {settings.locale} {settings.strategy_dir.name}"
        self._kept: dict[str, Told] = {}
        self._changed = False
        # It may be another version's file, or half of one: then all is worked out anew.
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            written = json.loads(self._file.read_text("utf-8"))
            if written["key"] == self._key:
                self._kept = {name: _read(told) for name, told in written["commits"].items()}

    def __contains__(self, commit: str) -> bool:
        return commit in self._kept

    def __getitem__(self, commit: str) -> Told:
        return self._kept[commit]

    def __setitem__(self, commit: str, told: Told) -> None:
        self._kept[commit] = told
        self._changed = True

    def write(self, commits: Iterable[str]) -> None:
        """Keep what was found out about these commits; where nothing can be written, nothing is kept."""
        if not self._changed:
            return
        content = {"key": self._key, "commits": {name: self._kept[name] for name in commits}}
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            (self._file.parent / ".gitignore").write_text("*\n", "utf-8")
            half = self._file.with_suffix(".new")
            half.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
            half.replace(self._file)


def _read(told: Any) -> Told:
    if told is None:
        return None
    return tuple(tuple(Piece(str(text), str(ref)) for text, ref in sentence) for sentence in told)


@functools.cache
def _code() -> str:
    """A mark of the code that makes the sentences: other words, another cache."""
    package = Path(__file__).parents[1]
    files = [file for room in ("comparison", "history", "model") for file in (package / room).glob("*.py")]
    catalogues = (package / "locale").rglob("*.mo")
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted((*files, *catalogues)))).hexdigest()[:16]
