"""Checking and rendering take work in proportion to entities and links, whatever their shape.

It is counted in lines run, not in time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from handbooks import book
from strategy_handbook import pipeline
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


def _lines_run(act: Callable[[], object]) -> int:
    """How many lines of the handbook run meanwhile; a loop counts at every turn."""
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
        act()
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("shape", SHAPES)
def test_checking_four_times_as_much_takes_four_times_as_long(shape: str, tmp_path: Path) -> None:
    def checked(number: int) -> int:
        files = {"strategy/all.yml": TOP + SHAPES[shape](number), "handbook/index.md": "# Acme\n"}
        return _lines_run(lambda: found(tmp_path, files))

    checked(5)  # what is worked out once in a process
    assert checked(SMALL * TIMES) / checked(SMALL) < TIMES * 1.15


SHOWN: dict[str, Callable[[int], str]] = {
    "goals of one theme, by threes": lambda n: _goals(  # so that there is more than a chain to draw
        n, lambda i: f"parents: [g{i - i % 3}]" if i % 3 else "themes: [delight]"),
    "one metric for all": lambda n: (
        f"metrics:\n  m:\n    title: M\n    observations:\n{_days(n, '5')}"
        + _goals(n, lambda _: "start: 2026-01-01, themes: [delight], targets: {m: {from: 3, to: 9}}")),
}


@pytest.mark.parametrize("shape", SHOWN)
def test_the_pages_of_twice_as_many_more_entities_take_twice_as_much_more(shape: str, tmp_path: Path) -> None:
    def rendered(number: int) -> int:
        made = pipeline.site(book(tmp_path, TOP + SHOWN[shape](number)))
        return _lines_run(lambda: [made.rendered(page) for page in made.pages if page.item])

    rendered(5)
    little, more, much = rendered(SMALL), rendered(SMALL * 2), rendered(SMALL * 4)
    assert (much - more) / (more - little) < 2.1  # the differences, as there are pages enough without any entity
