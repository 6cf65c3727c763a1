"""A generated page as a Markdown file: front matter, then its HTML as one block that no generator changes."""

from __future__ import annotations

import re

import yaml

from strategy_handbook.handover.links import FileLinks
from strategy_handbook.pages import Page
from strategy_handbook.rendering.environment import Renderer

_READ_BY_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in "`~{"}
"""What preprocessors look for before they see that it is HTML: fences, and the ``{{`` and ``{%`` of macros."""

_BLANK_LINES = re.compile(r"\n\s*\n")
_TAG_OR_END = re.compile(r"<[^<>]*>|\n")


def page_file(page: Page, renderer: Renderer, links: FileLinks) -> str:
    """The file of a page."""
    html = renderer.render(page.template, renderer.addresses.url(page.uri), page.view()).html
    front = yaml.safe_dump(page.meta(), allow_unicode=True, sort_keys=False, width=2**31)
    return f"---\n{front}---\n\n{html_block(links.rewritten(html, page.uri))}\n"


def html_block(html: str) -> str:
    """HTML as it can stand in Markdown: the same to a browser, and of no meaning to a preprocessor.

    Blank lines would end the block for parsers that follow CommonMark.
    """
    return _BLANK_LINES.sub("\n&#10;", html.strip().translate(_READ_BY_MARKDOWN))


def in_one_line(html: str) -> str:
    """The same for a block between the lines of a hand-written page, which may be indented."""
    return _TAG_OR_END.sub(lambda found: "&#10;" if found[0] == "\n" else found[0].replace("\n", " "), html_block(html))
