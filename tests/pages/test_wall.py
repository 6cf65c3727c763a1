"""The wall screen: slides that hold little, in an order that does not change."""

from __future__ import annotations

import re
from pathlib import Path

from handbooks import book, html

STRATEGY = """\
organization: {title: Acme, vision: {statement: Tools that last}}
themes: {trust: {title: Trust}, growth: {title: Growth}}
goals:
  bad: {title: Going badly, themes: [trust], start: 2026-01-01, targets: {m: {from: 0, to: 9}}}
  good: {title: Going well, themes: [trust], start: 2026-01-01}
metrics:
  m: {title: Tools sold, observations: {2026-05-31: 4, 2026-06-29: 5}}
checkins:
  - {goal: good, date: 2026-06-20, status: on-track}
  - {goal: bad, date: 2026-06-21, status: off-track, note: The press broke.}
communications:
  weekly: {title: Weekly, schedule: {rule: FREQ=WEEKLY;BYDAY=MO, start: 2026-01-05 09:30, timezone: Europe/Lisbon}}
"""


def slides(folder: Path, text: str = STRATEGY) -> list[tuple[str, str]]:
    shown = html(book(folder, text), "wall.md")
    found = re.findall(r'<section class="sh-slide" aria-label="(.*?)">(.*?)</section>', shown, re.DOTALL)
    return [(name, " ".join(re.sub(r"<[^>]+>", " ", inside).split())) for name, inside in found]


def test_the_slides_go_from_the_vision_to_the_next_meeting(tmp_path: Path) -> None:
    assert [name for name, _text in slides(tmp_path)] == [
        "Vision", "How we stand", "Trust", "Growth", "Numbers against targets", "Latest check-ins",
        "Next meetings and updates"]


def test_what_goes_badly_comes_first_and_silence_is_said(tmp_path: Path) -> None:
    found = dict(slides(tmp_path))
    assert found["Trust"].index("Going badly Off track") < found["Trust"].index("Going well On track")
    assert "no goals yet" in found["Growth"]
    assert "The press broke." in found["Latest check-ins"]
    assert "Weekly Mon 6 Jul, 09:30 Lisbon" in found["Next meetings and updates"]


def test_a_slide_holds_five_goals_and_counts_the_rest(tmp_path: Path) -> None:
    goals = "".join(f"  g{n}: {{title: Goal {n}, themes: [trust]}}\n" for n in range(12))
    trust = dict(slides(tmp_path, f"themes: {{trust: {{title: Trust}}}}\ngoals:\n{goals}"))["Trust"]
    assert len(re.findall(r"Goal \d+", trust)) == 5
    assert "and 7 more" in trust


def test_an_empty_strategy_has_a_wall_screen_too(tmp_path: Path) -> None:
    assert [name for name, _text in slides(tmp_path, "roles: {r: {title: Smith}}\n")] == ["Vision", "How we stand"]
