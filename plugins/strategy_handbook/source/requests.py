"""What a text makes a browser load by itself from another host: HTML, Markdown, stylesheets, scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from strategy_handbook.findings import Location

TAG = re.compile(r"""<(?P<name>[a-zA-Z][\w:-]*)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*'){0,4000}+)>""")
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
NO_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|(?P<tag><(?P<name>script|style)\b(?:[^<>]|<(?!script\b|style\b))*+>).*?(?=</(?P=name)\b|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""What holds no tags though it may look so: comments, and what stands in scripts and styles.

Here and below, what is not closed ends with the text or soon, so that no text takes much more than its length in time.
"""

_SOURCES = frozenset((
    "audio src", "base href", "body background", "embed src", "feimage href", "feimage xlink:href", "frame src",
    "iframe src", "image href", "image xlink:href", "img src", "img srcset", "input src", "object data",
    "script href", "script src", "source src", "source srcset", "track src", "use href", "use xlink:href",
    "video poster", "video src",
))  # fmt: skip
_LINKS = frozenset((
    "apple-touch-icon", "dns-prefetch", "icon", "manifest", "modulepreload", "preconnect", "prefetch", "preload",
    "prerender", "stylesheet",
))  # fmt: skip
"""Relations of ``<link>`` that a browser follows by itself."""
_LIVE = frozenset(("audio", "embed", "frame", "iframe", "object", "track", "video"))

_ADDRESS = re.compile("//")
_ELSEWHERE = re.compile(r"(?:(?:https?|wss?):)?//[^\s/]", re.IGNORECASE)
_IN_CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)|(?:@import\s+(?:url\(\s*)?|url\(\s*)["']?(?P<address>[^"')\s;]+)""", re.DOTALL | re.IGNORECASE
)
_IN_SCRIPT = re.compile(
    r"""(?:\b(?:fetch|import|importScripts|Worker|EventSource|WebSocket|sendBeacon)\s*\(|\bfrom|\bimport|\.src\s*=
    |\.open\s*\(\s*["'`]\w+["'`]\s*,)\s*["'`](?P<address>[^"'`]+)""",
    re.VERBOSE,
)
_PICTURE = re.compile(r"!\[[^\]]{0,500}\]\(\s*<?(?P<address>[^)>\s]+)")
_DEFINED_PICTURE = re.compile(r"!\[(?P<text>[^\]]{0,500})\](?:\[(?P<name>[^\]]{0,500})\])?(?!\()")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]{1,500})\]:\s*<?(?P<address>[^>\s]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Request:
    """An address on another host that a browser loads by itself.

    Attributes:
        address: The address as it is written.
        at: Where it is written, counted from the beginning of the text.
        live: Whether it plays or shows another site, so that no copy of a single file takes its place.
    """

    address: str
    at: int
    live: bool = False


@dataclass(frozen=True, slots=True)
class WrittenRequest:
    """A request with the place of its address, and what it is for.

    Attributes:
        address: The address, or the hosts that are asked.
        location: Where it is written.
        what: A ``file``, something ``live``, or what settings lead to: ``fonts``, ``highlighting``, ``diagrams``,
            ``analytics``.
    """

    address: str
    location: Location
    what: str


def written(requests: Iterator[Request], text: str, path: str) -> Iterator[WrittenRequest]:
    """These requests of a text with their places."""
    for one in requests:
        yield WrittenRequest(one.address, located(text, one.at, path), "live" if one.live else "file")


def located(text: str, at: int, path: str) -> Location:
    """The place of a position in the text of a file."""
    return Location(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def in_html(text: str) -> Iterator[Request]:
    """What a page, or a picture in SVG, loads."""
    for name, at, attributes in tags(text, _ADDRESS):
        relations = set(attributes.get("rel", ("", 0))[0].lower().split())
        for attribute, (value, start) in attributes.items():
            if attribute == "style":
                yield from (Request(one.address, start + one.at) for one in in_css(value))
            elif f"{name} {attribute}" in _SOURCES or (name == "link" and attribute == "href" and relations & _LINKS):
                candidates = value.split(",") if attribute == "srcset" else [value]
                yield from (Request(one.split()[0], start, name in _LIVE) for one in candidates if is_elsewhere(one))
            elif name == "meta" and attribute == "content" and "url=" in value.lower():
                address = value[value.lower().index("url=") + 4 :].strip(" '\"")
                if is_elsewhere(address):
                    yield Request(address, start, live=True)
        if name == "style" and (end := text.find("</style", at)) > 0:
            yield from (Request(one.address, at + one.at) for one in in_css(text[at:end]))


def in_css(text: str) -> Iterator[Request]:
    """What a stylesheet loads."""
    return _found(_IN_CSS, text)


def in_script(text: str) -> Iterator[Request]:
    """What a script loads from addresses that are written in it; those it puts together nobody can read from it."""
    return _found(_IN_SCRIPT, text)


def in_markdown(text: str) -> Iterator[Request]:
    """What a page in Markdown loads; give it without its code."""
    yield from in_html(text)
    yield from _found(_PICTURE, text)
    if defined := {match["name"].casefold(): match for match in _DEFINITION.finditer(text)}:
        for picture in _DEFINED_PICTURE.finditer(text):
            known = defined.get((picture["name"] or picture["text"]).casefold())
            if known and is_elsewhere(known["address"]):
                yield Request(known["address"], known.start("address"))


READERS: Mapping[str, Callable[[str], Iterator[Request]]] = {
    ".css": in_css, ".html": in_html, ".js": in_script, ".mjs": in_script, ".svg": in_html,
}  # fmt: skip
"""What reads a file, by the end of its name."""


def tags(text: str, telling: re.Pattern[str]) -> Iterator[tuple[str, int, dict[str, tuple[str, int]]]]:
    """The tags that hold what is ``telling``, and styles: name, end, and attributes with value and place."""
    text = NO_TAGS.sub(lambda hidden: (hidden["tag"] or "").ljust(len(hidden[0])), text)
    for tag in TAG.finditer(text):
        written, name = tag["attributes"], tag["name"].lower()
        if name == "style" or telling.search(written):
            start = tag.start("attributes")
            yield name, tag.end(), {
                match["name"].lower(): (match[match.lastgroup or 0], start + match.start(match.lastgroup or 0))
                for match in ATTRIBUTE.finditer(written)
            }


def is_elsewhere(address: str) -> bool:
    """Whether an address names a host."""
    return _ELSEWHERE.match(address.strip()) is not None


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Request]:
    for match in pattern.finditer(text) if "//" in text else ():
        if match["address"] and is_elsewhere(match["address"]):
            yield Request(match["address"], match.start("address"))
