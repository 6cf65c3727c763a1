"""The workflows to copy keep their promises: pinned, least permissions, no secret near the code of a pull request."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Context

from strategy_handbook.cli import main
from strategy_handbook.reporting.differences.markdown import LIMIT, MARK

FOLDER = Path(__file__).parents[1] / "docs" / "ci"
HOSTING = FOLDER.parent / "hosting"
FILES = sorted([*FOLDER.rglob("*.yml"), *HOSTING.glob("*.yml")])
GITHUB = [*sorted((FOLDER / "github").glob("*.yml")), HOSTING / "github-pages.yml"]


def read(file: Path) -> dict[Any, Any]:
    content = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.name)
def test_every_action_is_pinned_by_its_commit(file: Path) -> None:
    for step in steps(read(file)):
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])


def test_what_runs_the_code_of_a_pull_request_may_only_read() -> None:
    text = (FOLDER / "github" / "strategy.yml").read_text("utf-8")
    workflow = read(FOLDER / "github" / "strategy.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "{{ secrets" not in text
    assert "github.token" not in text
    assert "pull_request" in workflow[True]  # YAML 1.1 reads “on” as true
    assert "pull_request_target" not in text


def test_what_may_write_runs_nothing_of_a_pull_request() -> None:
    workflow = read(FOLDER / "github" / "strategy-comment.yml")
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["comment"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [name for name in steps(workflow) if "uses" in name] == []
    for step in steps(workflow):
        assert "${{" not in step["run"]  # what others wrote reaches a shell only as a variable
    gitlab = read(FOLDER / "gitlab" / "strategy.gitlab-ci.yml")
    assert gitlab["comment"]["variables"] == {"GIT_STRATEGY": "none"}
    assert "TOKEN" not in str(gitlab["handbook"])


def test_only_what_publishes_may_write_and_it_builds_nothing() -> None:
    workflow = read(HOSTING / "github-pages.yml")
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in workflow["jobs"]["build"]
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].split("@")[0] for step in workflow["jobs"]["deploy"]["steps"]] == ["actions/deploy-pages"]
    assert list(workflow[True]) == ["push"]
    gitlab = read(HOSTING / "gitlab-pages.yml")["pages"]
    assert gitlab["variables"] == {"GIT_STRATEGY": "none"}
    assert gitlab["needs"][0]["job"] in read(FOLDER / "gitlab" / "strategy.gitlab-ci.yml")
    assert gitlab["image"] == read(FOLDER / "gitlab" / "strategy.gitlab-ci.yml")["handbook"]["image"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_commands_exist_and_the_mark_is_ours(file: Path) -> None:
    text = file.read_text("utf-8")
    for name in re.findall(r"^\s*(?:-|run:)?\s*(?:run: )?strategy ([a-z-]+)", text, re.MULTILINE):
        assert main.get_command(Context(main), name)
    for found in re.findall(r"<!--.*?-->", text):
        assert found == MARK
    for limit in re.findall(r"head -c ([0-9]+)", text):
        assert int(limit) == LIMIT
    assert "build -q" not in text
