"""The handbook as Markdown files that another generator can build: pages, assets, exports, and its settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from strategy_handbook import pipeline
from strategy_handbook.handover.configuration import configuration, extensions
from strategy_handbook.handover.links import FileLinks
from strategy_handbook.handover.markdown import page_file
from strategy_handbook.handover.written import written_files
from strategy_handbook.pages import Book
from strategy_handbook.rendering.templates import assets

__all__ = ["handed_over"]


def handed_over(loaded: pipeline.Loaded, contents: Book, config: Mapping[str, Any]) -> tuple[dict[str, bytes], str]:
    """Every file for the folder of documents, by path, and the ``mkdocs.yml`` to build them with.

    Args:
        loaded: The strategy, in which nothing is wrong.
        contents: What pages are made from.
        config: What the company's own ``mkdocs.yml`` says.

    Raises:
        SettingsError: A setting cannot be used, or a Markdown extension is not installed.
        OSError: A hand-written file cannot be read.
    """
    names, options = extensions(config)
    made = pipeline.site(contents, directory_urls=loaded.settings.directory_urls, extensions=names,
                         extension_configs=options)
    pages = {page.uri for page in made.pages} | {page.uri for page in loaded.handwritten or ()}
    links = FileLinks(made.renderer.addresses, pages)
    written = dict(written_files(loaded, contents, made, links))
    files = dict(_made(contents, made, links, written)) | written
    ours = [page.uri for page in made.pages if page.uri not in written]
    return files, configuration(config, written, ours)


def _made(contents: Book, made: pipeline.Site, links: FileLinks,
          written: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What is not written by hand; a page that is takes the place of ours, as in a build."""
    yield from assets(contents.settings.templates_dir).items()
    for uri, text in (*pipeline.exported(contents, made), *pipeline.redirected(contents, made)):
        if text:
            yield uri, text.encode()
    for page in made.pages:
        if page.uri not in written:
            yield page.uri, page_file(page, made.renderer, links).encode()
