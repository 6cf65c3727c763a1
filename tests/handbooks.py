"""A handbook made from one YAML text, and its pages as HTML, for tests of pages."""

from __future__ import annotations

from pathlib import Path

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.pages import Book
from strategy_handbook.settings import settings_from
from support import project


def book(folder: Path, text: str, today: str = "2026-06-30", locale: str = "en_GB") -> Book:
    """What pages are made from."""
    project(folder, {"strategy/all.yml": text})
    settings = settings_from({"as_of": today, "locale": locale}, root=folder, docs_dir=None, locale="en")
    loaded = pipeline.load(settings)
    assert not loaded.reported
    return pipeline.book(loaded, Report(()))


def html(contents: Book, uri: str) -> str:
    """One page, rendered."""
    site = pipeline.site(contents)
    page = next(page for page in site.pages if page.uri == uri)
    return site.renderer.render(page.template, site.renderer.addresses.url(uri), page.view()).html


def published(contents: Book) -> dict[str, str]:
    """What is published beside the pages, by address."""
    return dict(pipeline.exported(contents, pipeline.site(contents)))
