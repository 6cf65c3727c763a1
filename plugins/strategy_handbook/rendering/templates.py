"""Where templates and assets come from: the company's folder first, then ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from rcssmin import cssmin
from rjsmin import jsmin

from strategy_handbook.rendering.other_themes import for_other_themes
from strategy_handbook.rendering.words import _

ASSETS_URI = "assets/strategy-handbook"
"""Folder of our assets in the site."""

JOINED = {"styles": "handbook.css", "scripts": "handbook.js"}
"""Folders of assets whose files are published as one, in the order of their names: a browser asks once."""

SMALLER: Mapping[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin}
"""Ours are written to be read, and published without remarks and blanks."""


def template_folders(company: Path | None) -> tuple[Path, ...]:
    """The folders that templates are looked up in, in order.

    Args:
        company: A company's own folder, if it has one; a file there replaces ours of the same name.
    """
    packaged = Path(__file__).parents[1] / "site_templates"
    ours = packaged if packaged.is_dir() else Path(__file__).parents[3] / "site_templates"  # a checkout
    return (company, ours) if company else (ours,)


def theme_folder() -> Path:
    """Templates that themes look up by name, such as that of the page for addresses that do not exist."""
    return template_folders(None)[-1] / "theme"


OTHER_THEMES = "other-themes.css"
"""What only themes other than Material need."""

SEARCH = ("search.css", "search.js")
"""What only a page of search of our own needs."""


def linked(*, material: bool, search: str) -> tuple[list[str], list[str]]:
    """The stylesheets and scripts that every page asks for.

    Args:
        material: Whether the theme is Material, or one that extends it.
        search: The engine of our own search; empty for none. The script is told its name after the mark.
    """
    styles, scripts = ["handbook.css"], ["handbook.js"]
    if not material:
        styles.insert(0, OTHER_THEMES)
    if search:
        styles.append("search.css")
        scripts.append(f"search.js#{quote(_('Search'))}")
    return styles, scripts


def assets(company: Path | None, *, material: bool = True, search: bool = False) -> Mapping[str, bytes]:
    """The files to publish: address in the site → content, a company's own in place of ours.

    Args:
        company: A company's own folder of templates, if it has one.
        material: Whether the theme is Material, or one that extends it.
        search: Whether there is a page of search of our own.

    A company can replace a part of a joined file (``assets/styles/sheets.css``) or all of it (``assets/handbook.css``).
    Its own files are published as it wrote them, ours without what only their authors read.
    """
    found: dict[PurePosixPath, Path] = {}
    *_, ours = folders = template_folders(company)
    for folder in reversed(folders):
        inside = folder / "assets"
        for file in sorted(inside.rglob("*")):
            if file.is_file():
                found[PurePosixPath(file.relative_to(inside).as_posix())] = file
    unused = {*((OTHER_THEMES,) if material else ()), *(() if search else SEARCH)}
    published: dict[str, list[bytes]] = defaultdict(list)
    for path, file in sorted(found.items()):
        whole = JOINED.get(path.parts[0], str(path))
        if whole in unused:
            continue
        if whole == str(path) or PurePosixPath(whole) not in found:
            content = file.read_bytes()
            mine = file.is_relative_to(ours)
            published[whole].append(_smaller(content, file.suffix, material=material) if mine else content)
    return {f"{ASSETS_URI}/{name}": b"\n".join(parts) for name, parts in published.items()}


@cache
def _smaller(content: bytes, suffix: str, *, material: bool) -> bytes:
    if suffix not in SMALLER:
        return content
    text = content.decode()
    return SMALLER[suffix](text if material or suffix != ".css" else for_other_themes(text)).encode()
