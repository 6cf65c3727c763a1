"""A company that has only begun is told what comes next, and not everything many times over."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from support import found

BEGUN = """
organization:
  title: Acme
  vision: {statement: To be the most trusted provider.}
  mission: {statement: We repair what others throw away.}
themes:
  delight: {title: Delight}
  grow: {title: Grow}
goals:
  csat: {title: Reach 90% satisfaction, themes: [delight]}
  share: {title: Reach 9% of the market, themes: [grow]}
  leads: {title: Win 400 new customers, parents: [share]}
"""

EACH_GOAL = {
    "unmeasured-goal",
    "unachievable-goal",
    "irrelevant-goal",
    "untimed-goal",
    "unowned-goal",
}


def test_what_nobody_has_begun_with_is_said_once(tmp_path: Path) -> None:
    said = Counter(finding.check for finding in found(tmp_path, {"strategy/strategy.yml": BEGUN}))
    assert {check: number for check, number in said.items() if check not in EACH_GOAL} == {
        "unworked-goal": 1,
        "uncommunicated-goal": 1,
    }
    assert set(said.values()) == {1, 3}


def test_nothing_at_all_is_said_once(tmp_path: Path) -> None:
    [only] = found(tmp_path, {"strategy/strategy.yml": "goals:\nthemes:\n"})
    assert only.check == "empty-strategy"
