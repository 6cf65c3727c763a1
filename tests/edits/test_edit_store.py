"""Writing: all files or none, whatever happens in between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from workshop import workspace

from strategy_handbook.edits import store
from strategy_handbook.edits.rename import rename
from strategy_handbook.edits.store import Draft, RefusedError, open_file, replace_all


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def drafts_of(folder: Path) -> list[Draft]:
    work = workspace(folder)
    return [draft for draft, _ in rename(work, work.find_entity("goal:csat"), "joy")]


@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError(28, "No space left on device", "x.yml")])
def test_a_fault_between_writing_and_replacing_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int, fault: BaseException
) -> None:
    drafts = drafts_of(tmp_path)
    before, done, replace = contents(tmp_path), [], os.replace

    def cut_off(source: Path, target: Path) -> None:
        done.extend([target] if Path(target).suffix in (".yml", ".md") else [])
        if len(done) == after + 1:
            raise fault
        replace(source, target)

    monkeypatch.setattr(store.os, "replace", cut_off)
    with pytest.raises((KeyboardInterrupt, RefusedError)):
        replace_all(drafts, tmp_path)
    assert contents(tmp_path) == before


def test_killed_in_the_middle_every_file_is_whole_and_links_still_lead_somewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = drafts_of(tmp_path)
    before = contents(tmp_path)
    replace_all(drafts[:1], tmp_path)  # what lies on disk when the power fails after the first rename
    now = contents(tmp_path)
    assert {name for name in now if now[name] != before[name]} == {"strategy/goals.yml"}
    work = workspace(tmp_path, {})
    assert work.strategy.find("goals", "csat") is work.strategy.find("goals", "joy")


def test_the_mode_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("a", "utf-8")
    file.chmod(0o640)
    replace_all([open_file("a.yml", file).draft("b")], tmp_path)
    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777) == ("b", 0o640)


def test_links_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a", "utf-8")
    link = tmp_path / "b.yml"
    link.symlink_to("a.yml")
    with pytest.raises(RefusedError, match=r"b.yml is a symbolic link. Edit the file it leads to: .*a.yml"):
        open_file("b.yml", link)


def test_read_only_files_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    drafts = drafts_of(tmp_path)
    before = contents(tmp_path)
    (tmp_path / "strategy" / "rest.yml").chmod(0o444)
    with pytest.raises(RefusedError, match=r"strategy/rest.yml is read-only"):
        replace_all(drafts, tmp_path)
    assert contents(tmp_path) == before


def test_a_file_that_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    drafts = drafts_of(tmp_path)
    with (tmp_path / "strategy" / "rest.yml").open("a", encoding="utf-8") as stream:
        stream.write("# by somebody else\n")
    before = contents(tmp_path)
    with pytest.raises(RefusedError, match="has changed in the meantime"):
        replace_all(drafts, tmp_path)
    assert contents(tmp_path) == before


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    draft = Draft("a.yml", file, None, b"mine")
    file.write_text("theirs", "utf-8")
    with pytest.raises(RefusedError, match="exists already"):
        replace_all([draft], tmp_path)
    assert file.read_text("utf-8") == "theirs"


def test_the_diff_says_where_a_last_line_end_is_missing(tmp_path: Path) -> None:
    assert Draft("a.yml", tmp_path, b"a\nb", b"a\nc").diff() == (
        "--- a/a.yml\n+++ b/a.yml\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n"
        "\\ No newline at end of file\n"
    )


def test_what_could_not_be_put_back_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts, replace, done = drafts_of(tmp_path), os.replace, []

    def full(source: Path, target: Path) -> None:
        done.extend([target] if Path(target).suffix == ".yml" else [])
        if len(done) > 1:
            raise OSError(28, "No space left on device", "rest.yml")
        replace(source, target)

    monkeypatch.setattr(store.os, "replace", full)
    with pytest.raises(RefusedError, match=r"No space left on device. Changed already: strategy/goals.yml\."):
        replace_all(drafts, tmp_path)
    assert not list(tmp_path.rglob("*.tmp"))
