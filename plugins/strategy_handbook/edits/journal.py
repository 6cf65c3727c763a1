"""What an edit of several files is about to do, so that one that is killed in the middle is finished by the next.

The journal lies in the project folder while an edit goes on. Before the new contents are all on disk it only says where
drafts may lie; from then on it also says which of them takes the place of which file. Files outside the project are
written without it: what a journal says that came along with somebody's repository must not reach them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from strategy_handbook.writing import clear, last, put

_NAME = ".strategy-edit.json"


class ForeignError(Exception):
    """There is a journal that no edit wrote; the message says where."""


@dataclass(frozen=True, slots=True)
class Move:
    """A draft that takes the place of the file it lies beside.

    Attributes:
        file: The file.
        draft: The name of the draft.
        before: A mark of what the file held; None if there was none.
        after: A mark of what the draft holds.
    """

    file: Path
    draft: str
    before: str | None
    after: str

    @property
    def is_done(self) -> bool:
        """Whether the draft is in place."""
        return _held(self.file) == self.after and not self._beside.exists()

    @property
    def is_due(self) -> bool:
        """Whether the draft can still take its place."""
        return _held(self._beside) == self.after and _held(self.file) == self.before

    def make(self) -> None:
        """Put the draft in its place."""
        self._beside.replace(self.file)

    @property
    def _beside(self) -> Path:
        return self.file.with_name(self.draft)


def mark(content: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(content).hexdigest()


def _held(file: Path) -> str | None:
    return mark(file.read_bytes()) if file.is_file() else None


def write(root: Path, folders: Iterable[Path], moves: Sequence[Move] = ()) -> None:
    """Say where drafts will lie; with moves, that all are there.

    Raises:
        OSError: It cannot be written.
    """
    if all(folder.is_relative_to(root) for folder in folders):
        told = [[one.file.relative_to(root).as_posix(), one.draft, one.before, one.after] for one in moves]
        where = [folder.relative_to(root).as_posix() for folder in folders]
        put(root / _NAME, json.dumps({"folders": where, "moves": told}).encode())
        last(root)


def end(root: Path) -> bool:
    """End the edit that the journal tells of, if there is one; the project must be locked.

    Drafts take their places if all were there and nobody has changed the files since, and are removed otherwise. Gives
    whether files were changed.

    Raises:
        ForeignError: No edit wrote the journal.
        OSError: A file cannot be written.
    """
    journal = root / _NAME
    clear(root)  # a journal that was never written to its end
    if not journal.is_file():
        return False
    folders, moves = _told(journal, root)
    due = [one for one in moves if not one.is_done]
    holds = all(one.is_due and _is_within(one.file, root) for one in due)
    if holds:
        for one in due:
            one.make()
    for folder in folders:
        if folder.is_dir() and _is_within(folder, root):
            clear(folder)
            last(folder)
    journal.unlink()
    return holds and bool(due)


def _told(journal: Path, root: Path) -> tuple[list[Path], list[Move]]:
    """The folders that a journal names, and the moves."""
    try:
        told = json.loads(journal.read_text("utf-8"))
        moves = [Move(root / file, draft, before, after) for file, draft, before, after in told["moves"]]
        folders = [root / folder for folder in told["folders"]]
        for one in moves:
            one.file.with_name(one.draft)  # refuses what is no name of a file
    except (ValueError, KeyError, TypeError):
        raise ForeignError(f"{journal} was not written by an edit. Delete it.") from None
    return folders, moves


def _is_within(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())
