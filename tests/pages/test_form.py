"""What forms offer, before any script: every field of every kind, what it holds, and the way to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.exports.pick_lists import pick_lists
from strategy_handbook.model import KINDS, Item
from strategy_handbook.model.fields import field_order
from strategy_handbook.pages.form import new_uri
from strategy_handbook.pages.kind import index_uri
from strategy_handbook.settings import settings_from_file

REPOSITORY = Path(__file__).parents[2]
MANY = [model for model in KINDS if model.kind.shape == "many"]


@pytest.fixture(scope="module")
def example() -> tuple[pipeline.Loaded, pipeline.Site]:
    loaded = pipeline.load(settings_from_file(REPOSITORY / "mkdocs.yml"))
    return loaded, pipeline.site(pipeline.book(loaded, Report(())))


def page(made: pipeline.Site, uri: str) -> str:
    found = next(page for page in made.pages if page.uri == uri)
    assert not uri.startswith("edit/") or not found.searchable
    return made.renderer.render(found.template, made.renderer.addresses.url(uri), found.view()).html


@pytest.mark.parametrize("model", MANY, ids=lambda model: model.kind.key)
def test_every_kind_has_a_form_for_a_new_one_that_its_index_leads_to(
    example: tuple[pipeline.Loaded, pipeline.Site], model: type[Item]
) -> None:
    index = page(example[1], index_uri(model.kind))
    assert f"edit/new/{model.kind.folder}/" in index, "end its template with {{ sh.add(kind.folder, kind.word) }}"
    form = page(example[1], new_uri(model.kind))
    assert re.findall(r'^<(?:div|fieldset)[^>]*? data-name="(\w+)"', form, re.MULTILINE)
    for name in field_order(model):
        assert f'data-name="{name}"' in form


def test_every_entity_has_a_form_that_its_page_leads_to(example: tuple[pipeline.Loaded, pipeline.Site]) -> None:
    loaded, made = example
    uris = {page.uri for page in made.pages}
    for model in KINDS:
        if model.kind.shape == "many":
            whole = [item for item in loaded.shown.strategy[model].values() if not item.is_abridged]
            assert {f"edit/{model.kind.folder}/{item.id}.md" for item in whole} <= uris
    assert 'href="../../edit/goals/customer-satisfaction/"' in page(made, "goals/customer-satisfaction.md")


def test_text_of_any_sort_stands_in_its_control_and_nowhere_else(tmp_path: Path) -> None:
    text = """terms: {t: {title: '</textarea><script>alert("1")</script>', definition: '"> § <b>'}}"""
    form = html(book(tmp_path, text), "edit/glossary/t.md")
    assert form.count("<script") == 2  # ours
    assert 'value="&lt;/textarea&gt;&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;"' in form


def test_what_the_form_cannot_show_is_left_alone_and_says_so(tmp_path: Path) -> None:
    contents = book(tmp_path, "goals:\n  g:\n    title: Goal\n    review:\n      every: monthly\n")
    form = html(contents, "edit/goals/g.md")
    assert "leaves as it is" not in form
    (tmp_path / "strategy/all.yml").write_text("goals:\n  g:\n    title: Goal\n    reveiw: {every: [x]}\n")
    loaded = pipeline.load(contents.settings)
    form = html(pipeline.book(loaded, Report(())), "edit/goals/g.md")
    assert 'data-sh="kept" data-name="reveiw" data-yaml="{&#34;every&#34;: [&#34;x&#34;]}" data-at="2 2 2 3"' in form


def test_something_new_goes_behind_the_last_of_its_kind_or_into_a_file_of_its_own(tmp_path: Path) -> None:
    contents = book(tmp_path, "goals:\n    g:\n        title: Goal\n    # not ours\nthemes: {t: {title: T}}\n")
    assert "strategy/all.yml, go to the beginning of line 4" in html(contents, "edit/new/goals.md")
    assert 'data-pad="4"' in html(contents, "edit/new/goals.md")
    assert "Make the new file strategy/roles.yml" in html(contents, "edit/new/roles.md")
    assert "Make the new file strategy/themes.yml" in html(contents, "edit/new/themes.md")  # theirs stand in braces


def test_ids_are_offered_by_kind_without_the_archive(tmp_path: Path) -> None:
    text = """\
periods: {old: {title: Old, start: 2024-01-01, end: 2024-12-31}}
goals: {a: {title: "A <b>"}, z: {title: Z, period: old, status: missed}}
"""
    script = pick_lists(book(tmp_path, text), pipeline.Addresses())
    assert '"goals":[["a","A <b>"]]' in script
    assert '["goal:a","A <b>"]' in script
    assert '"z"' not in script


def test_lines_that_hold_something_hidden_are_in_no_form(tmp_path: Path) -> None:
    text = """\
goals:
  open: {title: Open, due: 2026-12-31}
  partly: {title: Partly, why: "As [agreed](goal:merge)", due: 2026-12-31, visibility_of: {due: leadership}}
  merge: {title: Merge, visibility: leadership}
"""
    contents = book(tmp_path, text)
    uris = {page.uri for page in pipeline.site(contents).pages}
    assert {uri for uri in uris if uri.startswith("edit/goals/")} == {"edit/goals/open.md"}
    assert "Edit with a form" in html(contents, "goals/open.md")
    assert "Edit with a form" not in html(contents, "goals/partly.md")
    assert "merge" not in "".join(html(contents, uri) for uri in ("edit/new/goals.md", "goals/partly.md"))
