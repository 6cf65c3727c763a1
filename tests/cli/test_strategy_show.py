"""``strategy show``: an entity in the reader's words, compared whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from acme import Strategy
from click.shell_completion import ShellComplete

from strategy_handbook.cli import main
from support import project

CSAT = """\
goal:csat
Reach 90% satisfaction
Nine in ten customers are satisfied.

Standing             on track, last report on 2026-06-11, next one expected by
                     2026-09-11
Progress             Satisfaction: 50% of the way from 78 to 90%, now 84%
                     (2026-05-31); (84 − 78) ÷ (90 − 78)
Goals that serve it  1 no update yet; weakest: Answer within two hours
Line of sight        Reach 90% satisfaction › Delight customers › Every office
                     works without waste

Why               Trust is earned order by order.
Themes            Delight customers (theme:delight): Nobody who waits feels
                  looked after.
Departments       Service (department:service): Solves requests at first contact
Cross functional  yes
Targets           Satisfaction (metric:score): from: 78; to: 90
Start             2026-01-01
Due               2027-06-30
Achievable        because: Two pilots reached 88.
                  needs: A returns portal, Two advisors
Owner             Head of service (role:head-of-service)
Links             Survey: https://acme.example/survey

What links to it
  Goals        Answer within two hours (goal:replies)
  Roles        Head of service (role:head-of-service): Reads every complaint
               herself
  Initiatives  A returns portal (initiative:portal): Removes the most disliked
               step

Check-ins
  2026-06-11  on track, confidence medium
              Better now.
  2026-03-31  at risk
              Returns are slow.
              Next: Ask why.

Written in strategy/strategy.yml:22:3
"""

LONELY = """\
goal:lonely
Grow

Standing       no update yet: nobody has reported on it
Line of sight  none: no chain of links leads from here to the vision

Themes  theme:delite

What the checks say
  strategy/wrong.yml:2:3: info: goal “lonely” has no target, so nobody can tell
  how far it is. Name a metric under “targets:”, with the value it starts from
  and the value to reach. [unmeasured-goal]
  strategy/wrong.yml:4:14: error: goal “lonely” names theme “delite” in themes,
  which does not exist. Did you mean “delight”? [unknown-reference]
  strategy/wrong.yml:5:10: error: goal “lonely”: due is “soon”, which is not a
  date. Write year-month-day, such as 2027-06-30. [invalid-value]

Written in strategy/wrong.yml:2:3
"""

METRIC = """\
metric:score
Satisfaction

Last values  84% on 2026-05-31, 81% on 2026-03-31, 78% on 2025-12-31

Unit          %
Observations  2025-12-31: 78
              2026-03-31: 81
              2026-05-31: 84

What links to it
  Goals  Reach 90% satisfaction (goal:csat)

Written in strategy/strategy.yml:17:3
"""

CHECKIN = """\
checkin:csat.2026-03-31
csat.2026-03-31

Goal       Reach 90% satisfaction (goal:csat)
Date       2026-03-31
Status     at risk
Note       Returns are slow.
Next step  Ask why.

Written in strategy/strategy.yml:45:5
"""

ORGANIZATION = """\
organization:organization
Acme

Vision  statement: Every office works without waste

Written in strategy/strategy.yml:1:1
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("goal:csat", CSAT),
        ("goals:csat", CSAT),
        ("metric:score", METRIC),
        ("checkin:csat.2026-03-31", CHECKIN),
        ("organization", ORGANIZATION),
        ("organization:organization", ORGANIZATION),
    ],
)
def test_an_entity_is_shown_whole(name: str, text: str, strategy: Strategy) -> None:
    result = strategy("show", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == text


def test_a_goal_whose_time_has_not_come_says_when_it_begins(strategy: Strategy, company: Path) -> None:
    (company / "strategy/later.yml").write_text("goals: {later: {title: Later, themes: delight, start: 2031-01-01}}\n")
    shown = strategy("show", "goal:later").stdout
    assert re.search(r"^Standing +not begun, begins on 2031-01-01$", shown, re.MULTILINE)


def test_what_is_wrong_with_it_is_said(strategy: Strategy, broken: Path) -> None:
    assert strategy("show", "goal:lonely").stdout == LONELY


def test_a_former_id_finds_its_entity(strategy: Strategy, company: Path) -> None:
    project(company, {"strategy/b.yml": "terms:\n  new: {title: T, definition: D, aliases: [old]}\n"})
    assert strategy("show", "term:old").stdout.startswith("term:new\nT\n")


@pytest.mark.parametrize("kind", ["goal", "goals", "goal:"])
def test_a_kind_lists_its_ids_and_titles(kind: str, strategy: Strategy) -> None:
    result = strategy("show", kind)
    assert (result.exit_code, result.stdout) == (
        0,
        "goal:csat     Reach 90% satisfaction\ngoal:replies  Answer within two hours\n",
    )


def test_a_kind_without_entities_says_so(strategy: Strategy) -> None:
    assert strategy("show", "period").stdout == "There are no periods yet.\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("goal:csta", "there is no goal “csta”. Did you mean “goal:csat”?"),
        ("goal:zzz", "there is no goal “zzz”. “strategy show goal” lists them."),
        ("gaol:csat", "there is no kind “gaol”. Did you mean “goal:csat”?"),
        ("gaol", "there is no kind “gaol”. Did you mean “goal”?"),
        ("csat", "write the kind before the id: goal:csat."),
    ],
)
def test_an_unknown_name_ends_with_2_and_a_suggestion(
    name: str, message: str, strategy: Strategy
) -> None:
    result = strategy("show", name)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {message}\n")


def test_an_unknown_kind_names_all_there_are(strategy: Strategy) -> None:
    result = strategy("show", "zzz")
    assert result.stderr.startswith("Error: there is no kind “zzz”. There are: organization, value,")


def test_files_that_cannot_be_read_are_mentioned(strategy: Strategy, company: Path) -> None:
    project(company, {"strategy/tab.yml": "goals:\n\ta: {}\n"})
    result = strategy("show", "goal:csat")
    assert result.exit_code == 0
    assert result.stderr == (
        "1 file could not be read, so this may not be all. See “strategy check”.\n"
    )


def test_control_characters_of_texts_do_not_reach_the_terminal(
    strategy: Strategy, company: Path
) -> None:
    text = 'goals:\n  a:\n    title: "x\\e[31m"\n    why: "y\\e]0;z\\a"\n'
    project(company, {"strategy/c.yml": text})
    result = strategy("show", "goal:a")
    assert "\x1b" not in result.stdout
    assert "x␛[31m" in result.stdout
    assert "y␛]0;z␇" in result.stdout


def test_every_entity_of_every_kind_can_be_shown(strategy: Strategy) -> None:
    for kind in ("theme", "goal", "metric", "department", "role", "initiative", "checkin"):
        for line in strategy("show", kind).stdout.splitlines():
            shown = strategy("show", line.split()[0])
            assert shown.exit_code == 0
            assert shown.stdout.startswith(line.split()[0])


def test_kinds_and_ids_are_completed(company: Path) -> None:
    shell = ShellComplete(main, {}, "strategy", "_STRATEGY_COMPLETE")
    assert [item.value for item in shell.get_completions(["show"], "go")] == ["goal"]
    found = shell.get_completions(["show"], "goal:c")
    assert [(item.value, item.help) for item in found] == [("goal:csat", "Reach 90% satisfaction")]
    assert [item.value for item in shell.get_completions(["rename"], "role:h")] == ["role:head-of-service"]
    assert [item.value for item in shell.get_completions(["waive"], "unmea")] == ["unmeasured-goal"]
    assert [item.value for item in shell.get_completions(["waive", "unmeasured-goal"], "goal:c")] == ["goal:csat"]
    (company / "mkdocs.yml").write_text("plugins: []", "utf-8")
    assert shell.get_completions(["show"], "goal:c") == []


def test_the_real_command_in_a_process_of_its_own(company: Path) -> None:
    command = Path(sys.executable).with_name("strategy")
    done = subprocess.run([command, "show", "goal:csat"], cwd=company, capture_output=True,
                          check=False, timeout=60, encoding="utf-8", env={"COLUMNS": "80"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == CSAT
