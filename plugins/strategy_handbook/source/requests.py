"""What a text makes a browser load by itself from another host: HTML, Markdown, stylesheets, scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

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

_ADDRESS = re.compile(r"//|\\|&|srcdoc|(?:https?|wss?):", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:(?:https?|wss?):)?//[^\s/]", re.IGNORECASE)
_BEGINNING = re.compile(r"\A(?:((?:https?|wss?):)/*|/{2,})", re.IGNORECASE)
_UNREAD = re.compile(r"[\t\r\n]")
_IN_CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)|(?:@import\s+(?:url\(\s*)?|url\(\s*)["']?
    (?P<address>(?:\\[0-9a-f]{1,6}\s|[^"')\s;])++)|image-set\((?P<set>(?:[^()"']|"[^"]*"|'[^']*'|\([^()]*\)){0,4000}+)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_IN_SET = re.compile(r"""["'](?P<quoted>[^"']+)|url\(\s*(?P<bare>[^"')\s]+)""", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})\s?|(?P<sign>.))", re.DOTALL)
_IN_SCRIPT = re.compile(
    r"""(?:\b(?:fetch|import|importScripts|Worker|EventSource|WebSocket|sendBeacon)\s*\(|\bfrom|\bimport|\.src\s*=
    |\.open\s*\(\s*["'`]\w+["'`]\s*,)\s*["'`](?P<address>[^"'`]+)""",
    re.VERBOSE,
)
_PICTURE = re.compile(r"!\[[^\]]{0,500}\]\(\s*<?(?P<address>[^)>\s]+)")
_DEFINED_PICTURE = re.compile(r"!\[(?P<text>[^\]]{0,500})\](?:\[(?P<name>[^\]]{0,500})\])?(?!\()")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]{1,500})\]:\s*<?(?P<address>[^>\s]+)", re.MULTILINE)
_DEEPEST = 3
"""How deep pages are read that stand in the attribute ``srcdoc`` of others."""


@dataclass(frozen=True, slots=True)
class Request:
    """An address on another host that a browser loads by itself.

    Attributes:
        address: The address as a browser reads it.
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


def in_html(text: str, depth: int = 0) -> Iterator[Request]:
    """What a page, or a picture in SVG, loads; ``depth`` counts the pages around it."""
    for name, at, attributes in tags(text, _ADDRESS):
        relations = set(attributes.get("rel", ("", 0))[0].lower().split())
        for attribute, (value, start) in attributes.items():
            if attribute == "style":
                exact = text.startswith(value, start)  # else it has entities, which count as what they stand for
                yield from (Request(one.address, start + (one.at if exact else 0)) for one in in_css(value))
            elif attribute == "srcdoc" and name == "iframe" and depth < _DEEPEST:
                yield from (Request(one.address, start, one.live) for one in in_html(value, depth + 1))
            elif f"{name} {attribute}" in _SOURCES or (name == "link" and attribute == "href" and relations & _LINKS):
                candidates = [one.split()[0] for one in value.split(",") if one.strip()]
                for address in candidates if attribute == "srcset" else [value]:
                    yield from _asked(address, start, live=name in _LIVE)
            elif name == "meta" and attribute == "content" and "url=" in value.lower():
                yield from _asked(value[value.lower().index("url=") + 4 :].strip(" '\""), start, live=True)
        if name == "style" and (end := text.find("</style", at)) > 0:
            yield from (Request(one.address, at + one.at) for one in in_css(text[at:end]))


def in_css(text: str) -> Iterator[Request]:
    """What a stylesheet loads."""
    for match in _IN_CSS.finditer(text):
        if match["address"]:
            yield from _asked(_CSS_ESCAPE.sub(_css_sign, match["address"]), match.start("address"))
        for one in _IN_SET.finditer(match["set"] or ""):
            address = _CSS_ESCAPE.sub(_css_sign, one["quoted"] or one["bare"])
            yield from _asked(address, match.start("set") + one.start(one.lastgroup or 0))


def _css_sign(escape: re.Match[str]) -> str:
    return unescape(f"&#x{escape['code']};") if escape["code"] else str(escape["sign"])


def in_script(text: str) -> Iterator[Request]:
    """What a script loads from addresses that are written in it; those it puts together nobody can read from it."""
    for match in _IN_SCRIPT.finditer(text):
        yield from _asked(match["address"], match.start("address"))


def in_markdown(text: str) -> Iterator[Request]:
    """What a page in Markdown loads; give it without its code."""
    yield from in_html(text)
    for picture in _PICTURE.finditer(text):
        yield from _asked(unescape(picture["address"]), picture.start("address"))
    if defined := {match["name"].casefold(): match for match in _DEFINITION.finditer(text)}:
        for picture in _DEFINED_PICTURE.finditer(text):
            if known := defined.get((picture["name"] or picture["text"]).casefold()):
                yield from _asked(unescape(known["address"]), known.start("address"))


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
            attributes: dict[str, tuple[str, int]] = {}
            for match in ATTRIBUTE.finditer(written):
                value, at = match[match.lastgroup or 0], start + match.start(match.lastgroup or 0)
                attributes.setdefault(match["name"].lower(), (unescape(value), at))  # a browser takes the first, too
            yield name, tag.end(), attributes


def is_elsewhere(address: str) -> bool:
    """Whether an address names a host."""
    return _ELSEWHERE.match(_as_read(address)) is not None


def _as_read(address: str) -> str:
    """An address as a browser reads it: backslashes as slashes, as many as there are, and no line breaks."""
    clean = _UNREAD.sub("", address).strip()
    place = re.split("[?#]", clean, maxsplit=1)[0]
    return _BEGINNING.sub(r"\1//", place.replace("\\", "/")) + clean[len(place) :]


def _asked(address: str, at: int, *, live: bool = False) -> Iterator[Request]:
    if is_elsewhere(address):
        yield Request(_as_read(address), at, live)
