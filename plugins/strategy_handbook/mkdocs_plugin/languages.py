"""Beside the plugin mkdocs-static-i18n, which builds the site once for each language, one build within the other.

It knows only files of the handbook folder, and stops at others. So pages that come ready are added after it has had its
turn, below the folder of their language, with the attributes that it gives to its own.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins.get("i18n")


def is_translated(config: MkDocsConfig) -> bool:
    """Whether that plugin is at work."""
    return _plugin(config) is not None


def language(config: MkDocsConfig) -> str:
    """The language that is being built; an empty text without that plugin."""
    plugin = _plugin(config)
    return str(plugin.current_language or plugin.default_language) if plugin else ""


def below(config: MkDocsConfig) -> str:
    """The folder of that language with ``/`` at its end; empty for the default one."""
    return _folder(_plugin(config), language(config)) if is_translated(config) else ""


def _folder(plugin: Any, locale: str) -> str:
    return "" if locale == plugin.default_language else f"{locale}/"


def uri_of(file: File) -> str:
    """Where a file stands for one of every language: ``about.md`` for ``about.de.md``."""
    return str(getattr(file, "norm_src_uri", file.src_uri))


def join(file: File, config: MkDocsConfig) -> None:
    """Put a page into the folder of its language, into sitemap and language menu, before anybody asks where it is."""
    plugin, locale = _plugin(config), language(config)
    if plugin is None:
        return
    uri = file.dest_uri
    file.dest_uri = below(config) + uri
    others = {one: _alternate(file, _folder(plugin, one) + uri, config) for one in plugin.build_languages}
    vars(file).update({"alternates": {**others, locale: file}, "locale": locale, "locale_alternate_of": locale,
                       "localization": None, "norm_src_uri": file.src_uri})
    plugin.i18n_files_per_language[locale].append(file)


def _alternate(file: File, uri: str, config: MkDocsConfig) -> File:
    return File(file.src_uri, None, config.site_dir, config.use_directory_urls, dest_uri=uri)
