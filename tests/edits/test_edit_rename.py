"""Renaming: every reference, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from workshop import FILES, changed, workspace

from strategy_handbook.edits.rename import rename
from strategy_handbook.edits.store import Draft, RefusedError
from strategy_handbook.edits.workspace import Workspace

CHANGED = """\
-  csat:   # our heart
+  joy:   # our heart
-    due: 2026-12-31
+    due: 2026-12-31
+    aliases: [csat]
-      folded. See [the goal](goal:csat).
+      folded. See [the goal](goal:joy).
-    - csat          # the larger one
+    - joy          # the larger one
-  calls: {title: Answer calls, parents: [csat], period: y2026}
+  calls: {title: Answer calls, parents: [joy], period: y2026}
-  head: {title: Head, department: service, contributes_to: {csat: Reads every complaint}}
+  head: {title: Head, department: service, contributes_to: {joy: Reads every complaint}}
-  portal: {title: Portal, supports: {csat: Removes a step}}
+  portal: {title: Portal, supports: {joy: Removes a step}}
-    carries: {goal:csat: The score of the week}
+    carries: {goal:joy: The score of the week}
-  all: {title: All, first_day: [{read: "goal:csat"}, {do: Ask}]}
+  all: {title: All, first_day: [{read: "goal:joy"}, {do: Ask}]}
-  - {goal: csat, date: 2026-03-31, status: at-risk, next_step: Ask}
+  - {goal: joy, date: 2026-03-31, status: at-risk, next_step: Ask}
-See [](goal:csat) and `[](goal:csat)` and [it](goal:csat "why").
+See [](goal:joy) and `[](goal:csat)` and [it](goal:joy "why").
-parent: csat
+parent: joy
"""


def renamed(work: Workspace, name: str, new: str) -> list[Draft]:
    return [draft for draft, _ in rename(work, work.find_entity(name), new)]


def test_every_reference_follows_and_nothing_else_changes(tmp_path: Path) -> None:
    lines = changed(renamed(workspace(tmp_path), "goal:csat", "joy"))
    expected = [line for line in CHANGED.splitlines() if "due:" not in line] + ["+    aliases: [csat]"]
    assert sorted({*lines}) == sorted({*expected})


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_marks_and_a_missing_last_line_end_stay(tmp_path: Path, newline: str, mark: str) -> None:
    files = {name: mark + text.rstrip("\n").replace("\n", newline) for name, text in FILES.items()}
    for draft in renamed(workspace(tmp_path, files), "goal:csat", "joy"):
        before, after = files[draft.path].encode(), draft.after
        assert after.count(b"\r\n") == after.count(b"\n") if newline == "\r\n" else b"\r" not in after
        assert after.startswith(mark.encode())
        assert not after.endswith(b"\n")
        back = after.replace(b"joy", b"csat")
        assert sorted(before.splitlines()) == sorted(line for line in back.splitlines() if b"aliases" not in line)


def test_signs_that_only_python_takes_for_ends_of_lines_shift_nothing(tmp_path: Path) -> None:
    page = "Odd\u2028 signs\x0c\x85 [a](goal:csat)\r\n\r\n```strategy\r\nshow: goals # \u2028\r\nparent: csat\r\n```"
    drafts = renamed(workspace(tmp_path, {**FILES, "handbook/odd.md": page}), "goal:csat", "joy")
    (after,) = (draft.after.decode() for draft in drafts if draft.path == "handbook/odd.md")
    assert after == page.replace("csat", "joy")


def test_back_to_a_former_id_the_two_change_places(tmp_path: Path) -> None:
    files = {"strategy/a.yml": "terms:\n  new: {title: T, definition: D, aliases: [older, old]} # x\n"}
    (draft,) = renamed(workspace(tmp_path, files), "term:new", "old")
    assert draft.text == "terms:\n  old: {title: T, definition: D, aliases: [older, new]} # x\n"


def test_a_single_alias_becomes_a_list(tmp_path: Path) -> None:
    files = {"strategy/a.yml": "terms:\n  new:\n    title: T\n    aliases: old # once\n    definition: D\n"}
    (draft,) = renamed(workspace(tmp_path, files), "term:new", "newer")
    assert "    aliases: [old, new] # once\n" in draft.text


def test_the_file_that_defines_it_comes_first(tmp_path: Path) -> None:
    work = workspace(
        tmp_path,
        {"strategy/z.yml": "roles:\n  head: {title: H}\n", "strategy/a.yml": "goals:\n  g: {title: G, owner: head}\n"},
    )
    assert [draft.path for draft in renamed(work, "role:head", "chief")] == ["strategy/z.yml", "strategy/a.yml"]


@pytest.mark.parametrize("left_out", ["because: Once more", "<<: *group", "because: |\n        Once\n\n        more"])
def test_a_new_field_follows_also_what_is_not_read_of_the_field_before(tmp_path: Path, left_out: str) -> None:
    field = f"    achievable:\n      because: We tried\n      # and\n      {left_out}\n    # end\n"
    text = f"terms: {{t: &group {{title: T, definition: D}}}}\ngoals:\n  g:\n    title: G\n{field}  h: {{}}\n"
    (draft,) = renamed(workspace(tmp_path, {"strategy/a.yml": text}), "goal:g", "n")
    aliases = field.replace("    # end\n", "    aliases: [g]\n    # end\n")
    assert draft.text == text.replace("  g:\n", "  n:\n").replace(field, aliases)


def test_references_in_fields_that_cannot_be_read_follow(tmp_path: Path) -> None:
    files = {
        "strategy/a.yml": "roles:\n  head:\n    title: H\n  b:\n    title: B\n    decides:\n"
        "      - {limit: 3, escalate_to: &h head}\n"
    }
    (draft,) = renamed(workspace(tmp_path, files), "role:head", "chief")
    assert "escalate_to: &h chief}" in draft.text


@pytest.mark.parametrize(
    ("name", "new", "says"),
    [
        ("goal:csat", "replies", "the id “replies” is taken by “Answer in two hours”"),
        ("goal:csat", "csat", "is its id already"),
        ("goal:cstat", "x", "there is no goal “cstat”. Did you mean “csat”?"),
        ("gaol:csat", "x", "there is no kind “gaol”"),
        ("organization:organization", "x", "has no id that could change"),
        ("checkin:csat.2026-03-31", "x", "never changed afterwards"),
    ],
)
def test_what_cannot_be_renamed_is_refused(tmp_path: Path, name: str, new: str, says: str) -> None:
    work = workspace(tmp_path)
    with pytest.raises(RefusedError, match=says.replace("?", r"\?")):
        renamed(work, name, new)


def test_a_file_that_does_not_parse_is_refused_with_the_readers_message(tmp_path: Path) -> None:
    work = workspace(tmp_path, {**FILES, "strategy/tab.yml": "goals:\n\ta: {}\n"})
    with pytest.raises(RefusedError, match=r"strategy/tab.yml:2:1: this line is indented with a tab"):
        renamed(work, "goal:csat", "joy")
