"""A handbook that begins: whatever its name, it loads, and says what to fill in."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from strategy_handbook import pipeline
from strategy_handbook.edits.fmt import fmt
from strategy_handbook.edits.starter import OTHER, WORKFLOWS, Answers, sectors, starter, usual_departments
from strategy_handbook.edits.store import RefusedError, open_file, replace_all
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.model import Entity
from strategy_handbook.model.department import Department
from strategy_handbook.model.lesson import Lesson
from strategy_handbook.model.theme import Theme
from strategy_handbook.settings import settings_from_file

LONG = "Völlig" * 33 + "!?"
TECHNOLOGIST = "\U0001f469\u200d\U0001f4bb"
AWKWARD = ("Home", "Index", "CON", "null", "no", "1.10", "#1: “our” {x}", "'", '"', "- a")
HARD = (*AWKWARD, "المبيعات", "営業部", TECHNOLOGIST)


def begun(folder: Path, answers: Answers) -> pipeline.Loaded:
    replace_all(starter(folder, answers), folder)
    return pipeline.load(settings_from_file(folder / "mkdocs.yml"))


def findings(loaded: pipeline.Loaded) -> tuple[Finding, ...]:
    return pipeline.check(loaded).findings


def out_of_order(folder: Path) -> list[str]:
    opened = [open_file(file.name, file) for file in (folder / "strategy").iterdir()]
    return [one.path for one in opened if fmt(one).after.decode() != one.text]


@pytest.mark.parametrize("sector", sectors())
def test_each_sector_begins_without_errors_and_with_a_short_list_of_what_to_do(tmp_path: Path, sector: str) -> None:
    loaded = begun(tmp_path, Answers("Acme", sector))
    found = findings(loaded)
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    assert {"missing-vision", "missing-mission", "unmeasured-goal", "untimed-goal"} <= {one.check for one in found}
    assert {one.check for one in found if one.family == "structure"} == set()
    assert len(found) <= 15
    assert out_of_order(tmp_path) == []
    assert [one.title for one in loaded.strategy[Department].values()] == list(usual_departments(sector))
    assert all(len(theme.decision_guides) for theme in loaded.strategy[Theme].values())


@pytest.mark.parametrize("sector", sectors())
def test_whatever_nobody_has_said_is_marked_as_a_suggestion(tmp_path: Path, sector: str) -> None:
    strategy = begun(tmp_path, Answers("Acme", sector, ("Forge",))).strategy
    unmarked = [str(item) for item in strategy if isinstance(item, Entity) and "suggestion" not in item.tags]
    assert unmarked == ["the organization", "department “forge”"]


def test_the_lessons_are_those_of_the_other_sectors(tmp_path: Path) -> None:
    def learned(sector: str) -> set[str]:
        lessons = begun(tmp_path / sector, Answers("A", sector)).strategy[Lesson]
        return {str(lesson.sector) for lesson in lessons.values()}

    assert learned("service") == {"technology", "healthcare", "manufacturing"}
    assert learned("healthcare") == {"technology", "manufacturing", "service"}
    assert learned(OTHER) == {"technology", "healthcare", "manufacturing", "service"}


def test_a_vision_that_is_given_is_held_by_the_checks(tmp_path: Path) -> None:
    loaded = begun(tmp_path, Answers("Acme", vision="Every workshop in town can rely on its tools: always."))
    organization = loaded.strategy.organization
    assert organization is not None
    assert organization.vision is not None
    assert organization.vision.statement == "Every workshop in town can rely on its tools: always."
    assert "missing-vision" not in (tmp_path / "mkdocs.yml").read_text("utf-8")


names = st.one_of(st.sampled_from((*HARD, LONG)), st.text(max_size=220))


@settings(max_examples=40, deadline=None)
@given(name=names, departments=st.lists(names, max_size=4), sector=st.sampled_from(sectors()), vision=st.none() | names)
@example(name="#1: {x} “y”", departments=list(HARD), sector=OTHER, vision="a: b # c")
def test_any_names_load_without_an_error_and_are_in_canonical_form(
    name: str, departments: list[str], sector: str, vision: str | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        try:
            loaded = begun(root, Answers(name, sector, tuple(departments), vision))
        except RefusedError:
            assert list(root.iterdir()) == []
            return
        found = findings(loaded)
        assert [str(one) for one in found if one.severity is Severity.ERROR or one.family == "structure"] == []
        wanted = {one.casefold(): one for one in reversed([" ".join(one.split()) for one in departments])}
        kept = {one.title for one in loaded.strategy[Department].values()}
        assert kept == set(wanted.values() or usual_departments(sector))
        organization = loaded.strategy.organization
        assert organization is not None
        assert organization.title == " ".join(name.split())
        site = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
        assert site["site_name"] == f"{organization.title} handbook"
        assert out_of_order(root) == []


@pytest.mark.parametrize("name", ["", "  ", "TBD", "[to be named]", "a\x00b", "\udc80"])
def test_a_name_that_says_nothing_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError):
        starter(tmp_path, Answers(name))
    with pytest.raises(RefusedError):
        starter(tmp_path, Answers("Acme", departments=(name,)))


def test_the_settings_for_editors_are_json(tmp_path: Path) -> None:
    texts = {draft.path: draft.text for draft in starter(tmp_path, Answers("Acme"))}
    assert json.loads(texts[".vscode/settings.json"])["files.encoding"] == "utf8"
    assert json.loads(texts[".vscode/extensions.json"])["recommendations"]
    assert {"/site/", "/site-*/", "/rendered/"} <= set(texts[".gitignore"].split())


@pytest.mark.parametrize("host", WORKFLOWS)
def test_workflows_come_along_for_the_code_host(tmp_path: Path, host: str) -> None:
    with_them = {draft.path: draft.text for draft in starter(tmp_path, Answers("Acme", workflows=host))}
    added = set(with_them) - {draft.path for draft in starter(tmp_path, Answers("Acme"))}
    assert added == set(WORKFLOWS[host].values())
    assert any("mkdocs build" in with_them[path] for path in added)
