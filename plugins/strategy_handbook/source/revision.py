"""The files of a git revision, written to a folder without touching the work tree."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

SUFFIXES = (".yml", ".yaml", ".md", ".csv")
"""What a strategy and its handbook are made of; pictures and the like are left out."""

REGULAR_FILES = ("100644", "100755")
"""Modes of git for files; symbolic links and submodules are left out."""

_BEYOND = ("it may exist beyond this shallow clone. Fetch the whole history with “git fetch --unshallow” "
           "(on GitHub, “fetch-depth: 0” for actions/checkout; on GitLab, “GIT_DEPTH: 0”)")
_ELSEWHERE = "“git log --oneline” and “git branch --all” list what there is; “git fetch” brings what others pushed"


class GitError(Exception):
    """Git could not do what was asked; the message says why and what helps."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that a commit changed: its path, and its blobs; an empty text where there was or is none."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its name, when it was made (ISO 8601), and what it changed."""

    name: str
    moment: str
    files: tuple[ChangedFile, ...]


def _changed(about: str, path: str) -> ChangedFile:
    """A file from what ``git log --raw`` says about it; what is no regular file counts as absent."""
    old_mode, new_mode, before, after, _status = about.removeprefix(":").split(" ")
    return ChangedFile(path, before if old_mode in REGULAR_FILES else "", after if new_mode in REGULAR_FILES else "")


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository, and the project folder within it.

    Attributes:
        top: The top folder of the work tree.
        prefix: The path from there to the project, with ``/`` at its end; empty if they are the same.
    """

    top: Path
    prefix: str

    @classmethod
    def at(cls, folder: Path, instead: str = "") -> Repository:
        """The repository that a folder belongs to.

        Args:
            folder: The folder.
            instead: A sentence for those who have no git: what they can do without.

        Raises:
            GitError: There is none, or no git.
        """
        try:
            found = _git(folder, "rev-parse", "--show-toplevel", "--show-prefix", or_else=(
                f"{folder} is not in a git repository, so there is no earlier strategy to compare with."))
        except GitError as error:
            raise GitError(f"{error} {instead}".strip()) from None
        top, _, prefix = found.decode("utf-8", "surrogateescape").rstrip("\n").partition("\n")
        return cls(Path(top), prefix)

    @property
    def is_shallow(self) -> bool:
        """Whether only the last part of the history is here."""
        return self.run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def commit(self, revision: str) -> str:
        """The full name of the commit that a revision names.

        Raises:
            GitError: There is no such commit here.
        """
        where = _BEYOND if self.is_shallow else _ELSEWHERE
        return self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
                        or_else=f"there is no revision “{revision}” here: {where}.").decode().strip()

    def run(self, *arguments: str, or_else: str = "", stdin: bytes = b"") -> bytes:
        """What a git command says.

        Raises:
            GitError: It failed.
        """
        return _git(self.top, *arguments, or_else=or_else, stdin=stdin)

    def write(self, commit: str, folder: Path) -> None:
        """Write the project's YAML, Markdown and CSV files of a commit below a folder."""
        files = list(self.files(commit, self.prefix))
        for (name, _blob), content in zip(files, self.contents(blob for _name, blob in files), strict=True):
            file = folder / name.removeprefix(self.prefix)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def edits(self, folder: Path, most: int) -> Iterator[Commit]:
        """The newest commits that touched YAML below a folder, newest first, each against its first parent.

        Raises:
            GitError: There is no commit yet.
        """
        if not folder.is_relative_to(self.top):
            return
        told = self.run("--literal-pathspecs", "log", "--first-parent", "-m", "--root", "--raw", "-z", "--no-abbrev",
                        "--no-renames", "--no-color", "--no-show-signature", "--format=%H %cI",
                        f"--max-count={most}", "--", folder.relative_to(self.top).as_posix())
        parts = iter(told.decode("utf-8", "surrogateescape").split("\0"))
        name, moment, files = "", "", list[ChangedFile]()
        for part in parts:
            about = part.removeprefix("\n")
            if about.startswith(":"):
                files.append(_changed(about, next(parts)))  # names are whole here: with -z git quotes none
                continue
            if name:
                yield Commit(name, moment, tuple(one for one in files if one.path.lower().endswith((".yml", ".yaml"))))
            name, _, moment = about.partition(" ")
            files = []

    def commits(self, folder: Path, most: int) -> Iterator[tuple[str, str]]:
        """The newest commits that touched a folder, newest first: the name of each, and when it was made (ISO 8601).

        Raises:
            GitError: There is no commit yet.
        """
        told = self.run("--literal-pathspecs", "log", "--first-parent", "--no-show-signature", "--format=%H %cI",
                        f"--max-count={most}", "--", folder.relative_to(self.top).as_posix())
        for line in told.decode().splitlines():
            name, _, moment = line.partition(" ")
            yield name, moment

    def files(self, commit: str, below: str) -> Iterator[tuple[str, str]]:
        """Path from the top of the repository, and blob, of each file below a folder that counts."""
        listed = self.run("--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit,
                          *([below] if below else []))
        for entry in filter(None, listed.split(b"\0")):
            about, _, raw = entry.partition(b"\t")
            mode, _type, blob = about.decode().split(" ")
            name = os.fsdecode(raw)
            steps = PurePosixPath(name.removeprefix(below))
            hidden = any(step.startswith(".") for step in steps.parts)  # also “..”, which git does not allow itself
            if mode in REGULAR_FILES and steps.suffix.lower() in SUFFIXES and not hidden and not steps.is_absolute():
                yield name, blob

    def contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """The content of each blob, read by one process.

        Raises:
            GitError: A partial clone does not hold it.
        """
        names = list(blobs)
        told = self.run("cat-file", "--batch", stdin="".join(f"{name}\n" for name in names).encode())
        start = 0
        for name in names:
            end = told.index(b"\n", start)
            about = told[start:end].split(b" ")
            if len(about) != 3:
                raise GitError(f"this clone does not hold the file {name[:12]} of that revision. "
                               "Fetch the whole repository.")
            size = int(about[2])
            yield told[end + 1 : end + 1 + size]
            start = end + size + 2


def _git(folder: Path, *arguments: str, or_else: str = "", stdin: bytes = b"") -> bytes:
    command = ["git", "--no-optional-locks", "-c", "core.quotePath=false", *arguments]
    environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; revisions follow --end-of-options or were resolved
            command, cwd=folder, env=environment, input=stdin, capture_output=True, check=False)
    except FileNotFoundError:
        raise GitError("git is not installed (or not on the PATH), so earlier strategies cannot be read. "
                       "Install it from https://git-scm.com.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        if "dubious ownership" in said:
            raise GitError(f"git does not trust this folder, as it belongs to another user. Run: "
                           f"git config --global --add safe.directory {folder}")
        raise GitError(or_else or f"git {arguments[0]} failed: {said}")
    return done.stdout
