"""Every check against the cases in ``cases/``: strategies it is content with, and strategies it finds fault with.

A case file is named for its check and holds ``ok`` and ``bad``: lists of cases with a ``name`` (a fact), the
``strategy`` (the YAML of ``strategy/strategy.yml``, or a mapping of file names to their texts), optional ``options``
(plugin settings), and for ``bad`` the findings expected, compared whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_handbook.checks import all_checks
from support import finds

CASES = Path(__file__).parent / "cases"


def cases() -> list[Any]:
    params = []
    for file in sorted(CASES.glob("*.yml")):
        content = yaml.safe_load(file.read_text("utf-8"))
        for verdict in ("ok", "bad"):
            params.extend(
                pytest.param(file.stem, verdict, case, id=f"{file.stem}-{verdict}-{case['name']}")
                for case in content[verdict]
            )
    return params


@pytest.mark.parametrize(("check", "verdict", "case"), cases())
def test_case(check: str, verdict: str, case: dict[str, Any], tmp_path: Path) -> None:
    written = case["strategy"]
    files = written if isinstance(written, dict) else {"strategy/strategy.yml": written}
    said = finds(tmp_path, check, files, **case.get("options", {}))
    if verdict == "ok":
        assert "finds" not in case
        assert said == []
    else:
        assert said == case["finds"]
        assert said


def test_every_check_has_a_case_of_each_verdict() -> None:
    assert {check.name for check in all_checks()} == {file.stem for file in CASES.glob("*.yml")}
    for file in CASES.glob("*.yml"):
        content = yaml.safe_load(file.read_text("utf-8"))
        assert content["ok"], file.name
        assert content["bad"], file.name
