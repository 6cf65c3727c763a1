"""Strategies of earlier commits, composed from the contents of their files; equal files are composed once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from strategy_handbook.model import Strategy, build_strategy
from strategy_handbook.model.projection import marked, project
from strategy_handbook.model.visibility import Clearance, Hidden
from strategy_handbook.source.document import Document
from strategy_handbook.source.reader import MAX_FILE_BYTES
from strategy_handbook.source.syntax import compose


class Composer:
    """Composes files of earlier commits and remembers them, as most stay the same from one commit to the next.

    Args:
        clearance: Whom the past is told to.
        hidden: What is hidden from them today, and so was before it was marked.
    """

    def __init__(self, clearance: Clearance, hidden: Hidden) -> None:
        self._clearance, self._hidden = clearance, hidden
        self._known: dict[tuple[str, bytes], tuple[Document | None, bool]] = {}

    def strategies(self, *sides: Iterable[tuple[str, bytes]]) -> tuple[tuple[Strategy, ...], Hidden] | None:
        """The strategies that these files hold, each its path and content; None if one of them cannot be read.

        What is hidden in one of them is hidden in all, and given too.
        """
        read = [self._documents(files) for files in sides]
        whole = [documents for documents in read if documents is not None]
        if len(whole) < len(read):
            return None
        hidden = self._hidden
        for documents in whole:
            hidden |= marked(documents, self._clearance)
        left = (project(documents, self._clearance, hidden).documents for documents in whole)
        return tuple(build_strategy(documents)[0] for documents in left), hidden

    def _documents(self, files: Iterable[tuple[str, bytes]]) -> list[Document] | None:
        """The documents of files; None if one of them cannot be read."""
        documents = []
        for file in files:
            if file not in self._known:
                self._known[file] = _composed(*file)
            document, readable = self._known[file]
            if not readable:
                return None
            if document is not None:
                documents.append(document)
        return documents


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
