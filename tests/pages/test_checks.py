"""The reference of the checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook import pipeline
from strategy_handbook.checks import FAMILIES, all_checks
from strategy_handbook.pages import Book
from strategy_handbook.pages.checks import sections
from strategy_handbook.pages.mending import family_title, what_to_do
from strategy_handbook.settings import settings_from
from support import project

STALE = "themes: {delight: {title: Delight, review: {every: yearly, last: 2020-01-01}}}"


def checked(folder: Path, **options: object) -> Book:
    project(folder, {"strategy/all.yml": STALE})
    settings = settings_from({"as_of": "2026-06-30", **options}, root=folder, docs_dir=None, locale="en")
    loaded = pipeline.load(settings)
    return pipeline.book(loaded, pipeline.check(loaded))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Site:
    return pipeline.site(book(tmp_path_factory.mktemp("checks"), "goals: {}"))


def test_every_check_has_its_page_with_its_whole_reference(site: pipeline.Site) -> None:
    pages = {page.uri: page for page in site.pages}
    for check in all_checks():
        page = pages[f"checks/{check.name}.md"]
        text = site.renderer.render(page.template, f"checks/{check.name}/", page.view())
        titles = [entry.title for entry in text.toc]
        assert titles[:4] == ["What it finds", "Why it matters", "Weak example", "Strong example"], check.name
        assert ("Options" in titles) is bool(check.options), check.name
        assert "```" not in text.html, check.name


def test_the_index_links_every_check(tmp_path: Path) -> None:
    page = html(book(tmp_path, "goals: {}"), "checks/index.md")
    assert [check.name for check in all_checks() if f'href="{check.name}/"' not in page] == []


def test_every_family_has_its_words() -> None:
    for family in FAMILIES:
        assert family_title(family) != family.capitalize(), family
        assert what_to_do(family), family


def test_a_reference_is_taken_apart_into_sections_and_code() -> None:
    found = sections("Headline.\n\n## One\n\nText.\n\n```yaml\n# no heading\na: 1\n```\n\nMore.\n\n## Options\n\nNone.")
    assert [section.title for section in found] == ["One"]
    assert [tuple(passage) for passage in found[0].passages] == [
        ("Text.", ""), ("# no heading\na: 1\n", "yaml"), ("More.", "")]


@pytest.mark.parametrize(("options", "said"), [
    ({}, "Warning"),
    ({"checks": {"freshness": "error"}}, "Error"),
    ({"checks": {"freshness": "error", "overdue-review": "off"}}, "Off"),
])
def test_the_severity_is_that_of_this_site(options: dict[str, object], said: str, tmp_path: Path) -> None:
    page = html(checked(tmp_path, **options), "checks/overdue-review.md")
    assert f"<dt>Severity here</dt><dd><span class=\"sh-chip sh-chip--{said.lower()}\">{said}</span>" in page
    assert ("by default: warning" in page) is bool(options)


def test_severities_for_paths_are_listed(tmp_path: Path) -> None:
    contents = checked(tmp_path, checks_by_path={"strategy/drafts/**": {"freshness": "off"}})
    page = html(contents, "checks/overdue-review.md")
    assert "<code>strategy/drafts/**</code> Off" in page


def test_what_a_check_finds_now_stands_on_its_page_and_in_the_index(tmp_path: Path) -> None:
    contents = checked(tmp_path)
    assert "was due for its yearly review on 2021-01-01" in html(contents, "checks/overdue-review.md")
    assert "1 finding" in html(contents, "checks/index.md")
    assert "Nothing." in html(contents, "checks/duplicate-id.md")
