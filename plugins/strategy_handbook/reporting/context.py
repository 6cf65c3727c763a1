"""What a format may want to know besides the findings, and the sentences that all formats share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from strategy_handbook.checks import Report
from strategy_handbook.findings import Location, Severity


@dataclass(frozen=True, slots=True)
class Context:
    """Where a report is read.

    Attributes:
        root: The folder that the paths of findings begin at.
        files: How many files were looked at.
        unreadable: How many of them could not be read.
        width: Columns of the terminal; None when lines go to a file or a program, and stay whole.
        colour: Whether colours are wanted.
        repository: The folder that the code host's paths begin at, if it is not the root.
        failing: The least severity that counts as failure.
    """

    root: Path
    files: int
    unreadable: int = 0
    width: int | None = None
    colour: bool = False
    repository: Path | None = None
    failing: Severity = Severity.ERROR

    def path(self, place: Location) -> str:
        """The path of a place from the top of the repository, which may lie above ``mkdocs.yml``."""
        if self.repository is None:
            return place.path
        try:
            return (self.root / place.path).relative_to(self.repository).as_posix()
        except ValueError:
            return Path(place.path).as_posix()


def number_of(count: int, word: str, many: str | None = None) -> str:
    """Write a number with its word: “1 file”, “2 files”."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def summary(report: Report, context: Context) -> Iterator[str]:
    """One to three sentences at the end: how much was found, what is waived, what waited."""
    counted = [
        number_of(count, severity.word, "info" if severity is Severity.INFO else None)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        if (count := report.count(severity))
    ]
    yield f"{', '.join(counted) or 'No findings'} in {number_of(context.files, 'file')}"
    if report.waived:
        waived = number_of(len(report.waived), "more finding is", "more findings are")
        yield f"{waived} waived for now."
    if report.skipped and not context.unreadable:
        yield "Checks on links waited because the handbook does not know what some lines are about. Mend them first."
    elif report.skipped:
        it = "it" if context.unreadable == 1 else "them"
        yield (
            f"Checks on links waited because {number_of(context.unreadable, 'file')} could not be "
            f"read. Mend {it} first, then check again."
        )


def visible(text: str) -> str:
    """Make a text safe to show on a terminal: no control character, no change of direction.

    Texts come from files that anybody may have written, and a terminal obeys what it is shown.
    """
    return _UNSAFE.sub(_stand_in, text)


# Control characters, overrides of the writing direction, and halves of characters in file names.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _stand_in(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\t":
        return "→"
    if character < " ":
        return chr(0x2400 + ord(character))  # its picture: ␀, ␛
    return "\ufffd"


_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def cells(text: str) -> int:
    """How many columns of a terminal a text takes. ASCII, of which most lines consist, takes one each."""
    return len(text) + sum(
        -1 if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
        else unicodedata.east_asian_width(c) in "WF"
        for c in _BEYOND_ASCII.findall(text)
    )
