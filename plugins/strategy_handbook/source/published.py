"""A finished site as texts, whatever form its files have, to look for words that must not be in it."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote_plus

_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U(000[\da-fA-F]{5}|0010[\da-fA-F]{4})|(\s+|.))")
"""What JSON, scripts, calendars, YAML and Markdown write in the place of a sign."""
_BLANKS = frozenset("nNrt")
"""Signs that mean a blank behind a backslash."""
_PACKED = b"\x1f\x8b"
"""Begins what gzip wrote, whatever its name: the parts of Pagefind are such files."""
_FOLD = re.compile(r"\r?\n[ \t]")
"""Where a calendar breaks its lines, be it within a word."""


def files_below(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site: its path and its content.

    Raises:
        OSError: A file cannot be read.
    """
    for file in sorted(site.rglob("*")):
        if file.is_file():
            yield file.relative_to(site).as_posix(), file.read_bytes()


def published(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    """The path of each file; and the path with all that is written in the file, before :func:`readable`."""
    for name, packed in files:
        content = _unpacked(packed) if packed.startswith(_PACKED) else packed
        text = "" if b"\0" in content else content.decode("utf-8", "replace")
        if Path(name.removesuffix(".gz")).suffix == ".ics":
            text = _FOLD.sub("", text)
        yield name, "\n".join((name, text, *_meant(text)))


def _meant(text: str) -> Iterator[str]:
    """What the text says where it writes signs in other signs, as texts of their own."""
    if "\\" in text:
        yield _whole(_ESCAPE.sub(_sign, text))
    if "%" in text:
        yield unquote_plus(text)


def _sign(escape: re.Match[str]) -> str:
    short = escape[4]
    if short is None:
        return chr(int(escape[escape.lastindex or 0], 16))
    if short.isspace():  # YAML goes on in the next line
        return "" if "\n" in short else short
    return " " if short in _BLANKS else short


def _whole(text: str) -> str:
    """A text whose halves of characters are joined: JSON writes what lies beyond 16 bits as two."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unpacked(content: bytes) -> bytes:
    """What was packed; the content itself if it is no such file after all."""
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return content


def readable(text: str) -> str:
    """A text with its tags, for what stands in attributes, and without, for words that tags part from each other."""
    return f"{unescape(text)}\n{unescape(_TAG.sub(' ', text))}"
