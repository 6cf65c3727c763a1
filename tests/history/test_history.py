"""What git tells was edited: in words, bounded, cached, and never in the way of a build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from repositories import commit, edit, git
from strategy_handbook import pipeline
from strategy_handbook.history import History, history, past, walk
from strategy_handbook.model.visibility import Hidden
from strategy_handbook.settings import Settings, SettingsError, settings_from
from support import TODAY, project

FILE = "strategy/all.yml"
STRATEGY = """\
metrics: {csat: {title: Satisfaction}}
goals:
  fast: {title: Answer fast, due: 2026-12-31, targets: {csat: {to: 90}}}
"""
CACHE = Path(".cache/strategy-handbook/history.json")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = project(tmp_path / "company", {FILE: STRATEGY})
    commit(folder, day="2026-01-10")
    return folder


def settings(folder: Path, **options: object) -> Settings:
    return settings_from({"as_of": TODAY, "locale": "en_GB", **options}, root=folder, docs_dir=None, locale="en")


def told(found: History) -> list[str]:
    return [f"{one.day} {''.join(piece.text for piece in sentence)}"
            for one in found.edits for sentence in one.sentences]


def test_edits_are_told_in_words_newest_first(repository: Path) -> None:
    edit(repository / FILE, ("to: 90", "to: 85"), ("2026-12-31", "2027-03-31"))
    commit(repository, day="2026-03-01")
    assert told(history(settings(repository), Hidden())) == [
        "2026-03-01 target of Answer fast (Satisfaction) 90 → 85",
        "2026-03-01 due date of Answer fast 3 months later (31 Dec 2026 → 31 Mar 2027)",
        "2026-01-10 New goal: Answer fast",
        "2026-01-10 New metric: Satisfaction",
    ]


def test_items_are_named_by_kind_and_id_so_that_pages_can_link_them(repository: Path) -> None:
    newest = history(settings(repository), Hidden()).edits[0]
    assert newest.sentences[0][1] == ("Answer fast", "goal:fast")


def test_only_files_of_the_strategy_count(repository: Path) -> None:
    project(repository, {"notes.yml": "a: b", "strategy/readme.md": "text"})
    commit(repository, day="2026-03-01")
    assert len(history(settings(repository), Hidden()).edits) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("name", ["für “2026”", 'the "best"', "back\\slash", "tab\tand\nline", ":100644 a", "\x01"])
def test_edits_are_told_whatever_a_file_is_called(repository: Path, name: str) -> None:
    project(repository, {f"strategy/{name}.yml": "terms: {churn: {title: Churn, definition: Who leaves}}\n"})
    commit(repository, day="2026-03-01")
    edit(repository / FILE, ("to: 90", "to: 85"))
    edit(repository / f"strategy/{name}.yml", ("Churn", "Churn rate"))
    commit(repository, day="2026-04-01")
    assert told(history(settings(repository), Hidden()))[:3] == [
        "2026-04-01 target of Answer fast (Satisfaction) 90 → 85",
        "2026-04-01 title of Churn rate changed from “Churn” to “Churn rate”",
        "2026-03-01 New term: Churn",
    ]


def test_check_ins_and_what_they_tell_are_not_told_twice(repository: Path) -> None:
    edit(repository / FILE, ("{title: Answer fast,", "{title: Answer fast, status: achieved, tags: [a],"))
    project(repository, {"strategy/new.yml": "checkins: [{goal: fast, date: 2026-03-01, status: on-track}]\n"})
    commit(repository, day="2026-03-01")
    assert told(history(settings(repository), Hidden()))[0].startswith("2026-01-10")


def test_a_merge_is_one_edit(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "work")
    for value in ("to: 88", "to: 87"):
        text = (repository / FILE).read_text("utf-8")
        (repository / FILE).write_text(text.replace("to: 90", value).replace("to: 88", value), "utf-8")
        commit(repository, day="2026-02-01")
    git(repository, "checkout", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "--no-edit", "work", day="2026-02-10")
    assert told(history(settings(repository), Hidden()))[0] == "2026-02-10 target of Answer fast (Satisfaction) 90 → 87"
    assert len(history(settings(repository), Hidden()).edits) == 2


def test_the_same_day_a_year_ago_counts_and_neither_the_day_before_nor_the_future(tmp_path: Path) -> None:
    folder = project(tmp_path / "company", {FILE: STRATEGY})
    for day, value in (("2025-06-29", "1"), ("2025-06-30", "2"), ("2026-06-30", "3"), ("2026-07-01", "4")):
        (folder / FILE).write_text(STRATEGY.replace("90", value), "utf-8")
        commit(folder, day=day)
    assert [line[:10] for line in told(history(settings(folder), Hidden()))] == ["2026-06-30", "2025-06-30"]


def test_a_revision_that_cannot_be_read_is_skipped_and_said(repository: Path) -> None:
    good = (repository / FILE).read_text("utf-8")
    (repository / FILE).write_text("goals: [", "utf-8")
    commit(repository, day="2026-03-01")
    (repository / FILE).write_text(good, "utf-8")
    commit(repository, day="2026-03-02")
    found = history(settings(repository), Hidden())
    assert [one.day.isoformat() for one in found.edits] == ["2026-01-10"]
    assert found.note.startswith("2 edits are left out")
    assert history(settings(repository), Hidden()) == found
    (repository / FILE).write_bytes(b"goals: {a: {title: \xff}}")
    commit(repository, day="2026-03-03")
    assert history(settings(repository), Hidden()).note.startswith("3 edits are left out")


def test_many_changes_of_one_commit_are_counted(repository: Path) -> None:
    many = "".join(f"  g{n}: {{title: Goal number {n}, due: 2026-12-31}}\n" for n in range(30))
    (repository / FILE).write_text(f"goals:\n{many}", "utf-8")
    commit(repository, day="2026-02-01")
    (repository / FILE).write_text(f"goals:\n{many}".replace("2026-12-31", "2027-12-31"), "utf-8")
    commit(repository, day="2026-02-02")
    lines = told(history(settings(repository), Hidden()))
    assert lines[20] == "2026-02-02 and 10 more changes"
    assert lines[21].endswith("Goal number 11 and 18 more")


def test_a_long_history_is_bounded_and_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(repository / FILE, ("to: 90", "to: 85"))
    commit(repository, day="2026-03-01")
    monkeypatch.setattr(walk, "MOST_COMMITS", 1)
    found = history(settings(repository), Hidden())
    assert (len(found.edits), found.note) == (1, "Of the edits, the newest 1 are told.")


# -- without history -----------------------------------------------------------------------------------


def test_without_git_it_is_said(tmp_path: Path) -> None:
    folder = project(tmp_path / "company", {FILE: STRATEGY})
    found = history(settings(folder), Hidden())
    assert found.edits == ()
    assert found.note == "There is no git history to read here, so only check-ins, dates and reviews are told."


def test_a_repository_without_commits_tells_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path / "company", {FILE: STRATEGY})
    git(folder, "init", "--quiet")
    assert history(settings(folder), Hidden()).edits == ()


def test_a_shallow_clone_is_said(repository: Path) -> None:
    edit(repository / FILE, ("to: 90", "to: 85"))
    commit(repository, day="2026-03-01")
    shallow = repository.parent / "shallow"
    git(repository.parent, "clone", "--quiet", "--depth=1", repository.as_uri(), str(shallow))
    found = history(settings(shallow), Hidden())
    assert found.edits == ()
    assert "shallow clone" in found.note


def test_it_can_be_turned_off(repository: Path) -> None:
    assert history(settings(repository, history=False), Hidden()) == History()
    assert not (repository / CACHE).exists()


def test_it_is_turned_on_or_off_and_nothing_else(repository: Path) -> None:
    with pytest.raises(SettingsError, match="history is “sometimes”, but must be true or false"):
        settings(repository, history="sometimes")


# -- the cache -----------------------------------------------------------------------------------------


def test_what_is_cached_is_what_is_found(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = history(settings(repository), Hidden())
    assert (repository / CACHE).is_file()
    monkeypatch.setattr(past, "compose", None)  # nothing is read again
    assert history(settings(repository), Hidden()) == first


def test_git_does_not_see_the_cache(repository: Path) -> None:
    history(settings(repository), Hidden())
    assert git(repository, "status", "--porcelain") == ""


@pytest.mark.parametrize("written", ["", "{", "[]", '{"key": 1}', '{"commits": {}}', "null"])
def test_a_cache_that_cannot_be_read_is_made_anew(written: str, repository: Path) -> None:
    first = history(settings(repository), Hidden())
    (repository / CACHE).write_text(written, "utf-8")
    assert history(settings(repository), Hidden()) == first
    assert json.loads((repository / CACHE).read_text("utf-8"))["commits"]


def test_another_language_is_another_cache(repository: Path) -> None:
    edit(repository / FILE, ("2026-12-31", "2027-03-31"))
    commit(repository, day="2026-03-01")
    assert "31 Dec 2026" in told(history(settings(repository), Hidden()))[0]
    assert "31.12.2026" in told(history(settings(repository, locale="de"), Hidden()))[0]


def test_a_folder_that_cannot_be_written_is_no_failure(repository: Path) -> None:
    (repository / ".cache").write_text("a file where a folder should be", "utf-8")
    assert told(history(settings(repository), Hidden()))


def test_a_long_history_is_read_quickly_by_few_processes(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        (repository / FILE).write_text(STRATEGY.replace("90", str(number)), "utf-8")
        commit(repository, day="2026-03-01")
    calls: list[object] = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *given, **named: calls.append(given) or run(*given, **named))
    history(settings(repository), Hidden())
    assert len(calls) <= 4
    shutil.rmtree(repository / ".cache")
    assert os.listdir(repository / "strategy") == ["all.yml"]  # noqa: PTH208 - names only


def test_what_is_or_was_hidden_is_told_of_no_day(tmp_path: Path) -> None:
    marked = ", visibility: leadership"
    folder = project(tmp_path / "company", {FILE: """\
goals:
  fast: {title: Answer fast, due: 2026-12-31, achievable: {because: It was}}
  first: {title: Hidden later, due: 2026-12-31}
  once: {title: Hidden once, due: 2026-12-31, visibility: leadership}
  ended: {title: Hidden and gone, visibility: leadership}
"""})
    commit(folder, day="2026-01-10")
    edit(folder / FILE, ("2026-12-31", "2027-03-31"), ("It was", "It is"))
    commit(folder, day="2026-02-10")
    edit(folder / FILE, (marked, ""), ("Hidden later,", f"Hidden later{marked},"),
         ("  ended: {title: Hidden and gone}\n", ""))
    commit(folder, day="2026-03-10")
    edit(folder / FILE, ("It is}", "It is}, visibility_of: {achievable: leadership}"), ("2027-03-31", "2027-06-30"))
    commit(folder, day="2026-04-10")

    def told_to(**options: object) -> list[str]:
        chosen = settings(folder, **options)
        read = pipeline.load(chosen)
        first = told(history(chosen, read.projection.hidden))
        assert told(history(chosen, read.projection.hidden)) == first  # from the cache
        return first

    due = "due date of Answer fast"
    assert told_to() == [
        f"2026-04-10 {due} 3 months later (31 Mar 2027 → 30 Jun 2027)",
        f"2026-02-10 {due} 3 months later (31 Dec 2026 → 31 Mar 2027)",
        "2026-01-10 New goal: Answer fast",
    ]
    assert len(told_to(audience="leadership")) > 8
    assert len(told_to()) == 3
