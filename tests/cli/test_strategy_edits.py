"""The editing commands: a leader's day from beginning to end, their messages and their exit codes."""

from __future__ import annotations

import difflib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from acme import STRATEGY, Strategy

from strategy_handbook.cli import asking
from support import project

GOALS = """\
# Our goals, in our own order.
goals:
  calls:   # what customers hear first
    title:   'Pick up after three rings'
    parents: {replies: "Whoever calls, has waited long enough"}
    period: y2026
    owner: head-of-service
"""

PERIODS = """\
periods:
  y2026: {title: "2026", start: 2026-01-01, end: 2026-12-31}   # the first year
  y2027: {title: "2027", start: 2027-01-01, end: 2027-12-31}
"""


@pytest.fixture
def repository(company: Path) -> Path:
    """The company in a git repository of its own, with comments and a style of its own."""
    project(
        company,
        {
            "strategy/goals.yml": GOALS,
            "strategy/periods.yml": PERIODS,
            "handbook/index.md": "# Hello\n\n[](goal:calls)\n",
        },
    )
    git(company, "init", "-q")
    commit(company)
    return company


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ana", "-c", "user.email=ana@acme.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x", "--allow-empty")


def lines_changed(folder: Path) -> list[str]:
    """The lines that were taken away and added since the last commit."""
    git(folder, "add", "-A")
    diff = git(folder, "diff", "--cached", "-U0").splitlines()
    return [line for line in diff if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")]


def test_a_leaders_day(repository: Path, strategy: Strategy) -> None:
    new = [
        "new",
        "goal",
        "returns",
        "--set",
        "title=Halve returns",
        "--set",
        "period=y2026",
        "--set",
        "targets.score.from=78",
        "--set",
        "targets.score.to=90",
    ]
    result = strategy(*new, "--set", "themes.delite=A return: never again")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "goal “returns” names theme “delite” in themes, which does not exist. Did you mean “delight”? "
        "[unknown-reference]\nNothing was written.\n"
    )
    assert lines_changed(repository) == []

    result = strategy(*new, "--set", "themes.delight=A return: never again")
    assert (result.exit_code, result.stdout) == (0, "goal:returns is in strategy/strategy.yml.\n")
    assert lines_changed(repository) == [
        "+  returns:",
        "+    title: Halve returns",
        "+    themes:",
        '+      delight: "A return: never again"',
        "+    period: y2026",
        "+    targets:",
        "+      score: {from: 78, to: 90}",
    ]
    commit(repository)

    result = strategy(
        "checkin",
        "returns",
        "--status",
        "at-risk",
        "--value",
        "score=80",
        "--note",
        "Slow start",
        "--next-step",
        "Ask why",
        "--date",
        "2026-06-29",
    )
    assert (result.exit_code, result.stdout) == (
        0,
        "The check-in is in strategy/checkins/2026/2026-06-29-returns.yml.\n",
    )
    assert lines_changed(repository) == [
        "+checkins:",
        "+  - goal: returns",
        "+    date: 2026-06-29",
        "+    status: at-risk",
        "+    note: Slow start",
        "+    next_step: Ask why",
        "+    values: {score: 80}",
    ]
    commit(repository)

    result = strategy("rename", "goal:calls", "three-rings")
    assert result.exit_code == 0
    assert result.stdout == (
        "strategy/goals.yml: 2 places\nhandbook/index.md: 1 place\n"
        "goal:calls is now goal:three-rings, in 3 places of 2 files.\n"
    )
    assert lines_changed(repository) == [
        "-[](goal:calls)",
        "+[](goal:three-rings)",
        "-  calls:   # what customers hear first",
        "+  three-rings:   # what customers hear first",
        "+    aliases: [calls]",
    ]
    commit(repository)

    result = strategy("close-period", "y2026", "--goal", "returns=carry:y2027:The portal came late")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nothing is decided yet on “three-rings”" in result.stderr
    assert lines_changed(repository) == []
    result = strategy(
        "close-period",
        "y2026",
        "--goal",
        "returns=carry:y2027:The portal came late",
        "--goal",
        "three-rings=achieved",
        "--learned",
        "Build the portal first",
    )
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "goal:returns: carried forward to y2027",
        "goal:three-rings: achieved",
        "Every goal of period “y2026” is decided.",
    ]
    assert lines_changed(repository) == [
        "+    status: achieved",
        '-  y2026: {title: "2026", start: 2026-01-01, end: 2026-12-31}   # the first year',
        (
            '+  y2026: {title: "2026", start: 2026-01-01, end: 2026-12-31, learned: [Build the portal first]}'
            "   # the first year"
        ),
        '+    description: "Carried forward on 2026-06-30 from “2026” to “2027”: The portal came late"',
        "-    period: y2026",
        "+    period: y2027",
    ]
    assert strategy("check").exit_code == 0


def test_a_dry_run_shows_the_change_and_writes_nothing(repository: Path, strategy: Strategy) -> None:
    result = strategy("rename", "goal:calls", "rings", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("--- a/strategy/goals.yml\n+++ b/strategy/goals.yml\n@@ ")
    assert "-  calls:   # what customers hear first\n+  rings:   # what customers hear first\n" in result.stdout
    assert lines_changed(repository) == []


def test_an_id_that_is_no_id_is_refused(repository: Path, strategy: Strategy) -> None:
    result = strategy("rename", "goal:calls", "Three Rings")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "an id has only small letters" in result.stderr
    assert "Nothing was written." in result.stderr
    assert lines_changed(repository) == []


def test_faults_that_were_there_before_do_not_stand_in_the_way(broken: Path, strategy: Strategy) -> None:
    assert strategy("rename", "goal:lonely", "sole").exit_code == 0
    assert strategy("checkin", "csat", "--status", "on-track").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["new", "gaol"], "there is no kind “gaol”. Did you mean “goal”?"),
        (["new", "goal"], "give an id, or a title to make one from"),
        (["new", "goal", "csat", "--set", "title=X"], "the id “csat” is taken by “Reach 90% satisfaction”"),
        (["new", "goal", "x", "--set", "titel=X"], "“titel=X” sets no field of a goal. Did you mean “title”?"),
        (["new", "goal", "x", "--set", "title"], "“title” sets no field of a goal. Write “field=value”"),
        (["new", "goal", "x", "--set", "title.a=X"], "“title.a=X” sets no field of a goal"),
        (
            ["new", "goal", "x", "--set", "title=X", "--file", "x.yml"],
            "“x.yml” is not read. Choose a file below strategy",
        ),
        (["new", "goal", "x", "--set", "title=X", "--file", "strategy/x.txt"], "ends with .yml"),
        (["new", "organization", "--set", "title=X"], "is taken by “Acme”"),
        (["new", "checkin", "x", "--set", "goal=csat"], "“strategy checkin GOAL” adds a checkin"),
        (["checkin", "cast", "--status", "on-track"], "there is no goal “cast”. Did you mean “csat”?"),
        (["checkin", "csat"], "say how it is going with “--status”: on-track, at-risk, off-track."),
        (["checkin", "csat", "--status", "on-track", "--date", "2026-07-01"], "2026-07-01 lies in the future"),
        (["checkin", "csat", "--status", "on-track", "--date", "1.7.2026"], "Did you mean 2026-07-01"),
        (["checkin", "csat", "--status", "on-track", "--value", "x=1"], "is not measured by “x”. Its metrics: score."),
        (["checkin", "csat", "--status", "on-track", "--value", "score"], "Write --value metric=number."),
        (
            ["waive", "unmeasured-gaol", "goal:replies", "--until", "2027-01-01", "--reason", "Soon"],
            "there is no check “unmeasured-gaol”. Did you mean “unmeasured-goal”?",
        ),
        (
            ["waive", "unmeasured-goal", "goal:repliez", "--until", "2027-01-01", "--reason", "Soon"],
            "Did you mean “replies”?",
        ),
        (
            ["waive", "unmeasured-goal", "goal:replies", "--until", "2026-06-29", "--reason", "Soon"],
            "2026-06-29 has passed",
        ),
        (["waive", "unmeasured-goal", "goal:replies", "--until", "2027-01-01", "--reason", "TBD"], "says nothing"),
        (["close-period", "y2026"], "there is no period “y2026”"),
        (["fmt", "strategy/none.yml"], "is not a file of the strategy"),
    ],
)
def test_wrong_use_ends_with_2_and_changes_nothing(
    arguments: list[str], says: str, company: Path, strategy: Strategy
) -> None:
    result = strategy(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    files = [file for file in (company / "strategy").rglob("*") if file.is_file()]
    assert [file.read_text("utf-8") for file in files] == [STRATEGY]


def test_a_waiver_silences_a_finding(company: Path, strategy: Strategy) -> None:
    result = strategy("waive", "[unmeasured-goal]", "goal:replies", "--until", "2027-01-01", "--reason", "Phone: soon")
    assert (result.exit_code, result.stdout) == (
        0,
        "“unmeasured-goal” is silent on goal:replies until 2027-01-01 (strategy/strategy.yml).\n",
    )
    after = (company / "strategy/strategy.yml").read_text("utf-8")
    added = [line[2:] for line in difflib.ndiff(STRATEGY.splitlines(), after.splitlines()) if line[0] in "+-"]
    assert added == [
        "    waive:",
        "      - check: unmeasured-goal",
        "        until: 2027-01-01",
        '        reason: "Phone: soon"',
    ]
    assert "1 more finding is waived for now." in strategy("check").stdout
    again = strategy("waive", "unmeasured-goal", "goal:replies", "--until", "2027-02-01", "--reason", "Later")
    assert again.exit_code == 0
    text = (company / "strategy" / "strategy.yml").read_text("utf-8")
    assert [text.count(one) for one in ("check: unmeasured-goal", "until: 2027-02-01", "reason: Later")] == [1, 1, 1]
    same = strategy("waive", "unmeasured-goal", "goal:replies", "--until", "2027-02-01", "--reason", "Later")
    assert "waives “unmeasured-goal” until 2027-02-01 already, for the same reason." in same.stderr
    other = strategy("waive", "vague-goal", "goal:replies", "--until", "2027-02-01", "--reason", "Later")
    assert other.stdout.endswith("At present it finds nothing there.\n")


def test_new_kinds_get_a_file_and_ids_come_from_titles(company: Path, strategy: Strategy) -> None:
    result = strategy(
        "new",
        "term",
        "--set",
        "title=Café au lait",
        "--set",
        "definition=Milk: first",
        "--set",
        "tags=[a, b]",
        "--set",
        "tags=c",
        "--set",
        "use_instead=Coffee",
        "--set",
        "use_instead=Tea",
    )
    assert (result.exit_code, result.stdout) == (0, "term:cafe-au-lait is in strategy/terms.yml.\n")
    assert (company / "strategy/terms.yml").read_text("utf-8") == (
        'terms:\n  cafe-au-lait:\n    title: Café au lait\n    definition: "Milk: first"\n'
        "    use_instead: [Coffee, Tea]\n    tags: [a, b, c]\n"
    )
    result = strategy("new", "goal", "--set", "title=Grow", "--file", "strategy/terms.yml")
    assert result.exit_code == 1  # written, and the checks have something to say
    assert (
        "goal:grow is in strategy/terms.yml.\nstrategy/terms.yml:8:3: error: goal “grow” does not lead" in result.stdout
    )


def test_two_checkins_on_one_day_are_two_files(company: Path, strategy: Strategy) -> None:
    for _ in range(2):
        assert strategy("checkin", "goal:csat", "--status", "on-track").exit_code == 0
    names = sorted(file.name for file in (company / "strategy/checkins/2026").iterdir())
    assert names == ["2026-06-30-csat-2.yml", "2026-06-30-csat.yml"]
    assert (company / "strategy/strategy.yml").read_text("utf-8") == STRATEGY


def test_fmt_says_what_is_not_in_order(company: Path, strategy: Strategy) -> None:
    result = strategy("fmt", "--check")
    assert (result.exit_code, result.stdout) == (1, "strategy/strategy.yml\n")
    assert strategy("fmt", "strategy/strategy.yml").stdout == "strategy/strategy.yml\n1 file changed.\n"
    assert (strategy("fmt", "--check").exit_code, strategy("fmt").stdout) == (0, "0 files changed.\n")
    project(company, {"strategy/tab.yml": "goals:\n\ta: {}\n"})
    result = strategy("fmt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "strategy/tab.yml:2:1: this line is indented with a tab." in result.stderr


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the person at the terminal types, line by line."""
    typed: list[str] = []
    monkeypatch.setattr(asking, "interactive", lambda: True)

    def prompt(label: str, default: str = "", **_: object) -> str:
        assert typed, f"nobody answers “{label}”"
        return typed.pop(0) or default

    monkeypatch.setattr(asking.click, "prompt", prompt)
    yield typed
    assert typed == []


def test_on_a_terminal_the_fields_are_asked_for(company: Path, strategy: Strategy, answers: list[str]) -> None:
    answers += [
        "Win: a prize",
        "",  # the title, and the id made from it
        "head-of-sirvice",
        "head-of-service",  # mistyped once
        "It shows that we can.",
        "delight",
        "",
        "Prizes delight",
        "",
        "",
        "score",
        "",
        "78",
        "90",
        "",
        "31.12.2026",
        "2026-12-31",
        "Won one before",
        "A suit",
        "",
    ]
    result = strategy("new", "goal")
    assert "There is no “head-of-sirvice” among the roles. Did you mean “head-of-service”?" in result.stdout
    assert "Did you mean 2026-12-31?" in result.stdout
    assert "goal:win-a-prize is in strategy/strategy.yml." in result.stdout
    text = (company / "strategy/strategy.yml").read_text("utf-8")
    begin = text.index("  win-a-prize:")
    assert text[begin : text.index("initiatives:")] == (
        '  win-a-prize:\n    title: "Win: a prize"\n    owner: head-of-service\n    why: It shows that we can.\n'
        "    themes:\n      delight: Prizes delight\n    targets:\n"
        "      score: {from: 78, to: 90}\n    start: 2026-06-30\n    due: 2026-12-31\n"
        "    achievable:\n      because: Won one before\n      needs:\n        - A suit\n"
    )


def test_on_a_terminal_a_checkin_asks_what_is_missing(company: Path, strategy: Strategy, answers: list[str]) -> None:
    answers += ["", "on-trak", "on-track", "", "85", "All well", ""]
    result = strategy("checkin", "csat")
    assert "This one is needed." in result.stdout
    assert "“on-trak” is none of the words. Did you mean “on-track”?" in result.stdout
    assert (company / "strategy/checkins/2026/2026-06-30-csat.yml").read_text("utf-8") == (
        "checkins:\n  - goal: csat\n    date: 2026-06-30\n    status: on-track\n    note: All well\n"
        "    values: {score: 85}\n"
    )


def test_on_a_terminal_closing_asks_for_each_goal(repository: Path, strategy: Strategy, answers: list[str]) -> None:
    answers += ["carry", "y2027", "", "No phone yet", "Phones first", ""]
    assert strategy("close-period", "y2026").exit_code == 0
    assert lines_changed(repository)[0] == (
        '+    description: "Carried forward on 2026-06-30 from “2026” to “2027”: No phone yet"'
    )
