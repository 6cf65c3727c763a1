"""Golden words for every sort of change: a strategy before and after, and the lines that tell what lies between."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from building import facts
from strategy_handbook.comparison import Side, compare
from strategy_handbook.reporting.differences import Sides
from strategy_handbook.reporting.differences.text import text

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_change_is_told_in_these_words(case: dict[str, Any]) -> None:
    common = case.get("common", "")
    before, after = facts(common + case["before"]), facts(common + case["after"])
    goals = {"fast": "Answer fast"}
    told = text(compare(Side(before), Side(after)), Sides("A", "B", goals=goals))
    expected = f"\n{case['told']}" if case["told"] else ""
    assert told.partition("\n")[2] == expected
