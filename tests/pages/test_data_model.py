"""The reference of the data model."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.model import KINDS, Item, build_strategy
from strategy_handbook.model.fields import field_table
from strategy_handbook.pages import Book
from strategy_handbook.pages.data_model import lines, smallest
from strategy_handbook.source import read_sources
from support import project


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book(tmp_path_factory.mktemp("model"), "goals: {}")


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.kind.key)
def test_every_kind_has_its_page_with_every_field(model: type[Item], contents: Book) -> None:
    page = html(contents, f"data-model/{model.kind.key}.md")
    for line in lines(field_table(model)):
        assert f"<code>{line.row.name}</code>" in page


def test_the_index_links_every_kind(contents: Book) -> None:
    page = html(contents, "data-model/index.md")
    assert [model.kind.key for model in KINDS if f'href="{model.kind.key}/"' not in page] == []


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.kind.key)
def test_the_smallest_entry_can_be_read(model: type[Item], tmp_path: Path) -> None:
    project(tmp_path, {"strategy/all.yml": smallest(model.kind, field_table(model))})
    strategy, problems = build_strategy(read_sources(tmp_path / "strategy", tmp_path).documents)
    assert problems == ()
    assert len(strategy[model]) == 1


def test_the_example_of_the_introduction_can_be_read(contents: Book, tmp_path: Path) -> None:
    page = html(contents, "data-model/index.md")
    example = page.partition('<code class="language-yaml">')[2].partition("</code>")[0]
    project(tmp_path, {"strategy/all.yml": example})
    _strategy, problems = build_strategy(read_sources(tmp_path / "strategy", tmp_path).documents)
    assert problems == ()


def test_fields_of_groups_follow_their_group_and_links_lead_to_their_kind(contents: Book) -> None:
    goal = next(model for model in KINDS if model.kind.key == "goals")
    found = {" ".join((*line.way, line.row.name)): line for line in lines(field_table(goal))}
    names = list(found)
    assert names.index("targets from") == names.index("targets") + 1
    page = html(contents, "data-model/goals.md")
    assert '<a href="../themes/">' in page
    assert '<span class="sh-tag">required</span>' in page


def test_one_from_the_handbook_is_shown(tmp_path: Path) -> None:
    page = html(book(tmp_path, "terms: {way: {title: Way back, definition: The road home}}"), "data-model/terms.md")
    assert ">Way back</a>" in page
    assert "strategy/all.yml:1" in page
