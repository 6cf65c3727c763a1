"""``strategy diff`` in real scratch repositories: what it compares, what it refuses, and in which words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from acme import MKDOCS, STRATEGY, Strategy

from repositories import commit, edit, git
from support import project

FILE = "strategy/strategy.yml"
LATER = ("due: 2027-06-30", "due: 2027-09-30")
LOWER = ("score: {from: 78, to: 90}", "score: {from: 78, to: 85}")


@pytest.fixture
def repository(company: Path) -> Path:
    commit(company)
    return company


def test_without_a_revision_the_files_are_compared_with_the_last_commit(strategy: Strategy, repository: Path) -> None:
    head = git(repository, "rev-parse", "--short=10", "HEAD")
    edit(repository / FILE, LATER, LOWER)
    result = strategy("diff")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"""\
From HEAD ({head}) to the files as they are now: 1 changed.

Changed goal “Reach 90% satisfaction” (goal:csat)
  • target (“Satisfaction”) 90 → 85
  • due 3 months later (Jun 30, 2027 → Sep 30, 2027)
  Please confirm again:
    Goals: “Answer within two hours”
    Departments: “Service”
    Roles: “Head of service”
    Initiatives: “A returns portal”
"""


def test_nothing_changed_is_no_failure(strategy: Strategy, repository: Path) -> None:
    result = strategy("diff")
    assert result.exit_code == 0
    assert result.stdout.endswith("Nothing changed in the strategy.\n")


def test_the_work_tree_is_not_touched_and_untracked_files_count(strategy: Strategy, repository: Path) -> None:
    project(repository, {"strategy/new.yml": "themes: {calm: {title: Calm}}\n"})
    before = git(repository, "status", "--porcelain")
    assert "New theme “Calm” (theme:calm)" in strategy("diff", "main").stdout
    assert git(repository, "status", "--porcelain") == before


def test_two_revisions_are_compared_with_each_other(strategy: Strategy, repository: Path) -> None:
    edit(repository / FILE, LATER)
    second = commit(repository)
    edit(repository / FILE, LOWER)
    git(repository, "tag", "v1", "HEAD~1")
    result = strategy("diff", "v1", second)
    first = git(repository, "rev-parse", "--short=10", "v1")
    assert result.stdout.startswith(f"From v1 ({first}) to {second[:10]}: 1 changed.\n")
    assert "due 3 months later" in result.stdout
    assert "target" not in result.stdout


def test_a_renamed_goal_is_one_goal_whatever_names_it(strategy: Strategy, repository: Path) -> None:
    edit(repository / FILE, ("  csat:\n    title", "  joy:\n    aliases: [csat]\n    title"),
         ("parents: [csat]", "parents: [joy]"), ("goal: csat", "goal: joy"))
    lines = strategy("diff").stdout.splitlines()
    assert lines[0].endswith(": 1 renamed.")
    assert lines[2:] == ["Renamed goal “Reach 90% satisfaction” (goal:joy)", "  • id csat → joy"]


def test_a_detached_head_is_a_revision_like_any_other(strategy: Strategy, repository: Path) -> None:
    edit(repository / FILE, LATER)
    commit(repository)
    git(repository, "checkout", "--quiet", "--detach")
    assert "due 3 months later" in strategy("diff", "HEAD~1").stdout


def test_findings_come_and_go(strategy: Strategy, repository: Path) -> None:
    edit(repository / FILE, ("    parents: [csat]\n", ""))
    told = strategy("diff").stdout
    assert "New findings\n  • strategy/strategy.yml:37:3: error: goal “replies” does not lead to the vision" in told
    commit(repository)
    edit(repository / FILE, ("two hours\n", "two hours\n    parents: [csat]\n"))
    assert "\nResolved findings\n  • strategy/strategy.yml:37:3: error: goal “replies”" in strategy("diff").stdout


def test_findings_that_only_moved_are_not_told(strategy: Strategy, repository: Path) -> None:
    file = repository / FILE
    file.write_text("# A remark\n\n" + file.read_text("utf-8"), "utf-8")
    assert "Nothing changed" in strategy("diff").stdout


def test_the_strategy_of_a_revision_lies_where_its_own_settings_say(strategy: Strategy, repository: Path) -> None:
    git(repository, "mv", "strategy", "plan")
    edit(repository / "mkdocs.yml", ("      as_of", "      strategy_dir: plan\n      as_of"))
    assert "Nothing changed" in strategy("diff").stdout


def test_a_strategy_outside_the_repository_has_no_revisions(strategy: Strategy, repository: Path,
                                                            tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = project(tmp_path_factory.mktemp("elsewhere"), {FILE: STRATEGY}) / "strategy"
    edit(repository / "mkdocs.yml", ("      as_of", f"      strategy_dir: {elsewhere}\n      as_of"))
    result = strategy("diff")
    assert result.exit_code == 2
    assert "lies outside of the git repository" in " ".join(result.stderr.split())


@pytest.mark.parametrize(("old", "new", "name"), [
    ("      as_of", "      strategy_dir: {}\n      as_of", "strategy_dir"),
    ("docs_dir: handbook", "docs_dir: {}", "docs_dir"),
])
@pytest.mark.parametrize("absolute", [True, False])
def test_settings_of_a_revision_that_lead_out_of_it_are_refused(strategy: Strategy, repository: Path, old: str,
        new: str, name: str, tmp_path_factory: pytest.TempPathFactory, *, absolute: bool) -> None:
    elsewhere = project(tmp_path_factory.mktemp("elsewhere"), {FILE: STRATEGY.replace("Acme", "Secret")}) / "strategy"
    folder = str(elsewhere) if absolute else "../" * 20 + str(elsewhere).lstrip("/")
    edit(repository / "mkdocs.yml", (old, new.format(folder)))
    then = commit(repository)
    git(repository, "checkout", "--quiet", "HEAD~1", "--", "mkdocs.yml")
    assert " ".join(refused(strategy, then).split()) == (
        f"Error: at revision {then[:12]}, “{name}” leads out of the project, so what stood there then is not known. "
        "Compare two folders with “--folders A B”.")


def test_a_revision_without_a_strategy_had_an_empty_one(strategy: Strategy, company: Path) -> None:
    shutil.move(company / "strategy", company.parent / "aside")
    commit(company)
    shutil.move(company.parent / "aside", company / "strategy")
    first = strategy("diff").stdout.splitlines()[0]
    assert first.endswith(": 8 added, 2 new check-ins, 1 new finding, 1 resolved finding.")


def test_a_project_below_the_top_of_its_repository(strategy: Strategy, repository: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    inner = project(repository / "company", {"mkdocs.yml": MKDOCS, FILE: STRATEGY})
    commit(repository)
    edit(inner / FILE, LATER)
    monkeypatch.chdir(inner)
    assert strategy("diff").stdout.splitlines()[0].endswith(": 1 changed.")


def test_files_that_cannot_be_read_are_said(strategy: Strategy, repository: Path) -> None:
    (repository / "strategy" / "more.yml").write_text("goals: [", "utf-8")
    told = strategy("diff").stdout
    assert "1 file of the files as they are now could not be read, so this may not be all: strategy/more.yml." in told


def test_folders_are_compared_without_git(strategy: Strategy, company: Path) -> None:
    project(company / "a", {FILE: STRATEGY})
    project(company / "b", {FILE: STRATEGY})
    edit(company / "b" / FILE, LATER)
    assert strategy("diff", "--folders", "a", "b").stdout.startswith("From a to b: 1 changed.\n")
    told = strategy("diff", "--folders", "a/strategy", "b/strategy").stdout
    assert told.startswith("From a/strategy to b/strategy: 1 changed.\n")


def test_json_is_for_programs(strategy: Strategy, repository: Path) -> None:
    edit(repository / FILE, LATER)
    told = json.loads(strategy("diff", "--format", "json").stdout)
    assert told["items"][0]["fields"] == [{
        "field": "due", "how": "shifted", "about": None, "before": "2027-06-30", "after": "2027-09-30",
        "material": True,
        "sentence": "due date of “Reach 90% satisfaction” 3 months later (Jun 30, 2027 → Sep 30, 2027)",
    }]
    assert [one["item"] for one in told["items"][0]["reconfirm"]] == [
        "goal:replies", "role:head-of-service", "initiative:portal", "department:service"]


# -- what cannot be compared ---------------------------------------------------------------------------


def refused(strategy: Strategy, *arguments: str) -> str:
    result = strategy("diff", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_an_unknown_revision_is_refused(strategy: Strategy, repository: Path) -> None:
    assert "there is no revision “nowhere” here: “git log --oneline”" in refused(strategy, "nowhere")
    assert "there is no revision “--output=x” here" in refused(strategy, "--", "--output=x")


def test_a_shallow_clone_says_how_to_fetch_the_rest(strategy: Strategy, repository: Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    edit(repository / FILE, LATER)
    commit(repository)
    shallow = repository.parent / "shallow"
    git(repository.parent, "clone", "--quiet", "--depth=1", repository.as_uri(), str(shallow))
    monkeypatch.chdir(shallow)
    said = refused(strategy, "HEAD~1")
    assert "shallow clone" in said
    assert "git fetch --unshallow" in said
    assert strategy("diff", "HEAD").exit_code == 0
    shutil.rmtree(shallow)


def test_a_repository_without_commits(strategy: Strategy, company: Path) -> None:
    git(company, "init", "--quiet")
    assert "there is no revision “HEAD” here" in refused(strategy)


def test_a_folder_without_git(strategy: Strategy, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(company.parent))
    assert "is not in a git repository" in refused(strategy)


def test_a_machine_without_git(strategy: Strategy, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert "git is not installed" in refused(strategy)


def test_too_much_at_once(strategy: Strategy, repository: Path) -> None:
    assert "at most two revisions" in refused(strategy, "a", "b", "c")
    assert "either revisions or" in refused(strategy, "HEAD", "--folders", ".", ".")
