"""Checking takes work in proportion to entities and links, whatever their shape: counted in lines run, not in time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from support import found

HERE = str(Path(__file__).parent.parent / "plugins")
SMALL, TIMES = 60, 4

TOP = """
organization: {title: Acme, vision: {statement: Every office works}, mission: {statement: We mend what is broken}}
themes: {delight: {title: Delight}}
"""


def _goals(number: int, fields: Callable[[int], str]) -> str:
    return "goals:\n" + "".join(f"  g{i}: {{title: Grow, {fields(i)}}}\n" for i in range(number))


def _ids(letter: str, number: int) -> str:
    return ", ".join(f"{letter}{i}" for i in range(number))


def _days(number: int, value: str) -> str:
    return "".join(f"      {1900 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}: {value}\n" for i in range(number))


SHAPES: dict[str, Callable[[int], str]] = {
    "a chain of parents": lambda n: _goals(n, lambda i: f"parents: [g{i - 1}]" if i else "themes: [delight]"),
    "a ring of parents": lambda n: _goals(n, lambda i: f"parents: [g{i - 1 if i else n - 1}]"),
    "one parent of all": lambda n: _goals(n, lambda _: "parents: [g0], owner: r") + "roles: {r: {title: R}}\n",
    "one goal with all links": lambda n: (
        "departments:\n" + "".join(f"  d{i}: {{title: D}}\n" for i in range(n))
        + f"goals:\n  g: {{title: Grow, departments: [{_ids('d', n)}]}}\n"),
    "all links of a goal lead nowhere": lambda n: f"goals:\n  g: {{title: Grow, departments: [{_ids('d', n)}]}}\n",
    "one metric for all": lambda n: (
        f"metrics:\n  m:\n    title: M\n    every: weekly\n    observations:\n{_days(n, '5')}"
        + _goals(n, lambda _: "start: 2026-01-01, targets: {m: {from: 3, to: 3}}")),
    "values that are no numbers": lambda n: f"metrics:\n  m:\n    title: M\n    observations:\n{_days(n, 'x')}",
    "many reports of one day": lambda n: (
        "goals: {g: {title: Grow}}\ncheckins:\n" + "  - {goal: g, date: 2026-01-01, status: on-track}\n" * n),
    "kinds that nobody knows": lambda n: "".join(f"k{i}: {{a: b}}\n" for i in range(n)),
    "fields that nobody knows": lambda n: "goals:\n  g:\n" + "".join(f"    f{i}: b\n" for i in range(n)),
    "addresses that lead nowhere": lambda n: (
        "goals:\n  g: {title: Grow, links: {" + ", ".join(f"a{i}: foo" for i in range(n)) + "}}\n"),
}


def _lines_run(folder: Path, text: str) -> int:
    """How many lines of the handbook run while this is checked; a loop counts at every turn."""
    counted = 0

    def in_a_frame(_frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal counted
        counted += event == "line"
        return in_a_frame

    def of_ours(frame: FrameType, _event: str, _value: Any) -> Any:
        return in_a_frame if frame.f_code.co_filename.startswith(HERE) else None

    before = sys.gettrace()
    sys.settrace(of_ours)
    try:
        found(folder, {"strategy/all.yml": TOP + text, "handbook/index.md": "# Acme\n"})
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_as_much_takes_four_times_as_long(shape: str, tmp_path: Path) -> None:
    _lines_run(tmp_path, SHAPES[shape](5))  # what is worked out once in a process
    little = _lines_run(tmp_path, SHAPES[shape](SMALL))
    much = _lines_run(tmp_path, SHAPES[shape](SMALL * TIMES))
    assert much / little < TIMES * 1.15
