"""Everything in the example can be reached: from home, by search, and back along every link."""

from __future__ import annotations

import json
import re
from collections import deque
from pathlib import Path

import pytest
from builder import Page, pages, target

from strategy_handbook import pipeline
from strategy_handbook.model.base import Entity
from strategy_handbook.model.kinds import KINDS
from strategy_handbook.model.path import Path as OnboardingPath
from strategy_handbook.pipeline import Loaded
from strategy_handbook.rendering import Addresses
from strategy_handbook.settings import settings_from_file


@pytest.fixture(scope="module")
def loaded(example_project: Path) -> Loaded:
    """The strategy of the example, as far as its site shows it."""
    return pipeline.load(settings_from_file(example_project / "mkdocs.yml")).shown


@pytest.fixture(scope="module")
def built(example: Path) -> dict[str, Page]:
    """The pages of the example."""
    return pages(example)


def page_of(item: Entity) -> str:
    return Addresses().of(item).partition("#")[0]


def leads_to(built: dict[str, Page], here: str, links: list[str]) -> set[str]:
    return {there[0] for link in links if (there := target(here, link)) and there[0] in built}


def test_every_entity_is_three_clicks_from_home(loaded: Loaded, built: dict[str, Page]) -> None:
    seen, queue = {"": 0}, deque([""])
    while queue:
        here = queue.popleft()
        for there in leads_to(built, here, built[here].links) - seen.keys():
            seen[there] = seen[here] + 1
            queue.append(there)
    found = {page_of(item): seen.get(page_of(item), 99) for item in loaded.strategy if isinstance(item, Entity)}
    assert {type(item) for item in loaded.strategy} == set(KINDS)
    assert {page: number for page, number in found.items() if number > 3} == {}


def test_search_knows_every_entity_that_is_current(loaded: Loaded, example: Path) -> None:
    index = json.loads((example / "search/search_index.json").read_text("utf-8"))
    known = {entry["location"].partition("#")[0] for entry in index["docs"]}
    silent = {page_of(item) for item in loaded.strategy if isinstance(item, Entity) and page_of(item) not in known}
    archive = {page_of(item) for item in loaded.strategy if isinstance(item, Entity) and loaded.facts.is_archived(item)}
    read_elsewhere = {page_of(item) for item in loaded.strategy[OnboardingPath].values()}
    assert silent - read_elsewhere == archive


def test_every_link_has_its_way_back(loaded: Loaded, built: dict[str, Page]) -> None:
    lead = {here: leads_to(built, here, page.article_links) for here, page in built.items()}
    fields, lost = set(), set()
    for edge in loaded.graph.edges:
        source, goal = edge.source, edge.target
        if not isinstance(source, Entity) or not isinstance(goal, Entity) or source is goal:
            continue
        if loaded.facts.is_archived(source) or loaded.facts.is_archived(goal):
            continue
        fields.add((source.kind.word, edge.field))
        if page_of(goal) not in lead[page_of(source)]:
            lost.add(f"{source.ref} › {edge.field} › {goal.ref}")
        if page_of(source) not in lead[page_of(goal)]:
            lost.add(f"{goal.ref} ‹ {edge.field} ‹ {source.ref}")
    assert len(fields) > 50
    assert lost == set()


def test_every_page_shows_where_it_stands_in_the_navigation(loaded: Loaded, example: Path) -> None:
    wrong = {}
    for item in loaded.strategy:
        if isinstance(item, Entity) and (here := page_of(item)) != "vision/":
            html = (example / here / "index.html").read_text("utf-8")
            navigation = html[html.index("md-nav--primary"):html.index("md-sidebar--secondary")]
            index = f"{item.kind.folder}/"
            links = {target(here, link) for link in re.findall(r'href="([^"]*)" class="md-nav__link', navigation)}
            around = re.findall(r"md-nav__item--active md-nav__item--section", navigation)
            if (index, "") not in links or len(around) != 1:
                wrong[here] = (sorted(map(str, links)), around)
    assert wrong == {}
