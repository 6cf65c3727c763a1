"""Help beside each letter of SMART that is unmet."""

from __future__ import annotations

import re
from pathlib import Path

from handbooks import html
from strategy_handbook import pipeline
from strategy_handbook.settings import settings_from
from support import project

BARE = "goals:\n  bare: {title: Improve service}\n"
WHOLE = """\
goals:
  whole:
    title: Reach 90% satisfaction
    why: Satisfied customers stay.
    targets: {csat: {from: 78, to: 90}}
    achievable: {because: Two pilots reached 88.}
    due: 2027-06-30
metrics: {csat: {title: Satisfaction}}
"""


def goal_page(folder: Path, text: str, id_: str) -> str:
    project(folder, {"strategy/all.yml": text})
    loaded = pipeline.load(settings_from({"as_of": "2026-06-30"}, root=folder, docs_dir=None, locale="en"))
    return html(pipeline.book(loaded, pipeline.check(loaded)), f"goals/{id_}.md")


def test_each_unmet_letter_has_advice_a_weak_and_a_strong_example_and_the_way_to_its_check(tmp_path: Path) -> None:
    page = goal_page(tmp_path, BARE, "bare")
    assert page.count("<summary>What helps</summary>") == 5
    assert page.count("<dt>Weak</dt>") == page.count("<dt>Strong</dt>") == 5
    assert re.findall(r'href="\.\./\.\./checks/([^/]+)/">How to write it', page) == [
        "vague-goal",
        "unmeasured-goal",
        "unachievable-goal",
        "irrelevant-goal",
        "untimed-goal",
    ]
    assert "Customer satisfaction rises from 78% to 90%" in page


def test_a_letter_that_is_met_needs_no_help(tmp_path: Path) -> None:
    assert "What helps" not in goal_page(tmp_path, WHOLE, "whole")
