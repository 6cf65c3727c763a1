"""``strategy health``: the score with its arithmetic, and as a badge."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from acme import Strategy

from repositories import commit

TEXT = """\
Strategy health: 64 of 100, many gaps
  100%  Goals that lead to the vision                     2 of 2
   50%  Goals that are measured                           1 of 2
   50%  Goals somebody answers for                        1 of 2
    0%  Goals we talk about                               0 of 2
   50%  Goals reported on in time                         1 of 2
  100%  Departments whose work counts towards the vision  1 of 1
  100%  Roles whose work counts towards the vision        1 of 1
"""


def test_the_sum_can_be_checked_by_hand(strategy: Strategy) -> None:
    result = strategy("health")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == TEXT + (
        "(100 + 50 + 50 + 0 + 50 + 100 + 100) ÷ 7 = 64, rounded down. Each share counts\n"
        "alike.\n"
        "Weakest: Goals we talk about, 0%.\n"
        "It says how well the strategy is linked and looked after, not whether it is\n"
        "right or succeeds.\n"
    )


def test_programs_get_the_same_numbers(strategy: Strategy) -> None:
    assert json.loads(strategy("health", "--format", "json").stdout)["score"] == 64
    assert json.loads(strategy("health", "--format", "shields").stdout)["message"] == "64/100 · many gaps"
    assert ET.fromstring(strategy("health", "--format", "badge").stdout).get("role") == "img"


@pytest.mark.parametrize("name", ["health", "reviews", "codeowners"])
def test_wrong_use_ends_with_2(name: str, strategy: Strategy) -> None:
    assert strategy(name, "--format", "xml").exit_code == 2


def test_the_history_tells_each_month_and_says_when_there_is_none(company: Path, strategy: Strategy) -> None:
    assert strategy("health", "--history").stdout.endswith(
        "Earlier scores, by today’s rules\n2026-06-30  64    weakest: Goals we talk about, 0%\n"
        "There is no git history to read earlier scores from.\n")
    commit(company, day="2026-04-20")
    lines = strategy("health", "--history").stdout.splitlines()
    assert [line[:14] for line in lines[-3:]] == ["2026-06-30  64", "2026-05-31  64", "2026-04-30  64"]
    assert strategy("health", "--history", "--format", "badge").exit_code == 2
