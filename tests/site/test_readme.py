"""What the README tells a stranger to copy works as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from builder import REPOSITORY, broken_links, build, write

from strategy_handbook.edits.starter import sectors
from strategy_handbook.findings import Severity
from strategy_handbook.pipeline import check, load
from strategy_handbook.settings import settings_from_file


def start_your_own() -> list[tuple[str, str]]:
    """What “Start your own” tells to copy: language and text of each block."""
    text = (REPOSITORY / "README.md").read_text("utf-8").partition("## Start your own")[2].partition("\n## ")[0]
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_commands_of_the_readme_begin_a_handbook(tmp_path: Path) -> None:
    [console] = [text for language, text in start_your_own() if language == "console"]
    commands = [line.removeprefix("$ ").partition("#")[0].strip() for line in console.splitlines()]
    assert commands[1:] == ["mkdir acme && cd acme", "strategy init", "mkdocs serve"]
    [options] = re.findall(r"# asks .*; scripts: (.*)", console)
    made = subprocess.run(
        [Path(sys.executable).with_name("strategy"), "init", *options.split()],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )
    assert made.returncode == 0, made.stderr
    site = build(tmp_path)
    assert list(broken_links(site)) == []
    assert "The vision is not written yet." in (site / "index.html").read_text("utf-8")


def test_the_strategy_of_the_readme_makes_a_handbook(tmp_path: Path) -> None:
    [strategy] = [text for language, text in start_your_own() if language == "yaml"]
    site = build(write(tmp_path, {"strategy/strategy.yml": strategy}))
    assert list(broken_links(site)) == []
    assert "Every workshop in town can rely on its tools." in (site / "index.html").read_text("utf-8")
    report = check(load(settings_from_file(tmp_path / "mkdocs.yml")))
    assert report.at_least(Severity.ERROR) == ()


def test_the_readme_names_every_sector() -> None:
    text = " ".join((REPOSITORY / "README.md").read_text("utf-8").split())
    assert f"({', '.join(sectors())})" in text


def test_a_link_sentence_of_a_goal_is_on_its_page(example: Path) -> None:
    page = (example / "goals/carbon-per-order/index.html").read_text("utf-8")
    assert "Fewer and lighter kilometres are the heart of this theme." in page


def test_the_example_has_warnings_and_no_error() -> None:
    report = check(load(settings_from_file(REPOSITORY / "mkdocs.yml")))
    assert report.at_least(Severity.WARNING) != ()
    assert report.at_least(Severity.ERROR) == ()
