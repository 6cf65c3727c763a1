"""Write plain values as YAML the way a person would: in quotes only where YAML would misread them."""

from __future__ import annotations

import json

import yaml

from strategy_handbook.source.document import Plain, plain
from strategy_handbook.source.loader import compose_text

_FLOW_WIDTH = 80
"""A group of short values stands on one line up to this width."""


def entry_lines(key: str, value: Plain, indent: int, *, spread: int = 0) -> list[str]:
    """The lines of one field, indented by so many blanks; so many levels of groups are never put on one line."""
    head = f"{' ' * indent}{key_text(key)}:"
    if isinstance(value, str) and "\n" in value and (block := _literal(value, indent + 2)):
        return [f"{head} |-", *block]
    if value is None:
        return [head]
    spreads = spread > 0 and isinstance(value, dict) and bool(value)
    if isinstance(value, str) or (_is_short(value) and not spreads):
        return [f"{head} {flow(value, inside=False)}"]
    if isinstance(value, dict):
        inner_spread = max(spread - 1, 0)
        inner_lines = (entry_lines(name, inner, indent + 2, spread=inner_spread) for name, inner in value.items())
        return [head, *(line for lines in inner_lines for line in lines)]
    return [head, *(line for inner in value for line in item_lines(inner, indent + 2))]


def item_lines(value: Plain, indent: int) -> list[str]:
    """The lines of one item of a list, its dash indented by so many blanks."""
    dash = f"{' ' * indent}- "
    if isinstance(value, dict) and value:
        lines = [line for name, inner in value.items() for line in entry_lines(name, inner, indent + 2)]
        return [dash + lines[0].lstrip(), *lines[1:]]
    if isinstance(value, str) and "\n" in value and (block := _literal(value, indent + 2)):
        return [f"{dash}|-", *block]
    return [dash + flow(value, inside=not isinstance(value, str))]


def flow(value: Plain, *, inside: bool = True) -> str:
    """A value on one line; ``inside`` braces or brackets a text needs quotes more often."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_text(name)}: {flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return "null" if value is None else scalar(value, inside=inside)


def scalar(text: str, *, inside: bool = False) -> str:
    """A text as YAML: as it is if YAML reads it back so, in double quotes otherwise."""
    return text if _stays(text, "[{}]" if inside else "k: {}") else quoted(text)


def key_text(text: str) -> str:
    """The name of a field as YAML, in a block or in braces."""
    return text if _stays(text, "{}: k") and _stays(text, "[{}]") else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes; whatever cannot be seen is written as an escape."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in written)


def _escape(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _is_short(value: Plain) -> bool:
    """Whether a group or list is empty, or holds only words and fits on a line."""
    if not isinstance(value, dict | list):
        return False
    inner = list(value.values()) if isinstance(value, dict) else value
    words = all(isinstance(one, str) and one and not any(letter.isspace() for letter in one) for one in inner)
    return not inner or (words and len(flow(value)) <= _FLOW_WIDTH)


def _stays(text: str, frame: str) -> bool:
    if not text or text != text.strip() or not all(letter.isprintable() for letter in text):
        return False
    try:
        root = compose_text(frame.format(text))
        found = plain(root) if root is not None else None
    except (yaml.YAMLError, ValueError, TypeError):  # a TypeError: YAML takes a list or group for a name
        return False
    return found in ([text], {"k": text}, {text: "k"})


def _literal(text: str, indent: int) -> list[str] | None:
    """The lines of a literal block, or None when a block would not keep the text."""
    lines = [f"{' ' * indent}{line}" if line else "" for line in text.split("\n")]
    try:
        root = compose_text("k: |-\n" + "\n".join(lines))
    except (yaml.YAMLError, ValueError):
        return None
    visible = all(letter.isprintable() or letter == "\n" for letter in text)
    return lines if visible and root is not None and plain(root) == {"k": text} else None
