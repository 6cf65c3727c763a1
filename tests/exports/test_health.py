"""The score, its arithmetic, and the badge."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.exports.badge import COLOURS, badge, shields
from strategy_handbook.exports.health import health_json
from strategy_handbook.facts.coverage import Coverage, Covered
from strategy_handbook.facts.health import Health, Level
from strategy_handbook.rendering import Addresses

GAPS = """\
themes: {delight: {title: Delight customers}}
metrics: {csat: {title: Satisfaction}}
goals:
  whole:
    {title: Whole, themes: delight, owner: head, targets: {csat: {to: 90}}, departments: [service], start: 2026-06-01}
  bare: {title: Bare, themes: delight, start: 2026-06-01}
  other: {title: Other, themes: delight, start: 2026-06-01}
departments: {service: {title: Service}}
roles: {head: {title: Head}}
"""


def share(covered: int, total: int) -> Coverage:
    """A share with so many gaps; what they are does not matter here."""
    return Coverage(Covered.GOALS_OWNED, total, (None,) * (total - covered))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shares", "score", "level"),
    [
        ([(1, 1), (5, 5)], 100, Level.WHOLE),
        ([(1, 1), (999, 1000)], 99, Level.WHOLE),
        ([(1, 1), (8, 10)], 90, Level.WHOLE),
        ([(1, 1), (79, 100)], 89, Level.PATCHY),
        ([(7, 10)], 70, Level.PATCHY),
        ([(2, 3), (2, 3)], 66, Level.WEAK),
        ([(0, 4)], 0, Level.WEAK),
        ([(1, 2), (0, 0)], 50, Level.WEAK),
        ([(0, 0)], None, Level.UNKNOWN),
        ([], None, Level.UNKNOWN),
    ],
)
def test_the_score_is_the_mean_of_the_shares_there_are(
    shares: list[tuple[int, int]], score: int | None, level: Level
) -> None:
    found = Health(tuple(share(*one) for one in shares))
    assert (found.score, found.level) == (score, level)


def test_the_weakest_share_is_named_unless_nothing_is_missing() -> None:
    weak = share(1, 3)
    assert Health((share(1, 1), weak, share(1, 2))).weakest is weak
    assert Health((share(1, 1), share(0, 0))).weakest is None


def test_the_page_shows_the_sum_with_its_numbers(tmp_path: Path) -> None:
    page = html(book(tmp_path, GAPS), "alignment.md")
    assert "(100 + 33 + 33 + 0 + 100 + 100 + 100) ÷ 7 = 466 ÷ 7 → 66" in page
    assert "66/100" in page
    assert "many gaps · weakest: Goals we talk about, 0%" in page
    assert 'href="../health.json"' in page


def test_without_anything_to_count_the_page_says_so(tmp_path: Path) -> None:
    page = html(book(tmp_path, "goals: {}"), "alignment.md")
    assert "nothing to count yet" in page
    assert "÷" not in page


def test_the_object_has_the_sum_and_the_gaps(tmp_path: Path) -> None:
    contents = book(tmp_path, GAPS)
    found = json.loads(health_json(contents, Addresses()))
    shares = found.pop("shares")
    assert found == {
        "as_of": "2026-06-30",
        "score": 66,
        "level": "weak",
        "sum": 466,
        "counted": 7,
        "weakest": "goals-communicated",
        "history": [],
        "history_note": "There is no git history to read earlier scores from.",
    }
    assert found["sum"] == sum(one["percent"] for one in shares)
    assert [one["what"] for one in shares] == list(Covered)
    assert shares[2] == {
        "what": "goals-owned",
        "name": "Goals somebody answers for",
        "covered": 1,
        "total": 3,
        "percent": 33,
        "gaps": ["goal:bare", "goal:other"],
    }


def test_the_badge_is_xml_that_says_what_it_shows_and_needs_nothing_else(tmp_path: Path) -> None:
    text = badge(book(tmp_path, GAPS), Addresses())
    root = ET.fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext(f"{space}title") == "strategy health: 66/100 · many gaps"
    assert [one.text for one in root.iter(f"{space}text")] == ["strategy health", "66/100 · many gaps"]
    assert COLOURS[Level.WEAK] in text
    assert re.findall('https?:[^"]+', text) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize("colour", COLOURS.values())
def test_white_text_on_the_badge_can_be_read(colour: str) -> None:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5


def test_shields_gets_the_keys_it_knows_and_no_others(tmp_path: Path) -> None:
    found = json.loads(shields(book(tmp_path, GAPS), Addresses()))
    assert found == {"schemaVersion": 1, "label": "strategy health", "message": "66/100 · many gaps", "color": "b3261e"}
    assert json.loads(shields(book(tmp_path / "empty", "goals: {}"), Addresses()))["message"] == "nothing to count yet"
