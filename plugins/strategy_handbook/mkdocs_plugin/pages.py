"""Pages of MkDocs that come ready from the handbook."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from strategy_handbook.pages import Page
from strategy_handbook.rendering.environment import Rendered, TocEntry


class EntityPage(MkDocsPage):
    """A page of MkDocs whose content comes ready from the handbook, without a trip through Python-Markdown.

    Themes print titles and metadata as they are, so these are escaped here.
    """

    def __init__(self, page: Page, rendered: Callable[[Page], Rendered], file: File, config: MkDocsConfig,
                 edit_url: str | None) -> None:
        super().__init__(escape(page.title), file, config)
        self._page, self._render = page, rendered
        self.edit_url = edit_url

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown; the metadata is known."""
        self.markdown = ""
        self.meta = self._page.meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the template of the page."""
        self._made = self._render(self._page)
        self.content = self._made.html
        self.toc = _toc(self._made)

    def show_search(self) -> None:
        """While plugins look at the finished page, let those that search read what it alone says."""
        self.content = self._made.search

    def show_readers(self) -> None:
        """Back to what readers get, but for a table of contents that nobody sees, which Material writes all the same.

        The first heading stays: the link that skips to the content leads there.
        """
        self.content = self._made.html
        if "toc" in self.meta.get("hide", ()):
            self.toc = TableOfContents([AnchorLink(one.title, one.id, one.level) for one in list(self.toc)[:1]])

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Links between generated pages are resolved from the model and cannot miss."""


class _MadeFile(File):
    stays: Callable[[str, bytes], bool] | None = None

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs has it
        if not (self.stays and self.stays(self.dest_uri, self.content_bytes)):
            super().copy_file(dirty)


def made_file(config: MkDocsConfig, uri: str, content: bytes, stays: Callable[[str, bytes], bool] | None) -> File:
    """A file that comes ready, such as an export.

    Args:
        config: The configuration of the site.
        uri: Its address.
        content: What it says.
        stays: Given both, whether it need not be written.
    """
    file = cast("_MadeFile", _MadeFile.generated(config, uri, content=content))
    file.stays = stays
    return file


def file_of(page: Page, config: MkDocsConfig, yaml_file: Path | None, *, in_nav: bool) -> File:
    """The carrier of a page: in memory, but as old as its YAML file for plugins that ask git for dates."""
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    file = File(page.uri, config.docs_dir, config.site_dir, config.use_directory_urls, inclusion=inclusion)
    file.content_string = ""
    if yaml_file:
        file.abs_src_path = str(yaml_file)
    return file


def _toc(rendered: Rendered) -> TableOfContents:
    """The headings as MkDocs keeps them: those of level 3 below the one of level 2 before them."""
    top: list[AnchorLink] = []
    for entry in rendered.toc:
        link = _anchor(entry)
        (top[-1].children if entry.level > 2 and top else top).append(link)
    return TableOfContents(top)


def _anchor(entry: TocEntry) -> AnchorLink:
    return AnchorLink(escape(entry.title), entry.anchor, entry.level)
