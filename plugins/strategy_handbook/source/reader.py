"""Find and read the YAML files of a strategy, turning every fault into a problem with a place."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from strategy_handbook.findings import Location, Problem
from strategy_handbook.source.document import Document
from strategy_handbook.source.syntax import compose

MAX_FILE_BYTES = 4_000_000
MAX_TOTAL_BYTES = 64_000_000
SUFFIXES = (".yml", ".yaml")

_SAVE_AS = "In your editor choose “Save with encoding: UTF-8”."


@dataclass(frozen=True)
class Sources:
    """Every file that was looked at: those that could be read, and what was wrong with any of them.

    Attributes:
        documents: One per file with content, in natural order of their paths.
        problems: Pairs of check name (``yaml-syntax``, ``duplicate-key``, …) and problem.
        unreadable: Paths of files whose content is lost to the strategy.
        files: How many files there are.
    """

    documents: tuple[Document, ...]
    problems: tuple[tuple[str, Problem], ...]
    unreadable: frozenset[str]
    files: int


def natural_key(text: str) -> list[tuple[int, int, str]]:
    """Sort key under which ``goal-2`` comes before ``goal-10``, the same on every machine."""
    return [
        (0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in re.split(r"([0-9]{1,18})", text)
    ]


def read_sources(folder: Path, root: Path) -> Sources:
    """Read every ``*.yml`` and ``*.yaml`` file below a folder.

    Args:
        folder: Where the strategy lives; hidden files and folders are left out.
        root: The folder that paths in findings are relative to.
    """
    documents: list[Document] = []
    problems: list[tuple[str, Problem]] = []
    unreadable: set[str] = set()
    total = 0
    files = list(_files(folder))
    for file in files:
        path = _relative(file, root)
        text, fault, size = _decoded(file, folder)
        total += size
        if total > MAX_TOTAL_BYTES and fault is None:
            fault = Fault(
                1,
                1,
                f"the strategy is larger than {MAX_TOTAL_BYTES // 1_000_000} MB in all; "
                "this file and those after it were left out.",
            )
        if fault is None:
            document, found = compose(path, file, text)
            problems.extend(found)
            if document is None:
                unreadable.update(path for check, _ in found if check == "yaml-syntax")
            else:
                documents.append(document)
        else:
            unreadable.add(path)
            place = Location(path, fault.line, fault.column)
            problems.append(("yaml-syntax", Problem(fault.message, place)))
    return Sources(tuple(documents), tuple(problems), frozenset(unreadable), len(files))


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file could not even be decoded; line and column count from 1."""

    line: int
    column: int
    message: str


def _files(folder: Path) -> Iterator[Path]:
    found = (file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES)
    visible = (
        file
        for file in found
        if not any(part.startswith(".") for part in file.relative_to(folder).parts) and not file.is_dir()
    )
    yield from sorted(visible, key=lambda file: natural_key(file.relative_to(folder).as_posix()))


def _relative(file: Path, root: Path) -> str:
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        return file.as_posix()


def _decoded(file: Path, folder: Path) -> tuple[str, Fault | None, int]:
    """Read the text of a file, or the fault that keeps us from it, and its size in bytes."""
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve()):
            return (
                "",
                Fault(
                    1, 1, "this is a symbolic link that leads out of the strategy folder; copy the file here instead."
                ),
                0,
            )
        found = file.stat()
        size = found.st_size
        if size > MAX_FILE_BYTES:
            message = f"this file has {size:,} bytes; at most {MAX_FILE_BYTES:,} are read. Split it into several files."
            return "", Fault(1, 1, message), 0
        raw, left = file.read_bytes(), file.stat()
        if (left.st_size, left.st_mtime_ns) != (size, found.st_mtime_ns):
            return "", Fault(1, 1, "this file was being saved while it was read. Try again."), size
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return "", Fault(1, 1, f"this file cannot be opened: {reason}."), 0
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if marked or raw[:64].count(0) >= 16:  # every other byte of Latin text in UTF-16 is 0
        return "", Fault(1, 1, f"this file is saved as UTF-16. {_SAVE_AS}"), size
    try:
        return raw.decode("utf-8-sig"), None, size
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        return (
            "",
            Fault(
                before.count(b"\n") + 1,
                column,
                "this file is not saved as UTF-8, so the character here (byte "
                f"0x{raw[error.start]:02x}) cannot be read. {_SAVE_AS}",
            ),
            size,
        )
