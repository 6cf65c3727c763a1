"""Say it so it lands: a few hints per team with an example, and no wall of advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.model.culture import Culture
from strategy_handbook.pages.landing import hints

CULTURE = """\
  {id}:
    title: Team {id}
    guidance:
      communication: {{do: [Say what you want, Not shown], avoid: [Hints, Not shown]}}
      decisions: {{do: [Send facts before, Not shown], avoid: [Not shown]}}
      orientation: {{do: [Not shown]}}
    phrasing: [{{situation: It is late, direct: It is late., indirect: "Have you seen?"}}]
    communication: {scale}
"""


def cultures(*scales: str) -> str:
    return "cultures:\n" + "".join(CULTURE.format(id=f"t{number}", scale=scale) for number, scale in enumerate(scales))


@pytest.mark.parametrize(("scale", "said"), [
    ("1", ["It is late."]), ("2", ["It is late."]), ("4", ["Have you seen?"]), ("5", ["Have you seen?"]),
    ("3", ["It is late.", "Have you seen?"]), ("null", ["It is late.", "Have you seen?"]),
])
def test_the_example_is_said_as_the_team_says_it(tmp_path: Path, scale: str, said: list[str]) -> None:
    told = hints(book(tmp_path, cultures(scale)).strategy[Culture]["t0"])
    assert list(told.said) == said
    assert (told.do, told.avoid) == (("Say what you want", "Send facts before"), ("Hints",))


def test_a_goal_shows_two_teams_and_folds_the_others(tmp_path: Path) -> None:
    text = cultures("1", "5", "3", "2") + (
        "  none: {title: Says nothing}\n"
        "departments: {sales: {title: Sales, cultures: [t0, t1, t2, t3, none]}}\n"
        "goals: {g: {title: G, departments: [sales]}}\n")
    page = html(book(tmp_path, text), "goals/g.md")
    block = page[page.index('id="say-it"'):]
    assert "Not shown" not in block
    assert "Says nothing" not in block
    assert block.index("Team t1") < block.index("2 more teams</summary>") < block.index("Team t2")
    assert "if in doubt, ask first" in block
    assert "compare-cultures" in block


def test_one_team_alone_is_not_folded_or_compared(tmp_path: Path) -> None:
    text = cultures("1") + "communications: {m: {title: M}}\ndepartments: {sales: {title: Sales, cultures: [t0]}}\n"
    page = html(book(tmp_path, text), "communication/m.md")
    assert "Working with Team t0" in page
    assert "<details" not in page
    assert "compare-cultures" not in page
