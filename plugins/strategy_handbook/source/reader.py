"""Find and read the YAML files of a strategy, turning every fault into a problem with a place."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from strategy_handbook.findings import Location, Problem
from strategy_handbook.source.document import Document
from strategy_handbook.source.syntax import Found, compose

MAX_FILE_BYTES = 4_000_000
MAX_TOTAL_BYTES = 64_000_000
MAX_TOTAL_VALUES = 600_000
"""Of a whole strategy: more than twice those of ten thousand entries."""
MAX_FILES = 20_000
SUFFIXES = (".yml", ".yaml")

Compose = Callable[[str, Path, str], tuple[Document | None, Found]]

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


def read_sources(folder: Path, root: Path, compose: Compose = compose) -> Sources:
    """Read every ``*.yml`` and ``*.yaml`` file below a folder.

    Args:
        folder: Where the strategy lives; hidden files and folders are left out.
        root: The folder that paths in findings are relative to.
        compose: Makes a document of a path, the file it stands for and its text, or has it from an earlier time.
    """
    documents: list[Document] = []
    problems: list[tuple[str, Problem]] = []
    unreadable: set[str] = set()
    total = values = 0
    files, closed = _files(folder)
    for file, why in closed:
        path = relative(file, root)
        unreadable.add(path)
        problems.append(("yaml-syntax", Problem(why, Location(path, 1, 1))))
    for file in files:
        path = relative(file, root)
        text, fault, size = _decoded(file, folder)
        total += size
        if total > MAX_TOTAL_BYTES and fault is None:
            fault = Fault(
                1,
                1,
                f"the strategy is larger than {MAX_TOTAL_BYTES // 1_000_000} MB in all; "
                "this file and those after it were left out.",
            )
        elif values > MAX_TOTAL_VALUES and fault is None:
            fault = Fault(1, 1, f"the strategy holds more than {MAX_TOTAL_VALUES:,} values in all; this file and those "
                                "after it were left out.")
        if fault is None:
            document, found = compose(path, file, text)
            problems.extend(found)
            if document is None:
                unreadable.update(path for check, _ in found if check == "yaml-syntax")
            else:
                documents.append(document)
                values += document.values
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


def _files(folder: Path) -> tuple[list[Path], list[tuple[Path, str]]]:
    """The files to read, in natural order of their paths, and what could not be looked into, each with its reason."""
    found: list[Path] = []
    closed: list[tuple[Path, str]] = []

    def refused(error: OSError) -> None:
        closed.append((Path(error.filename), f"this folder cannot be opened: {error.strerror}."))

    for here, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [Path(here, name) for name in folders if Path(here, name).is_symlink()]
        closed += [(link, "this is a symbolic link to a folder, which is not followed; copy the folder here instead.")
                   for link in links]
        found += [Path(here, name) for name in names
                  if not name.startswith(".") and name.lower().endswith(SUFFIXES)]
        if len(found) > MAX_FILES:
            many = f"this folder holds more than {MAX_FILES:,} files; the others were left out."
            closed.append((folder, f"{many} Join what belongs together."))
            break
    in_order = sorted(found, key=lambda file: natural_key(file.relative_to(folder).as_posix()))
    return in_order[:MAX_FILES], closed


def relative(file: Path, root: Path) -> str:
    """The path of a file as findings name it; of a name that is not UTF-8, what can be read."""
    try:
        path = file.relative_to(root).as_posix()
    except ValueError:
        path = file.as_posix()
    return os.fsencode(path).decode("utf-8", "replace")


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
        if not file.is_file():  # reading a pipe or a device might never end
            return "", Fault(1, 1, "this is no file but a pipe, a socket or a device. Remove it."), 0
        if "\ufffd" in relative(file, folder):
            return "", Fault(1, 1, "the name of this file is not UTF-8, so no page can name it. Rename it."), 0
        found = file.stat()
        size = found.st_size
        if size > MAX_FILE_BYTES:
            message = f"this file has {size:,} bytes; at most {MAX_FILE_BYTES:,} are read. Split it into several files."
            return "", Fault(1, 1, message), 0
        raw, left = file.read_bytes(), file.stat()
        if (left.st_size, left.st_mtime_ns) != (size, found.st_mtime_ns):
            return "", Fault(1, 1, "this file was being saved while it was read. Try again."), size
    except RuntimeError:  # what Python before 3.13 says of a link to itself
        return "", Fault(1, 1, "this is a symbolic link that leads back to itself; delete it."), 0
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
