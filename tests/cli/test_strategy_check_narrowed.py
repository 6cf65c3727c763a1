"""``strategy check`` of some checks only, of a change only, and again after each save."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from acme import BROKEN, Strategy
from click.testing import Result

from repositories import commit, edit, git
from strategy_handbook.cli import COMMANDS, watching
from support import project

REPOSITORY = Path(__file__).parents[2]
OTHERS = BROKEN.replace("lonely", "l-2").replace("alone", "a-2")


def found(result: Result) -> list[str]:
    """Check and subject of each finding that is shown."""
    return [f"{one['check']} {one['subject']}" for one in json.loads(result.stdout)["findings"]]


def shown(strategy: Strategy, *arguments: str) -> list[str]:
    return found(strategy("check", "--format", "json", *arguments))


# -- checks ----------------------------------------------------------------------------------------------


def test_checks_and_families_are_selected_and_ignored(strategy: Strategy, broken: Path) -> None:
    assert shown(strategy, "--select", "structure") == ["unknown-reference goal:lonely", "invalid-value goal:lonely"]
    assert shown(strategy, "--select", "invalid-value", "--select", "orphaned-goal") == [
        "invalid-value goal:lonely", "orphaned-goal goal:alone"]
    assert shown(strategy, "--select", "structure", "--ignore", "[invalid-value]") == ["unknown-reference goal:lonely"]
    assert "unmeasured-goal goal:alone" not in shown(strategy, "--ignore", "smart")


def test_what_is_left_out_does_not_fail(strategy: Strategy, broken: Path) -> None:
    assert strategy("check", "--select", "smart").exit_code == 0
    assert strategy("check", "--select", "structure").exit_code == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_name_that_is_not_known_ends_with_2(option: str, strategy: Strategy) -> None:
    result = strategy("check", option, "orphan-goal")
    assert result.exit_code == 2
    assert "there is no check or family “orphan-goal”. Did you mean “orphaned-goal”?" in result.stderr


# -- changes ---------------------------------------------------------------------------------------------


@pytest.fixture
def history(broken: Path) -> Path:
    """A repository in which everything is committed, errors and all."""
    commit(broken)
    return broken


def test_nothing_changed_shows_nothing_and_counts_the_rest(strategy: Strategy, history: Path) -> None:
    result = strategy("check", "--changed-since", "HEAD")
    assert (result.exit_code, result.stdout) == (0, "No findings in 2 files\n")
    assert result.stderr == "6 findings outside the change left out, 3 errors among them.\n"


def test_only_the_item_that_was_touched_is_shown(strategy: Strategy, history: Path) -> None:
    edit(history / "strategy" / "wrong.yml", ("title: Win a prize", "title: Win the prize"))
    assert shown(strategy, "--changed-since", "HEAD") == ["orphaned-goal goal:alone", "unmeasured-goal goal:alone"]


def test_removing_a_line_touches_the_item_it_was_removed_from(strategy: Strategy, history: Path) -> None:
    edit(history / "strategy" / "wrong.yml", ("    due: soon\n", ""))
    assert shown(strategy, "--changed-since", "HEAD") == [
        "unmeasured-goal goal:lonely", "unknown-reference goal:lonely"]


def test_a_file_that_was_emptied_is_touched(strategy: Strategy, history: Path) -> None:
    project(history, {"strategy/wrong.yml": ""})
    assert shown(strategy, "--changed-since", "HEAD") == ["empty-file None"]


def test_a_new_file_is_touched_as_a_whole(strategy: Strategy, history: Path) -> None:
    project(history, {"strategy/größer neu.yml": OTHERS, "strategy/e.yml": ""})
    expected = ["empty-file None", "unmeasured-goal goal:l-2", "unknown-reference goal:l-2", "invalid-value goal:l-2",
                "orphaned-goal goal:a-2", "unmeasured-goal goal:a-2"]
    assert shown(strategy, "--changed-since", "HEAD") == expected
    git(history, "add", "--all")
    assert shown(strategy, "--changed-since", "HEAD") == expected


def test_a_file_that_cannot_be_read_is_shown_if_it_was_touched(strategy: Strategy, history: Path) -> None:
    edit(history / "strategy" / "wrong.yml", ("    title: Grow", "\ttitle: Grow"))
    assert shown(strategy, "--changed-since", "HEAD") == ["yaml-syntax None"]


def test_a_branch_is_compared_with_where_it_parted(strategy: Strategy, history: Path) -> None:
    git(history, "switch", "--quiet", "--create", "mine")
    edit(history / "strategy" / "wrong.yml", ("title: Win a prize", "title: Win the prize"))
    commit(history)
    git(history, "switch", "--quiet", "main")
    edit(history / "strategy" / "wrong.yml", ("title: Grow", "title: Grow up"))
    commit(history)
    git(history, "switch", "--quiet", "mine")
    assert shown(strategy, "--changed-since", "main") == ["orphaned-goal goal:alone", "unmeasured-goal goal:alone"]


def test_lines_that_look_like_a_diff_change_nothing(strategy: Strategy, history: Path) -> None:
    file = history / "strategy" / "wrong.yml"
    file.write_text(file.read_text("utf-8") + "    why: |\n      x\n++ b/strategy/strategy.yml\n", "utf-8")
    commit(history)
    edit(file, ("++ b/strategy/strategy.yml\n", "      y\n"))
    assert all("replies" not in one for one in shown(strategy, "--changed-since", "HEAD"))


def test_names_and_settings_of_git_do_not_matter(strategy: Strategy, history: Path) -> None:
    name = 'strategy/a "b"\tö.yml'
    project(history, {name: OTHERS})
    for setting in ("diff.noprefix", "diff.mnemonicPrefix", "color.diff"):
        git(history, "config", setting, "always" if "color" in setting else "true")
    commit(history)
    edit(history / name, ("title: Win a prize", "title: Win the prize"))
    assert shown(strategy, "--changed-since", "HEAD") == ["orphaned-goal goal:a-2", "unmeasured-goal goal:a-2"]


def test_a_revision_that_is_not_known_ends_with_2(strategy: Strategy, history: Path) -> None:
    for revision in ("nowhere", "--output=x"):
        result = strategy("check", f"--changed-since={revision}")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"Error: there is no revision “{revision}” here")
    assert not (history / "x").exists()


def test_without_a_repository_or_git_it_says_so(
    strategy: Strategy, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = strategy("check", "--changed-since", "HEAD")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {broken} is not in a git repository")
    monkeypatch.setenv("PATH", str(broken))
    assert "git is not installed" in strategy("check", "--changed-since", "HEAD").stderr


# -- saves -----------------------------------------------------------------------------------------------


def saving(monkeypatch: pytest.MonkeyPatch, *edits: tuple[Path, str]) -> None:
    """Instead of waiting, save the next file; in the end press Ctrl+C."""
    left = iter(edits)

    def pause(_seconds: float) -> None:
        file, text = next(left, (None, ""))
        if file is None:
            raise KeyboardInterrupt
        file.write_text(text, "utf-8")

    monkeypatch.setattr(watching.time, "sleep", pause)


def test_it_checks_again_after_each_save(strategy: Strategy, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = company / "strategy" / "wrong.yml"
    saving(monkeypatch, (wrong, BROKEN), (wrong, BROKEN), (wrong, "# empty again\n"))
    result = strategy("check", "--watch")
    assert re.findall(r"^.* in \d files?$", result.stdout, re.MULTILINE) == [
        "1 info in 1 file", *["3 errors, 3 info in 2 files"] * 2, "1 warning, 1 info in 2 files",
    ]
    assert result.exit_code == 0


def test_settings_that_break_meanwhile_are_said_and_watching_goes_on(
    strategy: Strategy, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = company / "mkdocs.yml"
    good = settings.read_text("utf-8")
    saving(monkeypatch, (settings, "plugins: [search]"), (settings, good))
    result = strategy("check", "--watch")
    assert "does not use the plugin" in result.stderr
    assert (result.exit_code, result.stdout.count("1 info in 1 file")) == (0, 2)


def test_watching_is_for_people(strategy: Strategy) -> None:
    result = strategy("check", "--watch", "--format", "json")
    assert result.exit_code == 2
    assert "“--format text” only" in result.stderr


# -- pre-commit ------------------------------------------------------------------------------------------


def test_the_hook_for_pre_commit_runs_a_command_that_there_is() -> None:
    [hook] = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    assert hook["id"] == "strategy-check"
    program, name = hook["entry"].split()
    assert program == "strategy"
    assert name in COMMANDS
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "strategy/goals/sales.yml")


def test_git_runs_the_hook_before_a_commit(broken: Path) -> None:
    commit(broken)
    hook = broken / ".git" / "hooks" / "pre-commit"
    hook.write_text(f"#!/bin/sh\nexec {Path(sys.executable).with_name('strategy')} check\n", "utf-8")
    hook.chmod(0o755)
    with pytest.raises(subprocess.CalledProcessError, match="commit"):
        commit(broken)
