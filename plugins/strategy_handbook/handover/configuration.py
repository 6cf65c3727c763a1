"""The ``mkdocs.yml`` that goes with the files: the company's own, without what only the plugin needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from strategy_handbook.pages.navigation import navigation
from strategy_handbook.rendering.templates import ASSETS_URI
from strategy_handbook.settings import SettingsError

MADE_BY = "# Made by `strategy render`, which writes it anew each time.\n"
_KEPT = ("site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "use_directory_urls",
         "extra", "validation")
_IN_EVERY_SITE = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs adds to those of the settings."""

Options = dict[str, dict[str, Any]]


def extensions(config: Mapping[str, Any]) -> tuple[list[str], Options]:
    """The Markdown extensions of a site, and their options; those that run code have no options here."""
    options: Options = {name: {} for name in _IN_EVERY_SITE}
    written = config.get("markdown_extensions") or []
    if isinstance(written, Mapping):
        written = [{name: value} for name, value in written.items()]
    for entry in written:
        pairs = entry.items() if isinstance(entry, Mapping) else [(entry, None)]
        options.update({str(name): _known(value) if isinstance(value, Mapping) else {} for name, value in pairs})
    return list(options), options


def configuration(config: Mapping[str, Any], written: Iterable[str], made: Iterable[str]) -> str:
    """The text of the ``mkdocs.yml``.

    Args:
        config: What the company's own says.
        written: The hand-written files.
        made: Our pages.

    Raises:
        SettingsError: The settings have the wrong shape.
    """
    theme = config.get("theme") or {}
    if not isinstance(theme, Mapping):
        theme = {"name": str(theme)}
    ours = set(made)
    pages = [uri for uri in written if uri.endswith(".md")]
    said = {
        "site_name": "Strategy handbook",
        **{name: config[name] for name in _KEPT if config.get(name) is not None},
        "docs_dir": "docs",
        "theme": {**{name: value for name, value in theme.items() if name != "custom_dir"}, "name": "material"},
        "extra_css": [f"{ASSETS_URI}/handbook.css", *(config.get("extra_css") or ())],
        "extra_javascript": [f"{ASSETS_URI}/handbook.js", *(config.get("extra_javascript") or ())],
        "plugins": ["search"],
        "markdown_extensions": [{name: value} if value else name for name, value in extensions(config)[1].items()
                                if name not in ("tables", "fenced_code")],
        "nav": navigation(config.get("nav"), pages, ours),
    }
    try:
        return MADE_BY + yaml.safe_dump(_known(said), allow_unicode=True, sort_keys=False)
    except yaml.YAMLError as error:
        raise SettingsError(f"the settings of mkdocs.yml cannot be written anew: {error}.") from None


def _known(value: Any) -> Any:
    """A value without what its tags named, which is read as nothing."""
    if isinstance(value, Mapping):
        return {str(name): _known(one) for name, one in value.items() if one is not None}
    return [_known(one) for one in value if one is not None] if isinstance(value, list) else value
