"""``strategy init``: from an empty folder to a handbook that builds."""

from __future__ import annotations

from pathlib import Path

import pytest
from acme import Strategy

from strategy_handbook.cli import asking


@pytest.fixture
def empty(strategy: Strategy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "north-forge"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def written(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_an_empty_folder_becomes_a_handbook_without_errors(strategy: Strategy, empty: Path) -> None:
    result = strategy("init", "--yes", "--sector", "service")
    assert result.exit_code == 0
    assert f"17 files written to {empty}." in result.output
    assert "13 things to fill in next" in result.output
    assert "mkdocs serve" in result.output
    first = result.output.partition("First to fill in:\n")[2].splitlines()
    assert "the organization has no vision." in first[0]
    assert "the organization has no mission." in first[1]
    assert "goal “solved-at-the-first-contact”" in first[2]
    checked = strategy("check")
    assert checked.exit_code == 0
    assert "9 warnings, 4 info in 11 files" in checked.output
    assert strategy("fmt", "--check").exit_code == 0
    assert "North forge" in (empty / "strategy/organization.yml").read_text("utf-8")
    assert (empty / ".strategy/schema.json").is_file()


def test_a_folder_that_is_named_is_made_and_gone_to(strategy: Strategy, empty: Path) -> None:
    result = strategy("init", "our handbook", "--yes", "--name", "Acme", "--department", "Forge", "--locale", "pt-PT")
    assert result.exit_code == 0
    assert "cd 'our handbook'" in result.output
    assert "git init" in result.output
    assert "locale: pt_PT" in (empty / "our handbook/mkdocs.yml").read_text("utf-8")
    assert "title: Forge" in (empty / "our handbook/strategy/departments.yml").read_text("utf-8")


def test_no_git_init_is_proposed_inside_a_repository(strategy: Strategy, empty: Path) -> None:
    (empty / ".git").mkdir()
    assert "git init" not in strategy("init", "--yes").output


@pytest.mark.parametrize("file", ["mkdocs.yml", "strategy/ours.yaml", ".gitignore"])
def test_nothing_is_overwritten_or_mixed_up(strategy: Strategy, empty: Path, file: str) -> None:
    (empty / file).parent.mkdir(exist_ok=True)
    (empty / file).write_text("# ours\n", "utf-8")
    result = strategy("init", "--yes")
    assert result.exit_code == 2
    assert ("strategy/" if "ours" in file else file) in result.stderr
    assert written(empty) == {file}


def test_other_files_do_not_matter(strategy: Strategy, empty: Path) -> None:
    (empty / "README.md").write_text("# Ours\n", "utf-8")
    assert strategy("init", "--yes").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--sector", "servise"], "there is no sector “servise”. Did you mean “service”?"),
        (["--name", "TBD"], "“TBD” is no name."),
        (["--department", ""], "is no name"),
        (["--locale", "klingon_XX"], "“klingon_XX” is no locale. Write for example en_GB or pt_PT."),
    ],
)
def test_what_cannot_be_used_is_refused_before_anything_is_written(
    strategy: Strategy, empty: Path, arguments: list[str], says: str
) -> None:
    result = strategy("init", "--yes", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert written(empty) == set()


def test_where_nobody_can_be_asked_it_says_so(strategy: Strategy, empty: Path) -> None:
    result = strategy("init")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert written(empty) == set()


def test_on_a_terminal_it_asks_for_what_was_not_given(
    strategy: Strategy, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["TBD", "Acme", "serivce", "service", "Forge", "Sales", "", "Every workshop can rely on its tools."])
    monkeypatch.setattr(asking, "interactive", lambda: True)
    monkeypatch.setattr(asking.click, "prompt", lambda *_, **__: next(answers))
    result = strategy("init")
    assert result.exit_code == 0
    assert "“TBD” is no name." in result.output
    assert "Did you mean “service”?" in result.output
    assert "Enter alone: Customer service, Operations, People." in result.output
    organization = (empty / "strategy/organization.yml").read_text("utf-8")
    assert "title: Acme\n" in organization
    assert "statement: Every workshop can rely on its tools." in organization
    departments = (empty / "strategy/departments.yml").read_text("utf-8")
    assert "title: Forge" in departments
    assert "title: Sales" in departments
    assert "suggestion" not in departments
