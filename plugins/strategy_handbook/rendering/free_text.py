"""Markdown that comes from many hands: free-text fields of the YAML, and links such as ``(goal:id)`` anywhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from strategy_handbook.model import find_kind
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.rendering.addresses import Addresses
from strategy_handbook.rendering.text_classes import class_filter
from strategy_handbook.source.handwritten import FENCE

_PLAIN = re.compile(r"""[\w\s.,;?!'"()/%€$£–—…“”‘’+-]*""")
"""Text in which Markdown would change nothing, so that most sentences need no conversion."""

_BLOCK_START = re.compile(r"^\s*(?:[-+]\s|\d+[.)]\s|-{3,})|\n|_", re.MULTILINE)

_TAGS = {
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
}
_ATTRIBUTES = {
    "*": {"class", "dir", "lang", "title"},
    "a": {"href"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}

_KNOWN = ("markdown.extensions.", "pymdownx.")
_BUILT_IN = frozenset((
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
    "legacy_em", "md_in_html", "nl2br", "sane_lists", "smarty", "tables",
))  # fmt: skip
_NOT_IN_FIELDS = (
    "markdown.extensions.toc", "markdown.extensions.meta", "pymdownx.snippets", "pymdownx.b64",
    "pymdownx.pathconverter", "pymdownx.emoji", "pymdownx.blocks.html",
)  # fmt: skip
"""The fields come from many hands: only extensions known not to read files or run code work in them, and none that
make sense for whole files only (anchors, front matter)."""


def _works_in_fields(name: object) -> bool:
    return isinstance(name, str) and (
        name in _BUILT_IN or (name.startswith(_KNOWN) and not name.startswith(_NOT_IN_FIELDS))
    )


class StrategyMarkdown(Extension):
    """Makes ``[text](goal:id)`` a link to the entity's page and ``strategy`` blocks live tables.

    Attributes:
        here: The address of the page being converted; set it before each conversion.
    """

    def __init__(
        self, strategy: Strategy, addresses: Addresses, block: Callable[[str, str], str] | None = None
    ) -> None:
        super().__init__()
        self.strategy = strategy
        self.addresses = addresses
        self.block = block
        self.here = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register after MkDocs' own link handling (priority 0), which leaves other schemes alone."""
        md.treeprocessors.register(_Links(md, self), "strategy-links", -10)
        if self.block:
            md.preprocessors.register(_Blocks(md, self), "strategy-blocks", 28)


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, extension: StrategyMarkdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ET.Element) -> None:
        for link in root.iter("a"):
            reference, _, anchor = link.get("href", "").partition("#")
            word, colon, id_ = reference.partition(":")
            model = find_kind(word) if colon else None
            if model is None:
                continue
            item = self.extension.strategy.find(word, id_ or word)
            if item is None:  # hidden from the audience, or a finding that somebody turned off
                link.tag = "span"
                link.attrib.clear()
                continue
            if not link.text and not len(link):
                link.text = item.name
            target = self.extension.addresses.of(item) + (f"#{anchor}" if anchor else "")
            link.set("href", self.extension.addresses.relative(target, self.extension.here))


class _Blocks(Preprocessor):
    def __init__(self, md: Markdown, extension: StrategyMarkdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        fence, indent, content = "", "", list[str]()
        ours = False
        for line in lines:
            match = FENCE.match(line)
            if not fence and match:
                fence, indent, content = match["fence"], match["indent"], []
                ours = match["info"] == "strategy"
                if not ours:
                    out.append(line)
            elif fence and match and match["fence"].startswith(fence) and not match["info"]:
                if ours and self.extension.block:
                    html = self.extension.block("\n".join(content), self.extension.here)
                    out.extend(["", indent + self.md.htmlStash.store(html), ""])
                else:
                    out.append(line)
                fence = ""
            elif fence and ours:
                content.append(line.removeprefix(indent))
            else:
                out.append(line)
        return out


class FreeText:
    """Converts the free text of fields to safe HTML, through one reused Markdown instance.

    Args:
        links: Resolves links to entities; its ``here`` is set for each text.
        extensions: Names of the site's Markdown extensions.
        configs: Their settings, by name.
    """

    def __init__(
        self,
        links: StrategyMarkdown,
        extensions: Sequence[Any] = (),
        configs: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self._links = links
        kept = [name for name in extensions if _works_in_fields(name)]
        settings = {name: dict(options) for name, options in (configs or {}).items() if name in kept}
        self._filter = class_filter(settings)
        self._markdown = Markdown(
            extensions=[*kept, "toc", links],
            extension_configs={**settings, "toc": {"baselevel": 4, "permalink": False}},
        )

    def block(self, text: str | None, here: str) -> Markup:
        """Paragraphs of HTML from Markdown."""
        if not text:
            return Markup()
        if self._is_plain(text):
            return Markup("<p>") + escape(text) + Markup("</p>")
        return Markup(self._safe(text, here))  # noqa: S704 - sanitised by nh3

    def inline(self, text: str | None, here: str) -> Markup:
        """HTML for a sentence, without a paragraph around it."""
        if not text:
            return Markup()
        if self._is_plain(text):
            return escape(text)
        html = self._safe(text, here).strip()
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            html = html[3:-4]
        return Markup(html)  # noqa: S704 - sanitised by nh3

    @staticmethod
    def _is_plain(text: str) -> bool:
        return bool(_PLAIN.fullmatch(text)) and not _BLOCK_START.search(text)

    def _safe(self, text: str, here: str) -> str:
        self._links.here = here
        self._markdown.reset()
        html = self._markdown.convert(text)
        return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, attribute_filter=self._filter, url_schemes=_SCHEMES,
                         link_rel=None)
