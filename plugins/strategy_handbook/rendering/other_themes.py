"""Our stylesheet for themes that are not Material, which has its own size of a rem, and classes of its own."""

from __future__ import annotations

import re
from decimal import Decimal

_REM = re.compile(r"(?<![\w.#])(\d*\.?\d+)rem\b")
_MATERIALS_REM = Decimal("1.25")
"""Material makes a rem 20 pixels; browsers, and so other themes, 16."""

_SELECTORS = {
    "[dir] .md-typeset": ":root:root",  # as specific, and around everything
    ".md-typeset": ":root",
    '[data-md-color-scheme="slate"]': '[data-bs-theme="dark"]',
    '[data-md-color-scheme="default"]': '[data-bs-theme="light"]',
    "[data-md-color-scheme]": "[data-bs-theme]",
}
"""What stands for what; Bootstrap's attribute tells light from dark in the theme that MkDocs brings along."""


def for_other_themes(css: str) -> str:
    """The stylesheet with the same sizes and the same dark mode where Material is not at hand."""
    for ours, theirs in _SELECTORS.items():
        css = css.replace(ours, theirs)
    return _REM.sub(lambda size: f"{(Decimal(size[1]) * _MATERIALS_REM).normalize():f}rem", css)
