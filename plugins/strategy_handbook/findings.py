"""What a check says, and where: the vocabulary shared by every room of the house."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Severity(enum.IntEnum):
    """How much a finding matters. An error refuses to publish."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as settings and reports write it: ``error``, ``warning``, ``info``, ``off``."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """Read a severity from settings.

        Raises:
            ValueError: The word names no severity.
        """
        try:
            return cls[word.strip().upper()]
        except KeyError:
            raise ValueError(f"“{word}” is not a severity. Use error, warning, info or off.") from None


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a source file: path from the project folder (with ``/``), line and column from 1."""

    path: str
    line: int
    column: int

    def __post_init__(self) -> None:
        if self.line < 1 or self.column < 1:
            raise ValueError(f"a place counts from 1, not {self.line}:{self.column}")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


LONGEST_MESSAGE = 2_000


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields: a sentence, its place, and what it is about.

    Attributes:
        message: One or two plain sentences: the thing, the fault, the value, the fix.
        location: The place to go to.
        subject: The entity concerned as ``kind:id``, or None for a whole file.
        field: The top-level field concerned, or None for the entity as a whole.
        meant: The top-level field that was probably meant, where the one concerned does not exist.
    """

    message: str
    location: Location
    subject: str | None = None
    field: str | None = None
    meant: str | None = None

    def __post_init__(self) -> None:
        """A message quotes what is wrong; of an endless text, only as much as can be read."""
        if len(self.message) > LONGEST_MESSAGE:
            cut = f"{self.message[: LONGEST_MESSAGE // 2]} … {self.message[-LONGEST_MESSAGE // 2 :]}"
            object.__setattr__(self, "message", cut)  # frozen, and not yet seen by anybody


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem stamped by the engine with its check, family and severity."""

    check: str
    family: str
    severity: Severity
    message: str
    location: Location
    subject: str | None = None
    field: str | None = None

    @property
    def sort_key(self) -> tuple[Location, str, str]:
        """Findings are read from the top of a file to its end."""
        return (self.location, self.check, self.message)

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.word}: {self.message} [{self.check}]"
