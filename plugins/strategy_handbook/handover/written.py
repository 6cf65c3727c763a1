"""Hand-written pages as plain Markdown: links to the strategy become links to files, ``strategy`` blocks HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from strategy_handbook import pipeline
from strategy_handbook.handover.links import FileLinks
from strategy_handbook.handover.markdown import in_one_line
from strategy_handbook.model import find_kind
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.projection import is_hidden
from strategy_handbook.pages import Book
from strategy_handbook.pages.embeds import render_block
from strategy_handbook.rendering.addresses import Addresses, anchor_of
from strategy_handbook.source.handwritten import FENCE, HandwrittenPage, WrittenLink, unlinked

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def written_files(loaded: pipeline.Loaded, contents: Book, made: pipeline.Site,
                  links: FileLinks) -> Iterator[tuple[str, bytes]]:
    """Every file below the handbook folder by its path, pages converted; what is hidden stays behind.

    Raises:
        OSError: One of them cannot be read.
    """
    folder = loaded.settings.handbook_dir
    if folder is None or not folder.is_dir():
        return
    pages = {page.uri: page for page in loaded.handwritten or ()}
    for file in sorted(folder.rglob("*")):
        uri = file.relative_to(folder).as_posix()
        if _is_hidden(uri):
            continue
        if uri in pages:
            yield uri, _converted(pages[uri], file, contents, made, links).encode()
        elif file.is_file():
            yield uri, file.read_bytes()


def _is_hidden(uri: str) -> bool:
    return any(part.startswith(".") for part in uri.split("/"))


def _converted(page: HandwrittenPage, file: Path, contents: Book, made: pipeline.Site,
               links: FileLinks) -> str:
    lines = file.read_text("utf-8-sig", errors="replace").removesuffix("\n").split("\n")
    for link in reversed(page.links):  # from the end, so that the columns of those before stay true
        row = link.location.line - 1
        lines[row] = _linked(lines[row], link, page.uri, contents)
    here = made.renderer.addresses.url(page.uri)
    for block in reversed(page.blocks):
        row = block.location.line - 1
        html = links.rewritten(render_block(contents, made.renderer, block.text, here), page.uri)
        indent = FENCE.match(lines[row])
        lines[row:row + block.lines] = ["", f"{indent['indent'] if indent else ''}{in_one_line(html)}", ""]
    return unlinked("\n".join(lines), lambda word, id_: is_hidden(contents.hidden, word, id_)) + "\n"


def _linked(line: str, link: WrittenLink, here: str, contents: Book) -> str:
    """The line with the link leading to a file; one that leads nowhere stays (a finding that somebody turned off)."""
    model = find_kind(link.kind)
    item = contents.strategy.find(link.kind, link.id or link.kind) if model else None
    if item is None:
        return line
    start = link.location.column - 1
    before, after = line[:start], line[start + len(f"{link.kind}:{link.id}"):]
    if before.endswith(("[](", "[](<")):
        head, _, tail = before.rpartition("](")
        before = head + _MARKDOWN.sub(r"\\\1", item.name) + "](" + tail
    return before + _way(item, here) + after


def _way(item: Item, here: str) -> str:
    anchor = f"#{anchor_of(item)}" if isinstance(item, CheckIn) else ""
    return posixpath.relpath(Addresses.uri(item), posixpath.dirname(here) or ".") + anchor
