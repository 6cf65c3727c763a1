"""The strictest Content-Security-Policy under which a built site works, and what in the site it would block."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from strategy_handbook.findings import Location
from strategy_handbook.source.requests import READERS, is_elsewhere, located, tags

_OPENING = re.compile(r"<(?P<name>script|style)\b(?P<told>(?:[^<>]|<(?!script\b|style\b))*+)>", re.IGNORECASE)
_CLOSING = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}
_RISKY = re.compile(r"""[\s/"'](?:on|style)|javascript:""", re.IGNORECASE)
_SENDING = re.compile("action", re.IGNORECASE)
_DATA = re.compile(r"""\btype\s*=\s*["']?(?!module\b|text/javascript|application/javascript)[\w-]+/""", re.IGNORECASE)
"""A script of another type is data, which no policy blocks."""


@dataclass(frozen=True, order=True, slots=True)
class Blocked:
    """Something in the site that the policy would block: where it is first, what, and how many more such there are."""

    location: Location
    what: str
    more: int


@dataclass(frozen=True, slots=True)
class SecurityPolicy:
    """The policy of a site: its text on one line, and what it would block."""

    text: str
    blocked: tuple[Blocked, ...]


def security_policy(site: Path, hosts: Collection[str] = (), *, style_attributes: bool = False) -> SecurityPolicy:
    """Read every file of a site that a browser may run.

    Args:
        site: The folder of the built site.
        hosts: Other hosts that pictures, films and frames may come from.
        style_attributes: Whether ``style=""`` is allowed, as tables with aligned columns have it.
    """
    hashes: dict[str, set[str]] = {"script": set(), "style": set()}
    blocked: dict[str, list[Location]] = {}
    sends = False
    for file in sorted(one for one in site.rglob("*") if one.suffix in READERS and one.is_file()):
        text, path = file.read_text("utf-8", errors="replace"), file.relative_to(site).as_posix()
        if file.suffix == ".html":
            for name, content in _inline(text):
                hashes[name].add(content)
            sends = sends or any(not _leaves(address) for address, _at in _forms(text))
        for at, what in _blocked(text, file.suffix, hosts, style_attributes=style_attributes):
            blocked.setdefault(what, []).append(located(text, at, path))
    once = sorted(Blocked(places[0], what, len(places) - 1) for what, places in blocked.items())
    compiled = any(site.rglob("wasm.*.pagefind"))  # Pagefind's search
    policy = _written(hashes, hosts, style_attributes=style_attributes, compiled=compiled, sends=sends)
    return SecurityPolicy(policy, tuple(once))


def _written(hashes: dict[str, set[str]], hosts: Collection[str], *, style_attributes: bool, compiled: bool,
             sends: bool) -> str:
    scripts, styles = (" ".join(("'self'", *sorted(map(_hash, hashes[name])))) for name in ("script", "style"))
    shown = " ".join(("'self'", *sorted(hosts)))
    directives = {
        "default-src": "'none'",
        "script-src": f"{scripts} 'wasm-unsafe-eval'" if compiled else scripts,
        "style-src": styles,
        "style-src-attr": "'unsafe-inline'" if style_attributes else "'none'",
        "img-src": f"{shown} data:",  # icons in stylesheets
        "media-src": shown,
        "frame-src": " ".join(sorted(hosts)) or "'none'",
        "font-src": "'self'",
        "connect-src": "'self'",  # search
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'" if sends else "'none'",  # search in the theme “readthedocs”
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _inline(text: str) -> Iterator[tuple[str, str]]:
    """Scripts and styles that stand in a page; one that is not closed takes in the rest, and no browser runs it."""
    at = 0
    while (opening := _OPENING.search(text, at)) and (
        closing := _CLOSING[opening["name"].lower()].search(text, opening.end())
    ):
        if not re.search(r"\bsrc\s*=", opening["told"]) and not _DATA.search(opening["told"]):
            yield opening["name"].lower(), text[opening.end() : closing.start()]
        at = closing.end()


def _forms(text: str) -> Iterator[tuple[str, int]]:
    """Where forms send what people enter, and where that is written."""
    for name, _end, attributes in tags(text, _SENDING):
        if name in {"form", "button", "input"}:
            yield from (attributes[key] for key in ("action", "formaction") if key in attributes)


def _leaves(address: str) -> bool:
    return is_elsewhere(address) or bool(urlsplit(address.strip()).scheme)


def _blocked(text: str, suffix: str, hosts: Collection[str], *, style_attributes: bool) -> Iterator[tuple[int, str]]:
    for request in READERS[suffix](text):
        if not {urlsplit(request.address).netloc, "https://" + urlsplit(request.address).netloc} & set(hosts):
            yield request.at, f"loads “{request.address}”"
    if suffix == ".html":
        yield from ((at, f"sends what people enter to “{to}”") for to, at in _forms(text) if _leaves(to))
        for _name, _end, attributes in tags(text, _RISKY):
            for name, (value, at) in attributes.items():
                if re.fullmatch("on[a-z]+", name) or value.lstrip().lower().startswith("javascript:"):
                    yield at, f"runs “{value}” through the attribute “{name}”"
                elif name == "style" and not style_attributes:
                    yield at, f"has the attribute style=“{value}”"
