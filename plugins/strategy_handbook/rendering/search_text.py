"""What search reads of a page: its headings and text, without the rest of the HTML.

Search plugins parse the HTML of each page tag by tag, which costs more than making it. They get the same text in a
tenth of the tags, without what they would leave out (``data-search-exclude``, scripts) or pass over (pictures,
attributes, and tags that are neither heading, paragraph, list nor code).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*+"""
"""Up to the end of a tag; a quoted value may hold ``>``."""

_SILENT = re.compile(rf"<(svg|script|style|template)\b{_ATTRIBUTES}>.*?</\1>|<!--.*?-->"
                     rf'|<a class="headerlink"{_ATTRIBUTES}>.*?</a>', re.DOTALL)
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*)({_ATTRIBUTES})>")
_ID = re.compile(r'\sid="([^"]*)"')
_KEPT = frozenset(("p", "li", "ol", "ul", "code", "pre", "sub", "sup"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_EDGES = frozenset(("dt", "dd", "td", "th"))
"""Cells, whose words would join at their edges."""

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_SIGNS = re.compile(r"[*`]+|^ *(?:#+|[-+>]|\d+\.) +", re.MULTILINE)
"""Marks of Markdown, which say nothing."""

NOTHING = "<p></p>"
"""Material passes over a page without any tag, though its title should be found."""


def search_words(texts: Iterable[str]) -> str:
    """Texts as one section that search reads, each a paragraph.

    Args:
        texts: Sentences or Markdown.
    """
    plain = (_SIGNS.sub("", _LINK.sub(r"\1", text) if "](" in text else text) for text in texts)
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in plain) or NOTHING


def search_text(html: str) -> str:
    """The headings, with their anchors, and the text of a page that was made by our templates.

    Args:
        html: Well-formed HTML, in which every element that is opened is closed.
    """
    html = _SILENT.sub("", html)
    out: list[str] = []
    begin, without, depth = 0, "", 0
    for tag in _TAG.finditer(html):
        end, name, attributes = tag.groups()
        if without:
            if name == without:
                depth += -1 if end else 1
                if not depth:
                    without, begin = "", tag.end()
            continue
        out.append(html[begin:tag.start()])
        begin = tag.end()
        if " data-search-exclude" in attributes:
            without, depth = name, 1
        elif name in _KEPT:
            out.append(f"<{end}{name}>")
        elif name in _HEADINGS:
            anchor = _ID.search(attributes)
            out.append(f'<{name} id="{anchor[1]}">' if anchor else f"<{end}{name}>")
        elif end and name in _EDGES:
            out.append(" ")
    out.append(html[begin:])
    return "".join(out)
