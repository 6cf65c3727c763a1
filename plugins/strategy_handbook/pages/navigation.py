"""Where pages stand in the navigation of a site, whichever generator builds it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable
from typing import Any

from strategy_handbook.pages import NAVIGATION


def named_in(nav: Any) -> Iterable[str]:
    """Every path that a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from named_in(value)
    elif isinstance(nav, list):
        for item in nav:
            yield from named_in(item)


def navigation(nav: Any, written: Iterable[str], made: Collection[str]) -> Any:
    """The navigation with our sections: as ``mkdocs.yml`` has it if it names any of our pages, else at its end.

    Args:
        nav: What ``mkdocs.yml`` says; None if it leaves that to the files.
        written: The hand-written pages that may stand in it.
        made: Our pages.
    """
    if nav is not None and any(uri in made for uri in named_in(nav)):
        return nav
    own = list(nav) if nav is not None else [*(uri for uri in ("index.md",) if uri in made), *_by_folder(written)]
    sections = ((title, [uri for uri in uris if uri in made]) for title, uris in NAVIGATION)
    return own + [{title: uris} for title, uris in sections if uris]


def _by_folder(written: Iterable[str]) -> list[Any]:
    """Hand-written pages in the order of their paths, folders as sections, as MkDocs would list them."""
    top: list[Any] = []
    folders: dict[str, list[Any]] = {"": top}
    for uri in sorted(written, key=lambda uri: (posixpath.dirname(uri), posixpath.basename(uri) != "index.md", uri)):
        folder = posixpath.dirname(uri)
        if folder not in folders:
            folders[folder] = []
            top.append({folder.replace("/", " › ").replace("-", " ").capitalize(): folders[folder]})
        folders[folder].append(uri)
    return top
