"""``strategy check``: its output whole, its exit codes, and what it does without a ``mkdocs.yml``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from acme import Strategy
from click.testing import Result

from support import project

CLEAN = """\
strategy/strategy.yml:37:3: info: goal “replies” has no target, so nobody can tell how far it is. \
Name a metric under “targets:”, with the value it starts from and the value to reach. \
[unmeasured-goal]
   37 │   replies:
      │   ^^^^^^^

1 info in 1 file
"""

WRONG = """\
strategy/wrong.yml:4:14: error: goal “lonely” names theme “delite” in themes, which does not exist. \
Did you mean “delight”? [unknown-reference]
    4 │     themes: [delite]
      │              ^^^^^^

strategy/wrong.yml:5:10: error: goal “lonely”: due is “soon”, which is not a date. Write \
year-month-day, such as 2027-06-30. [invalid-value]
    5 │     due: soon
      │          ^^^^
"""


def test_findings_below_the_failing_severity_end_with_0(strategy: Strategy) -> None:
    result = strategy("check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, CLEAN, "")


def test_findings_end_with_1(strategy: Strategy, broken: Path) -> None:
    result = strategy("check")
    assert result.exit_code == 1
    assert WRONG in result.stdout
    assert result.stdout.endswith("\n3 errors, 3 info in 2 files\n")
    assert result.stderr == ""


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 0), ("info", 1)])
def test_the_failing_severity_can_be_lowered(level: str, code: int, strategy: Strategy) -> None:
    assert strategy("check", "--fail-on", level).exit_code == code


def test_other_formats_are_for_programs(strategy: Strategy, broken: Path) -> None:
    result = strategy("check", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["counts"] == {"error": 3, "warning": 0, "info": 3}
    result = strategy("check", "--format", "github")
    assert result.stdout.startswith("::notice file=strategy/strategy.yml,line=37,col=3,")


def test_github_paths_begin_at_the_workspace(
    strategy: Strategy, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(company.parent))
    result = strategy("check", "--format", "github")
    assert f"file={company.name}/strategy/strategy.yml," in result.stdout


def test_a_broken_file_is_a_finding_and_checks_on_links_wait(
    strategy: Strategy, company: Path
) -> None:
    project(company, {"strategy/tab.yml": "goals:\n\ta: {}\n"})
    result = strategy("check")
    assert result.exit_code == 1
    assert result.stdout == (
        "strategy/tab.yml:2:1: error: this line is indented with a tab. Use spaces: two for each "
        "level. [yaml-syntax]\n"
        "    2 │ →a: {}\n"
        "      │ ^\n"
        "\n"
        "1 error in 2 files\n"
        "Checks on links waited because 1 file could not be read. Mend it first, then check again.\n"
    )


def says(result: Result) -> str:
    """What a command that could not run says."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_settings_that_cannot_be_used_end_with_2(strategy: Strategy, company: Path) -> None:
    file = company / "mkdocs.yml"
    file.write_text("plugins: [strategy-handbook: {as_of: someday}]", "utf-8")
    assert says(strategy("check")) == (
        "Error: as_of is “someday”, which is not a date. Write for example 2026-06-30.\n"
    )
    file.write_text("plugins: [strategy-handbook: {checks: {vague-gaol: error}}]", "utf-8")
    assert says(strategy("check")) == (
        "Error: checks: there is no check or family “vague-gaol”. Did you mean “vague-goal”?\n"
    )
    file.write_text("plugins: [strategy-handbook: {goal_cadence: often}]", "utf-8")
    assert "goal_cadence is “often”" in says(strategy("check"))
    file.write_text("plugins: [search]", "utf-8")
    assert "does not use the plugin “strategy-handbook”" in says(strategy("check"))


@pytest.mark.parametrize(
    "arguments", [["check", "--format", "xml"], ["check", "--fail-on", "off"], ["check", "x"], ["chek"]]
)
def test_wrong_use_ends_with_2(arguments: list[str], strategy: Strategy) -> None:
    says(strategy(*arguments))


def test_the_real_command_in_a_process_of_its_own(broken: Path) -> None:
    command = Path(sys.executable).with_name("strategy")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}  # has no such letters
    done = subprocess.run([command, "check"], cwd=broken, env=environment, capture_output=True,
                          check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"strategy/wrong.yml:5:10: error: goal ?lonely?: due is ?soon?" in done.stdout
    assert b"\x1b" not in done.stdout


# -- at once ---------------------------------------------------------------------------------------------


def test_checking_loads_nothing_that_only_pages_or_people_need(company: Path) -> None:
    program = (
        "import sys; from strategy_handbook.cli import main\n"
        "main(['check', '--format', 'json'], standalone_mode=False)\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=company, capture_output=True, text=True, check=True)
    loaded = set(told.stderr.split())
    assert "strategy_handbook.checks.orphaned_goal" in loaded
    assert not loaded & {"mkdocs", "jinja2", "markdown", "nh3", "rich", "icalendar", "strategy_handbook.exports",
                         "strategy_handbook.history", "strategy_handbook.edits", "strategy_handbook.cli.show",
                         "strategy_handbook.charts.line", "strategy_handbook.charts.strategy_map"}
