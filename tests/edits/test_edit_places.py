"""Adding a field or an item to files of every style, without touching a byte around it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from workshop import workspace

from strategy_handbook.edits.new import RECOMMENDED, new
from strategy_handbook.edits.store import RefusedError
from strategy_handbook.edits.waive import waive
from strategy_handbook.model import Entity, find_kind
from strategy_handbook.model.fields import field_order
from strategy_handbook.model.goal import Goal

UNTIL = dt.date(2026, 12, 31)
BLOCK = "    waive:\n      - check: vague-goal\n        until: 2026-12-31\n        reason: Soon\n"

STYLES = {
    "a remark at the end": ("goals:\n  a:\n    title: T # said\n", "# far below\n", BLOCK),
    "blank lines after it": ("goals:\n  a:\n    title: T\n", "\n\n  b: {title: B}\n", BLOCK),
    "a text in a block": (
        "goals:\n  a:\n    title: T\n    why: >-\n      x\n      y\n",
        "\n  # on b\n  b: {title: B}\n",
        BLOCK,
    ),
    "a list with remarks": ("goals:\n  a:\n    title: T\n    tags:\n    - x # one\n", "    # none\n", BLOCK),
    "four blanks": (
        "goals:\n    a:\n        title: T\n",
        "",
        BLOCK.replace("    waive", "        waive")
        .replace("      - ", "          - ")
        .replace("        until", "            until")
        .replace("        reason", "            reason"),
    ),
    "braces": (
        "goals:\n  a: {title: T",
        ",} # said\n",
        ", waive: [{check: vague-goal, until: 2026-12-31, reason: Soon}]",
    ),
    "braces on lines": (
        "goals: {\n  a: {\n    title: T",
        "\n  }\n}\n",
        ", waive: [{check: vague-goal, until: 2026-12-31, reason: Soon}]",
    ),
    "a waiver there": (
        "goals:\n  a:\n    title: T\n    waive:\n    - {check: untimed-goal, until: 2026-12-31, reason: R} # r\n",
        "    why: W\n",
        "    - check: vague-goal\n      until: 2026-12-31\n      reason: Soon\n",
    ),
    "waivers in brackets": (
        "goals:\n  a:\n    title: T\n    waive: [{check: untimed-goal, until: 2026-12-31, reason: R}",
        "] # r\n",
        ", {check: vague-goal, until: 2026-12-31, reason: Soon}",
    ),
    "another group after it": (
        "goals:\n  a:\n    title: T\n    achievable:\n      needs: [A,\n        B]\n",
        "roles: {}\n",
        BLOCK,
    ),
    "an anchor": ("goals:\n  a: &a\n    title: T\n", "", BLOCK),
    "text that keeps its blank lines": ("goals:\n  a:\n    title: T\n    why: |+\n      x\n\n", "themes: {}\n", BLOCK),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
def test_a_waiver_is_added_and_nothing_else_changes(tmp_path: Path, style: str, newline: str) -> None:
    before, after, added = (part.replace("\n", newline) for part in STYLES[style])
    work = workspace(tmp_path, {"strategy/a.yml": before + after})
    goal = work.find_entity("goal:a")
    draft = waive(work, ["vague-goal"], "vague-goal", goal, UNTIL, "Soon")
    assert draft.after.decode() == before + added + after
    (tmp_path / "strategy/a.yml").write_bytes(draft.after)
    read = workspace(tmp_path, {}).find_entity("goal:a")
    assert isinstance(read, Entity)
    assert (read.waive[-1].check, read.waive[-1].until) == ("vague-goal", UNTIL)


@pytest.mark.parametrize("style", ["a waiver there", "waivers in brackets"])
def test_a_waiver_that_is_there_is_renewed_in_its_place(tmp_path: Path, style: str) -> None:
    before, after, _added = STYLES[style]
    work = workspace(tmp_path, {"strategy/a.yml": before + after})
    draft = waive(work, ["untimed-goal"], "untimed-goal", work.find_entity("goal:a"), UNTIL.replace(year=2027), "Later")
    renewed = (before + after).replace("2026-12-31", "2027-12-31").replace("reason: R", "reason: Later")
    assert draft.after.decode() == renewed


@pytest.mark.parametrize(("text", "line", "key"), [
    ("goals:\n  a:\n    ? title\n    : T\n", 3, "title"),
    ("? goals\n: ? a\n  : ? title\n    : T\n", 3, "title"),
    ("goals:\n  a:\n    title: T\n    ? waive\n    : - {check: silo, until: 2026-12-31, reason: R}\n", 4, "waive"),
    ("goals:\n  a: {title: T, ? waive : {check: silo, until: 2026-12-31, reason: R}}\n", 2, "waive"),
])
def test_keys_behind_a_question_mark_are_refused_in_a_sentence(tmp_path: Path, text: str, line: int, key: str) -> None:
    work = workspace(tmp_path, {"strategy/a.yml": text})
    with pytest.raises(RefusedError) as refused:
        waive(work, ["vague-goal"], "vague-goal", work.find_entity("goal:a"), UNTIL, "Soon")
    assert str(refused.value) == (f"strategy/a.yml, line {line}: “? {key}” is a way of writing a key that is not "
                                  f"edited here. Write “{key}: …” first.")


def test_a_question_mark_elsewhere_is_no_such_key(tmp_path: Path) -> None:
    text = "goals:\n  ? a\n  : title: Why ?\n    ? why\n    : because\n    tags: [a ?, b]\n"
    work = workspace(tmp_path, {"strategy/a.yml": text})
    draft = waive(work, ["vague-goal"], "vague-goal", work.find_entity("goal:a"), UNTIL, "Soon")
    assert draft.text == text + BLOCK


@pytest.mark.parametrize("text", ["? goals\n: ? a\n  : {title: T}\n", "roles: {}\n? goals\n: a: {title: T}\n"])
def test_nothing_new_is_put_beside_keys_behind_a_question_mark(tmp_path: Path, text: str) -> None:
    with pytest.raises(RefusedError, match=r"strategy/a.yml, line 2: “\? (a|goals)” is a way of writing a key"):
        new(workspace(tmp_path, {"strategy/a.yml": text}), Goal, "b", {"title": "B"}, None)


def test_fields_that_come_by_an_alias_are_refused(tmp_path: Path) -> None:
    work = workspace(tmp_path, {"strategy/a.yml": "goals:\n  a: &a {title: T}\n  b: *a\n"})
    with pytest.raises(RefusedError, match="takes its fields from another place by an alias"):
        waive(work, ["vague-goal"], "vague-goal", work.find_entity("goal:b"), UNTIL, "Soon")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("goals: # none yet\n", "goals: # none yet\n  b:\n    title: B\n"),
        ("goals:", "goals:\n  b:\n    title: B"),
        ("goals: {}\n", "goals: {b: {title: B}}\n"),
        ("roles: {}", "roles: {}\ngoals:\n  b:\n    title: B"),
        ("", "goals:\n  b:\n    title: B\n"),
        (
            "goals:\n  a:\n    title: A\n\n  # c\n  c:\n    title: C\n",
            "goals:\n  a:\n    title: A\n\n  # c\n  c:\n    title: C\n\n  b:\n    title: B\n",
        ),
    ],
)
def test_a_new_entity_finds_its_place_in_any_file(tmp_path: Path, before: str, after: str) -> None:
    work = workspace(tmp_path, {"strategy/a.yml": before})
    draft = new(work, Goal, "b", {"title": "B"}, tmp_path / "strategy/a.yml")
    assert draft.after.decode() == after


def test_a_key_that_says_null_is_refused(tmp_path: Path) -> None:
    work = workspace(tmp_path, {"strategy/a.yml": "goals: null\n"})
    with pytest.raises(RefusedError, match=r"“goals:” must be empty first. Delete “null” behind it"):
        new(work, Goal, "b", {"title": "B"}, tmp_path / "strategy/a.yml")


@pytest.mark.parametrize("kind", RECOMMENDED)
def test_recommended_fields_exist(kind: str) -> None:
    model = find_kind(kind)
    assert model is not None
    assert set(RECOMMENDED[kind]) <= set(field_order(model))
