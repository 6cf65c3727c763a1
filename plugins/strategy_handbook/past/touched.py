"""What a change touches: the lines that differ from a revision, and the findings about what stands there."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from strategy_handbook.checks import Report
from strategy_handbook.findings import Finding
from strategy_handbook.model import Ref, Strategy
from strategy_handbook.source.revision import GitError, Repository

_HUNK = re.compile(rb"@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")
_FILES = ("*.yml", "*.yaml", "*.md")
_DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames",
         "--src-prefix=a/", "--dst-prefix=b/")


@dataclass(frozen=True, slots=True)
class Touched:
    """The lines that a change touches.

    Attributes:
        root: The folder that the paths of findings begin at.
        lines: The lines of each file that were added or changed, or stand before what was removed.
        whole: Files that are new altogether.
    """

    root: Path
    lines: Mapping[Path, tuple[range, ...]]
    whole: frozenset[Path]

    def narrowed(self, report: Report, strategy: Strategy) -> Report:
        """The findings whose item was touched, or whose file if they are about no item."""
        return Report(
            tuple(finding for finding in report.findings if self._touches(finding, strategy)),
            tuple(waived for waived in report.waived if self._touches(waived.finding, strategy)),
            report.skipped,
        )

    def _touches(self, finding: Finding, strategy: Strategy) -> bool:
        place = finding.location
        if self._holds(place.path, range(place.line, place.line + 1)):
            return True
        kind, _, id_ = (finding.subject or "").partition(":")
        item = strategy.get(Ref(kind, id_))
        if item is None:
            return self._holds(place.path, None)
        start = item.place()
        return self._holds(start.path, range(start.line, item.end_line + 1))

    def _holds(self, path: str, lines: range | None) -> bool:
        """Whether any of these lines of a file was touched; without lines, any at all."""
        file = (self.root / path).resolve()
        if file in self.whole:
            return True
        touched = self.lines.get(file, ())
        return any(lines is None or (one.start < lines.stop and lines.start < one.stop) for one in touched)


def touched_since(root: Path, repository: Repository, revision: str) -> Touched:
    """What the files as they are now changed since they parted from a revision.

    Raises:
        GitError: There is no such revision.
    """
    commit = repository.commit(revision)
    try:
        base = repository.run("merge-base", commit, "HEAD").decode().strip()
    except GitError:  # a shallow clone, or no commit yet: the revision itself is all there is
        base = commit
    changed = repository.run(*_DIFF, "--unified=0", base, "--", *_FILES)
    added = repository.run(*_DIFF, "--name-only", "--diff-filter=A", "-z", base, "--", *_FILES)
    untracked = repository.run("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", *_FILES)
    top = repository.top
    lines = {(top / name).resolve(): tuple(found) for name, found in _changed(changed.split(b"\n")).items()}
    new = (os.fsdecode(name) for name in (added + untracked).split(b"\0") if name)
    return Touched(root, lines, frozenset((top / name).resolve() for name in new))


def _changed(diff: Iterable[bytes]) -> dict[str, list[range]]:
    """Read a diff without context: file → its touched lines."""
    found: dict[str, list[range]] = {}
    name = ""
    for line in _heads(diff):
        if hunk := _HUNK.match(line):
            start = max(int(hunk[2]), 1)
            count = int(hunk[3] or 1) or 1  # what was removed stood behind the line that is named
            found.setdefault(name, []).append(range(start, start + count))
        elif line.startswith(b"+++ "):
            name = _file_name(line[4:])
    return found


def _heads(diff: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a diff that are not content, which may look like anything."""
    content = 0
    for line in diff:
        if content and line[:1] in (b"+", b"-"):
            content -= 1
            continue
        if hunk := _HUNK.match(line):
            content = int(hunk[1] or 1) + int(hunk[3] or 1)
        yield line


def _file_name(written: bytes) -> str:
    """The name of a file from the top: git ends it with a tab if it holds blanks, and quotes it if it holds worse."""
    written = written.rstrip(b"\t\r")
    if written.startswith(b'"'):
        written = codecs.decode(written[1:-1], "unicode_escape").encode("latin-1")
    return os.fsdecode(written).removeprefix("b/")
