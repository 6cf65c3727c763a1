"""``strategy explain``: the list of checks, and one check in full."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from acme import Strategy
from click.shell_completion import ShellComplete

from strategy_handbook.checks import FAMILIES, all_checks
from strategy_handbook.cli import main

PASTED = """\
pasted-quotes
structure · warning

A title between typographic quotation marks.

What it finds

Titles that begin with “ and end with ” (or „ and “, « and », ‘ and ’), with no
other such mark between them. Word processors put these in place of straight
quotes. A title that holds quotation marks somewhere else is left alone, and so
is every other text: what somebody says may stand in quotes.

Why it matters

To YAML only straight quotes are quotes. Typographic ones are part of the title,
and readers see them on every page, in every list and in every link.

Weak example


 goals:
   customer-satisfaction:
     title: “Reach 90% customer satisfaction”


Strong example


 goals:
   customer-satisfaction:
     title: "Reach 90% customer satisfaction"


Options

None.
"""


def test_every_check_is_listed_with_its_severity_here(strategy: Strategy) -> None:
    result = strategy("explain")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert "  error    yaml-syntax: A file that YAML cannot read." in lines
    assert "  off      vague-goal: A goal that does not say what will be different." in lines
    assert "  error    orphaned-goal: A goal that does not lead to the vision." in lines
    for check in all_checks():
        assert sum(f" {check.name}: " in line for line in lines) == 1, check.name
    assert [line.lower() for line in lines if line.istitle() and line.isalpha()] == [
        family for family, names in FAMILIES.items() if names
    ]
    assert all(len(line) <= 80 and line == line.rstrip() for line in lines)


def test_without_a_project_the_severities_are_the_defaults(
    strategy: Strategy, company: Path
) -> None:
    for file in (company / "mkdocs.yml", company / "strategy" / "strategy.yml"):
        file.unlink()
    result = strategy("explain")
    assert "  warning  vague-goal: " in result.stdout


def test_a_check_is_explained_in_full(strategy: Strategy) -> None:
    result = strategy("explain", "pasted-quotes")
    assert (result.exit_code, result.stdout, result.stderr) == (0, PASTED, "")


def test_a_name_can_be_pasted_from_a_finding(strategy: Strategy) -> None:
    assert strategy("explain", "[orphaned-goal]").stdout.startswith("orphaned-goal\n")


def test_severities_and_options_of_the_project_are_named(
    strategy: Strategy, company: Path
) -> None:
    text = "plugins: [strategy-handbook: {checks: {too-many-goals: {severity: error, limit: 9}}}]"
    (company / "mkdocs.yml").write_text(text, "utf-8")
    assert strategy("explain", "too-many-goals").stdout.splitlines()[:3] == [
        "too-many-goals",
        "alignment · error here, info by default",
        "limit: 9 here, 7 by default",
    ]


def test_an_unknown_check_ends_with_2_and_a_suggestion(strategy: Strategy) -> None:
    result = strategy("explain", "orphand-goal")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: there is no check “orphand-goal”. Did you mean “orphaned-goal”?\n"
    )
    assert strategy("explain", "zzz").stderr == (
        "Error: there is no check “zzz”. “strategy explain” lists them.\n"
    )


def test_every_check_can_be_explained(strategy: Strategy) -> None:
    for check in all_checks():
        assert strategy("explain", check.name).stdout.startswith(f"{check.name}\n")


def test_names_of_checks_are_completed() -> None:
    shell = ShellComplete(main, {}, "strategy", "_STRATEGY_COMPLETE")
    found = shell.get_completions(["explain"], "unme")
    assert [(item.value, item.help) for item in found] == [
        ("unmeasured-goal", "A goal without a number that tells whether it is reached."),
    ]


def test_the_real_command_in_a_process_of_its_own(company: Path) -> None:
    command = Path(sys.executable).with_name("strategy")
    done = subprocess.run([command, "explain", "pasted-quotes"], cwd=company, capture_output=True,
                          check=False, timeout=60, encoding="utf-8", env={"COLUMNS": "80"})
    assert (done.returncode, done.stdout, done.stderr) == (0, PASTED, "")
