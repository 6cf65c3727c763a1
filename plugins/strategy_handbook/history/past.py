"""Strategies of earlier commits, composed from the contents of their files; equal files are composed once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from strategy_handbook.model import Strategy, build_strategy
from strategy_handbook.source.document import Document
from strategy_handbook.source.reader import MAX_FILE_BYTES
from strategy_handbook.source.syntax import compose


class Composer:
    """Composes files of earlier commits and remembers them, as most stay the same from one commit to the next."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bytes], tuple[Document | None, bool]] = {}

    def strategy(self, files: Iterable[tuple[str, bytes]]) -> Strategy | None:
        """The strategy that these files hold, each its path and content; None if one of them cannot be read."""
        documents = []
        for file in files:
            if file not in self._known:
                self._known[file] = _composed(*file)
            document, readable = self._known[file]
            if not readable:
                return None
            if document is not None:
                documents.append(document)
        return build_strategy(documents)[0]


def _composed(path: str, content: bytes) -> tuple[Document | None, bool]:
    """The document of a file, None if it is empty; and whether it could be read."""
    if len(content) > MAX_FILE_BYTES:
        return None, False
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, False
    document, found = compose(path, Path(path), text)
    return document, all(check != "yaml-syntax" for check, _problem in found)
