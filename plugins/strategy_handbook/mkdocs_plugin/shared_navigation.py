"""Material's navigation, rendered once for all pages that see it from the same place, such as all goals."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Hashable, Iterable
from pathlib import Path

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from strategy_handbook.mkdocs_plugin.pages import EntityPage
from strategy_handbook.rendering.remembered import remember
from strategy_handbook.rendering.templates import theme_folder

PARTS = ("nav", "nav-item", "logo", "source")
"""The templates it is made of."""


def share_navigation(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Let pages share it, unless the company has one of its own, which may show anything of a page."""
    if config.theme.name != "material":
        return
    parts = [env.get_template(f"partials/{name}.html") for name in PARTS]
    if all(_is_known(part) for part in parts):
        shown = {file.page.url for file in files if file.page and file.inclusion.is_in_nav()}
        above = {folder for url in shown for folder in _folders(url)}
        remember(parts[0], lambda context: _seen_from(context["page"], above))


def _is_known(template: Template) -> bool:
    """Whether a template is the theme's own, or ours."""
    file = Path(str(template.filename))
    return (file.parents[1] / "mkdocs_theme.yml").is_file() or file.is_relative_to(theme_folder())


def _folders(url: str) -> Iterable[str]:
    """The addresses above an address: ``a/`` and ``a/b/`` for ``a/b/c/``."""
    parts = url.rstrip("/").split("/")[:-1]
    return (f"{'/'.join(parts[:number])}/" for number in range(1, len(parts) + 1))


def _seen_from(page: MkDocsPage | None, above: Collection[str]) -> Hashable | None:
    """Where a page stands in the navigation; None if it stands in it, or above what does."""
    if not isinstance(page, EntityPage) or page.file.inclusion.is_in_nav() or page.url in above:
        return None
    return page.parent, posixpath.dirname(page.url.rstrip("/"))
