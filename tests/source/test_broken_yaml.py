"""Every way of breaking the YAML in ``broken.yml`` gives its findings, whole, and never a traceback."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_handbook.source import advice, syntax
from support import found

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("broken.yml").read_text("utf-8"))


def content(case: dict[str, Any]) -> bytes:
    if "base64" in case:
        return base64.b64decode(case["base64"])
    if "parts" in case:
        return b"".join(text.encode() * times for text, times in case["parts"])
    return str(case["text"]).encode()


def said(case: dict[str, Any], folder: Path) -> list[str]:
    (folder / "strategy").mkdir()
    (folder / "strategy" / "goals.yml").write_bytes(content(case))
    findings = found(folder, case.get("also", {}))
    return [str(finding) for finding in findings if finding.family == "structure"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_broken_file_gives_its_findings(case: dict[str, Any], tmp_path: Path) -> None:
    assert said(case, tmp_path) == case["finds"]


def test_there_are_many_ways_and_each_has_a_name() -> None:
    broken = [case for case in CASES if case["finds"]]
    assert len(broken) > 25
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_every_slip_that_is_known_is_met_in_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    met = set()

    def noting(slip: Any) -> Any:
        def noted(scene: Any) -> Any:
            if answer := slip(scene):
                met.add(slip.__name__)
            return answer

        return noted

    slips = advice._SLIPS
    monkeypatch.setattr(advice, "_SLIPS", tuple(map(noting, slips)))
    for case in CASES:
        if "text" in case:
            syntax.compose("strategy/goals.yml", Path(), str(case["text"]))
    assert met == {slip.__name__ for slip in slips}


def test_without_libyaml_the_same_lines_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML is built without libyaml on some systems; its own parser gives up at other points."""
    monkeypatch.setattr(syntax, "Loader", yaml.BaseLoader)
    different = {}
    for number, case in enumerate(CASES):
        if "parts" in case:
            continue  # slow to read in Python
        folder = tmp_path / str(number)
        folder.mkdir()
        lines = [finding.split(": ")[0].rpartition(":")[0] for finding in said(case, folder)]
        expected = [finding.split(": ")[0].rpartition(":")[0] for finding in case["finds"]]
        if lines != expected:
            different[case["name"]] = lines
    assert different == {}
