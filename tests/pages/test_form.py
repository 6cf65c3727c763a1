"""What forms offer, before any script: every field of every kind, what it holds, and the way to them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from handbooks import book, html
from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.exports.form_entries import form_entries
from strategy_handbook.exports.pick_lists import pick_lists
from strategy_handbook.model import KINDS, Entity, Item
from strategy_handbook.model.fields import field_order
from strategy_handbook.pages import Book
from strategy_handbook.pages.form import form_uri
from strategy_handbook.pages.kind import index_uri
from strategy_handbook.rendering import Addresses
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
def test_every_kind_has_a_form_that_its_index_leads_to(
    example: tuple[pipeline.Loaded, pipeline.Site], model: type[Item]
) -> None:
    index = page(example[1], index_uri(model.kind))
    assert f"edit/{model.kind.folder}/" in index, "end its template with {{ sh.add(kind.folder, kind.word) }}"
    form = page(example[1], form_uri(model.kind))
    assert re.findall(r'^<(?:div|fieldset)[^>]*? data-name="(\w+)"', form, re.MULTILINE)
    for name in field_order(model):
        assert f'data-name="{name}"' in form


def test_every_entity_has_its_data_and_a_link_to_its_form_and_no_page_for_it(
    example: tuple[pipeline.Loaded, pipeline.Site]
) -> None:
    loaded, made = example
    entities = [item for item in loaded.shown.strategy if isinstance(item, Entity) and not item.is_abridged]
    files = scripts(pipeline.book(loaded, Report(())))
    assert set(files) == {f"edit/{item.kind.folder}/{item.id}.js" for item in entities}
    forms = {one.uri for one in made.pages if one.uri.startswith("edit/")}
    assert forms == {form_uri(model.kind) for model in KINDS}
    link = 'href="../../edit/goals/?id=customer-satisfaction"'
    assert link in page(made, "goals/customer-satisfaction.md")


def scripts(contents: Book) -> dict[str, str]:
    """What the forms show of every entry, by address."""
    return {uri: text for _part, make in form_entries(contents) for uri, text in make()}


def entry(contents: Book, id_: str) -> dict[str, Any]:
    """What the form of an entry shows, as a browser reads it."""
    text = next(text for uri, text in scripts(contents).items() if uri.endswith(f"/{id_}.js"))
    assert text.isascii()
    told = json.loads(text.removeprefix("window.shEntry = ").removesuffix(";\n"))
    assert isinstance(told, dict)
    return told


def test_an_entry_is_told_with_its_lines_and_where_each_value_stands(tmp_path: Path) -> None:
    text = """\
goals:
  g:
    title: Goal  # ours
    # the two
    themes: {a: Because, b: }
    parents: [p]
    cross_functional: yes
    targets:
      m: {from: 1, to: 2}
    tags:
      - hot
    owner:
  p: {title: Larger}
"""
    assert entry(book(tmp_path, text), "g") == {
        "id": "g", "title": "Goal", "file": "strategy/all.yml", "first": 2, "last": 12, "column": 2, "address": None,
        "lines": text.split("\n")[1:12], "name": "g", "at": "0 0 10 11", "head": 1, "pad": 4,
        "parts": [
            {"name": "title", "value": "Goal", "at": "1 1 1 2", "trail": "  # ours"},
            {"name": "themes", "at": "2 3 3 4", "rows": [{"parts": [{"value": "a"}, {"value": "Because"}]},
                                                        {"parts": [{"value": "b"}]}]},
            {"name": "parents", "at": "4 4 4 5", "rows": [{"parts": [{"value": "p"}]}]},
            {"name": "cross_functional", "at": "5 5 5 6", "value": "true"},
            {"name": "targets", "at": "6 6 7 8", "head": 7, "pad": 6, "rows": [
                {"at": "7 7 7 8", "parts": [{"value": "m"}, {"parts": [{"name": "from", "value": "1"},
                                                                      {"name": "to", "value": "2"}]}]}]},
            {"name": "tags", "at": "8 8 9 10", "head": 9, "pad": 6, "rows": [{"at": "9 9 9 10", "value": "hot"}]},
            {"name": "owner", "at": "10 10 10 11"},
        ],
    }


def test_what_the_form_cannot_show_is_left_alone(tmp_path: Path) -> None:
    contents = book(tmp_path, "goals: {g: {title: Goal}}\n")
    fields = ("title: Goal", "summary: {a: b}", "reveiw: {every: [x]}", "themes: [[t]]", "tags: {a: b}", "1 2: 3")
    strange = "\n    ".join(("goals:\n  g:", *fields))
    (tmp_path / "strategy/all.yml").write_text(strange)
    told = entry(pipeline.book(pipeline.load(contents.settings), Report(())), "g")
    assert [(part["name"], part.get("kept")) for part in told["parts"]] == [
        ("title", None), ("summary", '{"a": "b"}'), ("reveiw", '{"every": ["x"]}'), ("themes", '[["t"]]'),
        ("tags", '{"a": "b"}'), ('"1 2"', '"3"')]
    assert told["parts"][2]["at"] == "3 3 3 4"


def test_something_new_goes_behind_the_last_of_its_kind_or_into_a_file_of_its_own(tmp_path: Path) -> None:
    contents = book(tmp_path, "goals:\n    g:\n        title: Goal\n    # not ours\nthemes: {t: {title: T}}\n")
    assert "strategy/all.yml, go to the beginning of line 4" in html(contents, "edit/goals/index.md")
    assert 'data-column="4"' in html(contents, "edit/goals/index.md")
    assert "Make the new file strategy/roles.yml" in html(contents, "edit/roles/index.md")
    assert "Make the new file strategy/themes.yml" in html(contents, "edit/themes/index.md")  # theirs stand in braces


def test_ids_are_offered_by_kind_without_the_archive(tmp_path: Path) -> None:
    text = """\
periods: {old: {title: Old, start: 2024-01-01, end: 2024-12-31}}
goals: {a: {title: "A <b>"}, z: {title: Z, period: old, status: missed}}
"""
    script = pick_lists(book(tmp_path, text), Addresses())
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
    assert list(scripts(contents)) == ["edit/goals/open.js"]
    assert "Edit with a form" in html(contents, "goals/open.md")
    assert "Edit with a form" not in html(contents, "goals/partly.md")
    assert "merge" not in "".join(html(contents, uri) for uri in ("edit/goals/index.md", "goals/partly.md"))


def test_pages_offer_the_form_exactly_of_entries_that_it_has(tmp_path: Path) -> None:
    text = """\
goals:
  own: {title: On a line of its own}
  long:
    title: On lines of its own
themes: {one: {title: One}, two: {title: Two}}
values:
  last: {title: Last}
"""
    contents = book(tmp_path, text)
    offered = {page.uri.removesuffix(".md") for page in pipeline.site(contents).pages
               if page.item and "Edit with a form" in html(contents, page.uri)}
    assert offered == {uri.removeprefix("edit/").removesuffix(".js") for uri in scripts(contents)}
    assert offered == {"goals/own", "goals/long", "values/last"}


@pytest.mark.parametrize("goals", [
    "goals: {open: {title: Open}, merge: {title: Merge, visibility: leadership}}\n",
    "goals: {\n  open: {title: Open}, merge: {title: Merge, visibility: leadership}}\n",
    "goals: {\n  merge: {title: Merge, visibility: leadership}, open: {title: O}}\n",
])
def test_lines_that_hold_other_entries_too_are_in_no_form(tmp_path: Path, goals: str) -> None:
    company = "organization: {title: A, not_doing: [x], visibility_of: {not_doing: leadership}}\n"
    contents = book(tmp_path, goals + company)
    assert scripts(contents) == {}
    assert "Edit with a form" not in html(contents, "goals/open.md")
    assert not [page.uri for page in pipeline.site(contents).pages if page.uri.startswith("edit/vision")]
