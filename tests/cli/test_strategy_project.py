"""How ``strategy`` finds its project, and when it uses colours."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from acme import Strategy

from strategy_handbook import __version__
from strategy_handbook.cli import COMMANDS
from strategy_handbook.cli.project import wants_colour


def test_the_version_and_help_are_shown(strategy: Strategy) -> None:
    assert strategy("--version").stdout == f"strategy, version {__version__}\n"
    help_ = strategy("--help").stdout
    assert re.findall(r"(?m)^  ([\w-]+)  ", help_.partition("Commands:")[2]) == list(COMMANDS)
    assert "…" not in help_
    assert "..." not in help_.partition("Commands:")[2]
    assert "Exit codes: 0 nothing to act on, 1 findings, 2 used wrongly" in help_
    for command in COMMANDS:
        assert strategy(command, "-h").exit_code == 0


def test_settings_are_found_above(
    strategy: Strategy, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = company / "handbook" / "pages"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    result = strategy("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("strategy/strategy.yml:37:3: info: ")


def test_settings_can_be_named(
    strategy: Strategy, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (company / "mkdocs.yml").rename(company / "site.yml")
    for arguments in (["-f", "site.yml"], ["--config-file", str(company / "site.yml")]):
        assert strategy(*arguments, "show", "goal").exit_code == 0
    result = strategy("-f", "missing.yml", "check")
    assert (result.exit_code, result.stderr) == (
        2, "Error: missing.yml cannot be read: No such file or directory.\n",
    )


def test_the_other_ending_is_found_as_well(strategy: Strategy, company: Path) -> None:
    (company / "mkdocs.yml").rename(company / "mkdocs.yaml")
    assert strategy("check").stdout.endswith("1 info in 1 file\n")


def test_without_settings_a_strategy_folder_is_enough(
    strategy: Strategy, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (company / "mkdocs.yml").unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782777600")
    monkeypatch.chdir(company / "strategy")
    result = strategy("check")
    assert result.exit_code in (0, 1)
    assert "strategy/strategy.yml:37:3: warning: goal “replies” has no target" in result.stdout
    assert strategy("show", "goal:csat").exit_code == 0


def test_without_a_project_it_says_what_to_do(
    strategy: Strategy, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (company / "mkdocs.yml").unlink()
    (company / "strategy" / "strategy.yml").unlink()  # an empty folder of that name is no project
    for command in (["check"], ["show", "goal"]):
        result = strategy(*command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "Error: there is neither a mkdocs.yml nor a folder “strategy” with YAML files here or "
            "in a folder above. Go to your project, or name its settings with “strategy -f "
            "path/to/mkdocs.yml …”.\n"
        )


def test_colours_need_a_terminal_that_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert wants_colour({"TERM": "xterm"})
    assert not wants_colour({"TERM": "xterm", "NO_COLOR": "1"})
    assert not wants_colour({"TERM": "dumb"})
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert not wants_colour({"TERM": "xterm", "FORCE_COLOR": "1"})


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_real_terminal(no_colour: str, coloured: bool, company: Path) -> None:
    """A pseudo-terminal of 60 columns: colours unless NO_COLOR is set, and lines that fit."""
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_colour, "COLUMNS": "60"}
    ours, theirs = pty.openpty()
    command = Path(sys.executable).with_name("strategy")
    with subprocess.Popen([command, "check"], cwd=company, env=environment, stdout=theirs,
                          stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        assert process.wait(60) == 0
    os.close(ours)
    text = shown.decode()
    assert ("\x1b[" in text) is coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(map(len, plain.splitlines())) <= 60
    assert plain.endswith("1 info in 1 file\r\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end was closed
        return b""
