"""Find what hand-written Markdown says about the strategy: links such as ``(goal:id)`` and ``strategy`` blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from strategy_handbook.findings import Location
from strategy_handbook.source.requests import WrittenRequest, in_markdown, written

LINK = re.compile(r"(?:\]\(|^ {0,3}\[[^\]]+\]:\s+)<?"
                  r"(?P<kind>[a-z]{1,30}):(?P<id>[^)>\s/#]{0,200})(?:#[^)>\s]{0,200})?(?=[)>\s]|$)")
"""The end of an inline link, whose text may have begun on a line before, or a reference definition.

Here and below repetition has a bound, so that no line however long takes more than its length in time."""
INLINE = re.compile(r"\[(?P<text>[^\[\]]{1,1000})\]\(<?(?P<kind>[a-z]{1,30}):(?P<id>[^)>\s/#]{0,200})"
                    r"(?:#[^)>\s]{0,200})?>?(?:\s{1,10}[^()]{0,200})?\)")
"""A whole inline link that has words of its own."""
HIDDEN = re.compile(r"`[^`]*`|<!--.{0,1000}?-->|\\\[[^\[\]]*\]")
"""What holds no link within a line: code, comments, and escaped brackets."""
IN_LINE_CODE = re.compile(r"`[^`]*`")
FENCE = re.compile(r"^(?P<indent> {0,12})(?P<fence>`{3,}|~{3,})\s*(?P<info>[^\s`{]*)")
LINE_END = re.compile(r"\r\n?|\n")
"""Where Markdown ends a line; Python knows more signs that end one."""
MAX_PAGE = 4_000_000
"""Characters of a page that are looked at."""
NOT_KINDS = frozenset(
    (
        "http",
        "https",
        "mailto",
        "tel",
        "ftp",
        "data",
        "javascript",
        "sms",
        "file",
        "urn",
        "callto",
        "geo",
        "msteams",
        "sip",
        "skype",
        "slack",
        "webcal",
    )
)


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link to an entity in Markdown, with the place of its address."""

    kind: str
    id: str
    location: Location


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced ``strategy`` block: its YAML, the place of its first line, and how many it has with its fences."""

    text: str
    location: Location
    lines: int


@dataclass(frozen=True, slots=True)
class HandwrittenPage:
    """A Markdown file of the handbook.

    Attributes:
        uri: Path from the handbook folder, with ``/``.
        path: Path from the project folder, as in findings.
        links: Its links to entities.
        blocks: Its ``strategy`` blocks.
        text: All of it.
        requests: What it makes a browser load from other hosts.
    """

    uri: str
    path: str
    links: tuple[WrittenLink, ...]
    blocks: tuple[Block, ...]
    text: str
    requests: tuple[WrittenRequest, ...] = ()


def read_handwritten(folder: Path, root: Path) -> tuple[HandwrittenPage, ...]:
    """Every Markdown file below the handbook folder, in order of their paths.

    Files that cannot be decoded are read as far as possible: MkDocs reports them itself.
    """
    pages = []
    for file in sorted(found for found in folder.rglob("*.md") if found.is_file()):  # no pipe, no folder
        uri = file.relative_to(folder).as_posix()
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        with file.open(encoding="utf-8-sig", errors="replace") as opened:
            pages.append(read_page(uri, path, opened.read(MAX_PAGE)))
    return tuple(pages)


def links_in(text: str) -> Iterator[tuple[str, str, int]]:
    """The links to entities in a piece of Markdown: kind, id, and the position of the address from 0."""
    hides = "`" in text or "<!--" in text or "\\[" in text  # few do, and a look costs less than a pattern
    for match in LINK.finditer(HIDDEN.sub(_blank, text) if hides else text):
        if match["kind"] not in NOT_KINDS:
            yield match["kind"], match["id"], match.start("kind")


def unlinked(text: str, leads_in: Callable[[str, str], bool]) -> str:
    """Markdown in which the links to some entities are only words; ``leads_in`` tells them by kind and id."""
    if "](" not in text:
        return text
    return INLINE.sub(lambda link: link["text"] if leads_in(link["kind"], link["id"]) else link[0], text)


def _blank(hidden: re.Match[str]) -> str:
    return " " * len(hidden[0])


def read_page(uri: str, path: str, text: str) -> HandwrittenPage:
    """What one page says about the strategy."""
    links: list[WrittenLink] = []
    blocks: list[Block] = []
    lines = LINE_END.split(text)
    visible = [""] * len(lines)
    for number, line, block in _parted(lines):
        if block is not None:
            blocks.append(Block("\n".join(block), Location(path, number, 1), len(block) + 2))
        else:
            visible[number - 1] = IN_LINE_CODE.sub(_blank, line)
        links.extend(WrittenLink(kind, id_, Location(path, number, column + 1)) for kind, id_, column in links_in(line))
    shown = "\n".join(visible)
    requests = tuple(written(in_markdown(shown), shown, path))
    return HandwrittenPage(uri, path, tuple(links), tuple(blocks), text, requests)


def _parted(lines: Iterable[str]) -> Iterator[tuple[int, str, list[str] | None]]:
    """Numbered lines outside fenced code; a ``strategy`` fence comes as its first line with the lines it holds."""
    fence: str | None = None
    start, info, content = 0, "", list[str]()
    for number, line in enumerate(lines, 1):
        match = FENCE.match(line)
        if fence is None and match:
            fence, start, info, content = match["fence"], number, match["info"], []
        elif fence is not None and match and match["fence"].startswith(fence) and not match["info"]:
            if info == "strategy":
                yield start, "", content
            fence = None
        elif fence is not None:
            content.append(line)
        else:
            yield number, line, None
