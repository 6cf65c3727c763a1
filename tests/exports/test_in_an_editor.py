"""The schema in use: what the language server behind editors makes of the example, slips and half-written lines."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from strategy_handbook.cli import main

REPOSITORY = Path(__file__).parents[2]
NODE = REPOSITORY / "tests/node"
pytestmark = pytest.mark.skipif(
    not shutil.which("node") or not (NODE / "node_modules/yaml-language-server").is_dir(),
    reason="the language server of editors is not installed: npm ci --prefix tests/node",
)

MODELINE = "# yaml-language-server: $schema=../.strategy/schema.json\n"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example with the schema beside it, as `make schema` puts it."""
    folder = tmp_path_factory.mktemp("editor")
    for name in ("handbook", "strategy"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    (folder / ".strategy").mkdir()
    command = ["--config-file", str(folder / "mkdocs.yml"), "schema", "-o", str(folder / ".strategy/schema.json")]
    assert CliRunner().invoke(main, command).exit_code == 0
    return folder


def tell(files: list[Path], asked: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    question = json.dumps({"files": [str(file) for file in files], "asked": asked or []})
    result = subprocess.run(["node", "editor.mjs"], cwd=NODE, input=question, capture_output=True, text=True,
                            timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def ask(example: Path, before: str, after: str = "") -> dict[str, Any]:
    """What is offered and said where the cursor stands between two texts."""
    text = MODELINE + before + after
    place = (MODELINE + before).split("\n")
    cursor = {"line": len(place) - 1, "character": len(place[-1])}
    told = tell([], [{"path": str(example / "strategy/scratch.yml"), "text": text, **cursor}])
    return dict(told["asked"][0])


def test_an_editor_finds_nothing_wrong_with_the_example(example: Path) -> None:
    files = sorted((example / "strategy").rglob("*.yml"))
    told = tell(files)["files"]
    assert len(told) == len(files) > 30
    assert {path: messages for path, messages in told.items() if messages} == {}


def test_an_editor_offers_the_ids_there_are(example: Path) -> None:
    goal = "goals:\n  more:\n    title: More\n"
    assert {"head-of-sales", "returns-coordinator"} <= set(ask(example, goal + "    owner: ")["completions"])
    assert "delight-customers" in ask(example, goal + "    themes:\n      - ")["completions"]


def test_an_editor_offers_fields_and_words(example: Path) -> None:
    assert {"why", "targets", "due"} <= set(ask(example, "goals:\n  more:\n    title: More\n    ")["completions"])
    report = ask(example, "checkins:\n  - goal: customer-satisfaction\n    date: 2026-11-23\n    status: ")
    assert {"on-track", "at-risk", "off-track"} <= set(report["completions"])


def test_an_editor_marks_slips(example: Path) -> None:
    assert ask(example, "goals:\n  more:\n    title: More\n    onwer: head-of-sales\n")["messages"] == [
        "Property onwer is not allowed."]
    assert ask(example, "goals:\n  more:\n    title: More\n    due: next summer\n")["messages"] == [
        "Write year-month-day, such as 2027-06-30."]


def test_an_editor_explains_a_field(example: Path) -> None:
    assert "Why it matters" in ask(example, "goals:\n  more:\n    wh", "y: Because.\n")["hover"]
