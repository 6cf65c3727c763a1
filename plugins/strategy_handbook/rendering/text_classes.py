"""The classes that free text may carry: those that Markdown extensions write, and none that a theme gives looks to.

With other classes a text could lie over the whole page, or look like what the site itself says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

_CLASSES = frozenset((
    # admonition: note and those that Material draws, too
    "admonition", "admonition-title", "abstract", "attention", "bug", "caution", "cite", "danger", "error", "example",
    "fail", "failure", "faq", "help", "hint", "important", "info", "missing", "note", "question", "quote", "success",
    "summary", "tip", "tldr", "todo", "warning",
    # code: codehilite, fenced_code, pymdownx.highlight, pymdownx.inlinehilite
    "code", "codehilite", "codehilitetable", "filename", "highlight", "highlighttable", "hll", "lineno", "linenodiv",
    "linenos", "linenums", "normal", "special",
    # footnotes, pymdownx.tasklist, pymdownx.critic, pymdownx.keys, pymdownx.arithmatex
    "footnote", "footnote-backref", "footnote-ref", "task-list", "task-list-item", "critic", "keys", "arithmatex",
))  # fmt: skip
_FAMILIES = re.compile(r"[a-z][a-z12]?|cpf|err|esc|ges|(?:language|key|magiclink)(?:-[\w+#-]+)?")
"""What Pygments calls parts of code; languages, keys of a keyboard, links that pymdownx.magiclink makes."""


def class_filter(configs: Mapping[str, Mapping[str, Any]]) -> Callable[[str, str, str], str | None]:
    """What nh3 asks about each attribute: of a class it leaves what is allowed, others it leaves as they are.

    Args:
        configs: The settings of the extensions; classes of fences that the company set up itself are allowed, too.
    """
    fences = configs.get("pymdownx.superfences", {}).get("custom_fences", ())
    allowed = _CLASSES | {str(fence["class"]) for fence in fences if isinstance(fence, Mapping) and "class" in fence}
    return lambda _tag, name, value: _allowed(value, allowed) if name == "class" else value


def _allowed(value: str, allowed: Collection[str]) -> str | None:
    return " ".join(word for word in value.split() if word in allowed or _FAMILIES.fullmatch(word)) or None
