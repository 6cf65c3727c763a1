"""An edit that was cut off is finished from its journal, and only where that is right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from strategy_handbook.edits import journal
from strategy_handbook.edits.journal import Move, mark
from strategy_handbook.edits.store import RefusedError, end_cut_off
from strategy_handbook.writing import drafted
from support import project


def cut_off(folder: Path) -> Path:
    """What is left of an edit of two files that was killed after the first of them."""
    project(folder, {"strategy/a.yml": "old a", "strategy/b.yml": "old b"})
    files = [folder / "strategy" / name for name in ("a.yml", "b.yml", "c.yml")]
    moves = []
    for file in files:
        before = mark(file.read_bytes()) if file.exists() else None
        draft = drafted(file, f"new {file.stem}".encode())
        moves.append(Move(file, draft.name, before, mark(draft.read_bytes())))
    journal.write(folder, [folder / "strategy"], moves)
    moves[0].make()
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()}


def test_what_was_begun_is_finished(tmp_path: Path) -> None:
    assert journal.end(cut_off(tmp_path)) is True
    assert texts(tmp_path) == {"a.yml": "new a", "b.yml": "new b", "c.yml": "new c"}
    assert journal.end(tmp_path) is False


def test_what_somebody_wrote_since_stays(tmp_path: Path) -> None:
    (cut_off(tmp_path) / "strategy" / "b.yml").write_text("mine", "utf-8")
    assert journal.end(tmp_path) is False
    assert texts(tmp_path) == {"a.yml": "new a", "b.yml": "mine"}


def test_what_git_put_back_stays(tmp_path: Path) -> None:
    (cut_off(tmp_path) / "strategy" / "a.yml").write_text("old a", "utf-8")
    assert journal.end(tmp_path) is False
    assert texts(tmp_path) == {"a.yml": "old a", "b.yml": "old b"}


def test_a_folder_that_is_gone_since_is_no_hindrance(tmp_path: Path) -> None:
    shutil.rmtree(cut_off(tmp_path) / "strategy")
    assert journal.end(tmp_path) is False
    assert texts(tmp_path) == {}


@pytest.mark.parametrize("written", ["{", "[]", '{"moves": 1, "folders": []}', '{"moves": [["a", "../b", null, "c"]]}',
                                     '{"folders": [], "moves": [["a", "b/c", null, "d"]]}', "\xff"])
def test_what_no_edit_wrote_is_refused_in_a_sentence(written: str, tmp_path: Path) -> None:
    (tmp_path / ".strategy-edit.json").write_text(written, "latin-1")
    with pytest.raises(RefusedError, match=r"strategy-edit\.json was not written by an edit\. Delete it\."):
        end_cut_off(tmp_path)
    assert texts_of(tmp_path) == [written]


def texts_of(folder: Path) -> list[str]:
    return [file.read_text("latin-1") for file in folder.iterdir()]


def test_a_journal_reaches_no_file_outside_the_project(tmp_path: Path) -> None:
    folder = project(tmp_path / "project", {})
    (tmp_path / ".strategy-0123abcd.tmp").write_text("theirs", "utf-8")
    move = ["../outside.yml", ".strategy-0123abcd.tmp", None, mark(b"theirs")]
    (folder / ".strategy-edit.json").write_text(json.dumps({"folders": [".."], "moves": [move]}), "utf-8")
    assert journal.end(folder) is False
    assert texts(tmp_path) == {".strategy-0123abcd.tmp": "theirs"}
