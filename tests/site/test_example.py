"""The example handbook: it hangs together, and readers find their way."""

from __future__ import annotations

import filecmp
import json
import re
import shutil
from collections import deque
from pathlib import Path

import pytest
import yaml
from builder import Page, broken_links, build, pages, target

from machines import ELSEWHERE
from strategy_handbook import pipeline
from strategy_handbook.findings import Severity
from strategy_handbook.settings import settings_from_file


def clicks(built: dict[str, Page], start: str, goal: str) -> int:
    """How many clicks within the content lead from one page to another."""
    seen, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        if here == goal:
            return seen[here]
        for link in built[here].article_links:
            there = target(here, link)
            if there and there[0] in built and there[0] not in seen:
                seen[there[0]] = seen[here] + 1
                queue.append(there[0])
    return 99


def test_every_internal_link_and_anchor_leads_somewhere(example: Path) -> None:
    assert list(broken_links(example)) == []


def test_no_anchor_stands_twice_on_a_page(example: Path) -> None:
    for here, page in pages(example).items():
        assert len(page.ids) == len(set(page.ids)), here


def test_from_every_role_the_vision_is_three_clicks_away_and_back(example: Path) -> None:
    built = pages(example)
    roles = [here for here in built if re.fullmatch(r"roles/[^/]+/", here)]
    assert len(roles) >= 16
    for role in roles:
        assert clicks(built, role, "vision/") <= 3, role
        assert clicks(built, "vision/", role) <= 4, role


def test_a_build_on_another_machine_gives_the_same_bytes(example_project: Path, example: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(example_project, other, ignore=shutil.ignore_patterns("site"))
    again = build(other, **ELSEWHERE)
    assert different(filecmp.dircmp(example, again)) == []


def different(compared: filecmp.dircmp[str]) -> list[str]:
    names = [*compared.left_only, *compared.right_only]
    _same, differ, errors = filecmp.cmpfiles(compared.left, compared.right, compared.common_files, shallow=False)
    return [*names, *differ, *errors, *(name for inner in compared.subdirs.values() for name in different(inner))]


def goals_with_themes() -> list[tuple[str, str]]:
    found = []
    for file in sorted((Path(__file__).parents[2] / "strategy").rglob("*.yml")):
        for id_, goal in (yaml.load(file.read_text("utf-8"), yaml.CBaseLoader).get("goals") or {}).items():
            if "themes" in goal:
                found.append((file.relative_to(Path(__file__).parents[2]).as_posix(), id_))
    return found


@pytest.mark.parametrize(("file", "id_"), goals_with_themes())
def test_without_its_themes_a_goal_is_orphaned(example_project: Path, tmp_path: Path, file: str, id_: str) -> None:
    project = tmp_path / "p"
    shutil.copytree(example_project, project, ignore=shutil.ignore_patterns("site"))
    lines = (project / file).read_text("utf-8").splitlines(keepends=True)
    start = lines.index(f"  {id_}:\n")
    first = next(index for index in range(start, len(lines)) if lines[index].startswith("    themes:"))
    last = next(
        index
        for index in range(first + 1, len(lines) + 1)
        if index == len(lines) or not lines[index].startswith("      ")
    )
    (project / file).write_text("".join(lines[:first] + lines[last:]), "utf-8")
    errors = pipeline.check(pipeline.load(settings_from_file(project / "mkdocs.yml"))).at_least(Severity.ERROR)
    assert [str(error) for error in errors if str(error).startswith(
        f"{file}:{start + 1}:3: error: goal “{id_}” does not lead to the vision")]


def test_search_finds_entities_by_title_and_not_the_archive(example: Path) -> None:
    index = json.loads((example / "search/search_index.json").read_text("utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    assert found["goals/customer-satisfaction/"]["title"].startswith("Reach 90%")
    assert not any(location.startswith(("archive/", "goals/web-shop-2025/")) for location in found)
    assert not any(location.startswith("goals/customer-satisfaction/#") for location in found)


def test_search_reads_what_a_page_alone_says_and_not_what_it_repeats(example: Path) -> None:
    index = json.loads((example / "search/search_index.json").read_text("utf-8"))
    said = "Solves requests at first contact"  # what a department does for a goal
    found = [entry["location"] for entry in index["docs"] if said in entry["text"]]
    assert found == ["goals/customer-satisfaction/"]
    assert max(len(entry["text"]) for entry in index["docs"] if entry["location"].startswith("roles/")) < 4_000


def test_a_hidden_table_of_contents_is_left_out_but_for_what_the_skip_link_needs(example: Path) -> None:
    page = (example / "departments/operations/index.html").read_text("utf-8")
    assert re.findall(r'<a href="#([^"]+)" class="md-nav__link"', page) == ["our-part"]
    assert re.search(r'<a href="#our-part" class="md-skip"', page)


def test_nothing_is_loaded_from_outside(example: Path) -> None:
    for here, file in ((file.as_posix(), file) for file in example.rglob("*.html")):
        html = file.read_text("utf-8")
        loads = re.findall(r'<(?:script|img|iframe|source)[^>]+src="(https?:[^"]+)"', html)
        loads += re.findall(r'<link[^>]+rel="(?:stylesheet|preload|preconnect|icon)"[^>]+href="(https?:[^"]+)"', html)
        assert loads == [], here


def test_entity_pages_are_light(example: Path) -> None:
    heavy = {
        file.parent.name: file.stat().st_size for file in example.glob("*/*/index.html") if file.stat().st_size > 60_000
    }
    assert heavy == {}
