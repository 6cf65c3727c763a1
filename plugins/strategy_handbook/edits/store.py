"""Open the files that an edit touches, and replace them all or none: a crash in between loses nothing."""

from __future__ import annotations

import codecs
import difflib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from strategy_handbook.edits import journal
from strategy_handbook.source.document import Document
from strategy_handbook.source.handwritten import HandwrittenPage, read_page
from strategy_handbook.source.reader import SUFFIXES, Sources, natural_key
from strategy_handbook.source.syntax import compose
from strategy_handbook.writing import drafted, locked, put


class RefusedError(Exception):
    """An edit that would not be right is not made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file should become.

    Attributes:
        path: Its path from the project folder.
        file: Where it lies.
        before: Its bytes when it was read; None for a new file.
        after: The bytes to write.
    """

    path: str
    file: Path
    before: bytes | None
    after: bytes

    @property
    def text(self) -> str:
        """What will be written, as text."""
        return self.after.decode("utf-8-sig")

    def diff(self) -> str:
        """The change as a unified diff."""
        before = (self.before or b"").decode("utf-8-sig").splitlines(keepends=True)
        old = "/dev/null" if self.before is None else f"a/{self.path}"
        lines = difflib.unified_diff(before, self.text.splitlines(keepends=True), old, f"b/{self.path}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to edit: its text without the byte order mark, line ends as they are."""

    path: str
    file: Path
    raw: bytes
    text: str

    @property
    def newline(self) -> str:
        """How its lines end."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"

    @property
    def root(self) -> yaml.MappingNode | None:
        """The top mapping of a YAML file; None when the file is empty.

        Raises:
            RefusedError: It does not parse; the message is the reader's own.
        """
        return parsed(self.path, self.file, self.text)

    def draft(self, text: str) -> Draft:
        """The file with another text."""
        mark = codecs.BOM_UTF8 if self.raw.startswith(codecs.BOM_UTF8) else b""
        return Draft(self.path, self.file, self.raw, mark + text.encode())


def parsed(path: str, file: Path, text: str) -> yaml.MappingNode | None:
    """The top mapping of a YAML text; None when it is empty.

    Raises:
        RefusedError: It does not parse; the message is the reader's own.
    """
    document, problems = compose(path, file, text)
    for check, problem in problems:
        if check == "yaml-syntax":
            raise RefusedError(f"{problem.location}: {problem.message} Until then the file stays as it is.")
    return document.root if document else None


def open_file(path: str, file: Path) -> Opened:
    """Open a file to edit it.

    Raises:
        RefusedError: It is a link, or cannot be read or decoded.
    """
    if file.is_symlink():
        raise RefusedError(f"{path} is a symbolic link. Edit the file it leads to: {file.resolve()}.")
    try:
        raw = file.read_bytes()
        return Opened(path, file, raw, raw.decode("utf-8-sig"))
    except OSError as error:
        raise RefusedError(f"{path} cannot be opened: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise RefusedError(
            f"{path} is not saved as UTF-8. In your editor choose “Save with encoding: UTF-8”."
        ) from None


def refuse_unreadable(sources: Sources, paths: Iterable[str] | None = None) -> None:
    """Stop when a file that an edit depends on does not parse; without paths, when any does not.

    Raises:
        RefusedError: With the reader's own message.
    """
    wanted = sources.unreadable if paths is None else sources.unreadable.intersection(paths)
    for check, problem in sources.problems:
        if check == "yaml-syntax" and problem.location.path in wanted:
            raise RefusedError(f"{problem.location}: {problem.message} Until then nothing is changed.")


# -- what the drafts lead to ---------------------------------------------------------------------------------


def sources_after(sources: Sources, drafts: Iterable[Draft]) -> Sources:
    """The sources as they will be once the drafts are written.

    Raises:
        RefusedError: A draft does not parse.
    """
    documents = {document.path: document for document in sources.documents}
    problems = list(sources.problems)
    added = 0
    for draft in drafts:
        if draft.file.suffix.lower() not in SUFFIXES:
            continue
        added += draft.before is None
        problems = [(check, problem) for check, problem in problems if problem.location.path != draft.path]
        parsed(draft.path, draft.file, draft.text)
        document, found = compose(draft.path, draft.file, draft.text)
        problems.extend(found)
        documents.pop(draft.path, None)
        if document:
            documents[draft.path] = document
    return replace(
        sources, documents=tuple(_in_order(documents.values())), problems=tuple(problems), files=sources.files + added
    )


def _in_order(documents: Iterable[Document]) -> Iterator[Document]:
    yield from sorted(documents, key=lambda document: natural_key(document.path))


def pages_after(pages: Sequence[HandwrittenPage] | None, drafts: Iterable[Draft]) -> tuple[HandwrittenPage, ...] | None:
    """The hand-written pages as they will be once the drafts are written."""
    if pages is None:
        return None
    texts = {draft.path: draft.text for draft in drafts}
    return tuple(read_page(page.uri, page.path, texts[page.path]) if page.path in texts else page for page in pages)


# -- writing -------------------------------------------------------------------------------------------------


def replace_all(drafts: Sequence[Draft], root: Path) -> None:
    """Write every draft beside its file, then rename them all; after a fault all files are as before.

    If the process is killed in between, the next edit finishes what was begun. Two edits at once come one after the
    other, and the second is refused if it began with what the first has changed.

    Args:
        drafts: What to write.
        root: The project folder.

    Raises:
        RefusedError: A file cannot be written, or has changed since it was read.
    """
    try:
        for folder in (root, *_folders(drafts)):
            folder.mkdir(parents=True, exist_ok=True)
        with locked(root):
            journal.end(root)
            for draft in drafts:
                _refuse_to_write(draft)
            _replace(drafts, root)
    except journal.ForeignError as error:
        raise RefusedError(str(error)) from None
    except OSError as error:
        raise RefusedError(f"{error.filename} cannot be written: {error.strerror}. Nothing was changed.") from None


def end_cut_off(root: Path) -> bool:
    """Finish an edit that was killed in the middle; gives whether there was one.

    Raises:
        RefusedError: A file cannot be written, or no edit wrote the journal.
    """
    try:
        with locked(root):
            return journal.end(root)
    except journal.ForeignError as error:
        raise RefusedError(str(error)) from None
    except OSError as error:
        why = f"{error.filename} cannot be written: {error.strerror}"
        raise RefusedError(f"an edit that was cut off has to be finished first, but {why}.") from None


def _folders(drafts: Iterable[Draft]) -> list[Path]:
    return sorted({draft.file.parent for draft in drafts})


def _replace(drafts: Sequence[Draft], root: Path) -> None:
    staged: list[tuple[Draft, Path]] = []
    done: list[Draft] = []
    journal.write(root, _folders(drafts))
    try:
        for draft in drafts:
            staged.append((draft, drafted(draft.file, draft.after)))  # noqa: PERF401 - those before a fault are removed
        journal.write(root, _folders(drafts), [_move(draft, temporary) for draft, temporary in staged])
        for draft, temporary in staged:
            os.replace(temporary, draft.file)  # noqa: PTH105 - the name that tests and readers look for
            done.append(draft)
    except BaseException as error:
        kept = [draft.path for draft in reversed(done) if not _restored(draft)]
        for _, temporary in staged:
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            state = f"Changed already: {', '.join(kept)}." if kept else "Nothing was changed."
            raise RefusedError(f"{error.filename} cannot be written: {error.strerror}. {state}") from None
        raise
    finally:
        journal.end(root)


def _move(draft: Draft, temporary: Path) -> journal.Move:
    before = None if draft.before is None else journal.mark(draft.before)
    return journal.Move(draft.file, temporary.name, before, journal.mark(draft.after))


def _refuse_to_write(draft: Draft) -> None:
    if draft.before is None:
        if os.path.lexists(draft.file):
            raise RefusedError(f"{draft.path} exists already. Nothing was changed.")
        return
    current = open_file(draft.path, draft.file)
    if current.raw != draft.before:
        raise RefusedError(f"{draft.path} has changed in the meantime. Run the command again.")
    if not draft.file.stat().st_mode & 0o222 or not os.access(draft.file, os.W_OK):
        raise RefusedError(f"{draft.path} is read-only. Allow writing first; nothing was changed.")


def _restored(draft: Draft) -> bool:
    """Put back what was there; where even that fails, the file is whole all the same, with its new content."""
    if draft.before is None:
        draft.file.unlink(missing_ok=True)
        return True
    try:
        put(draft.file, draft.before)
    except OSError:
        return False
    return True
