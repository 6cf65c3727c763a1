"""Earlier scores: one for each end of a month, from the strategy as it was, by today's rules, bounded and cached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from repositories import commit, edit, git
from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.exports.health import health_json
from strategy_handbook.history import Scores, monthly, past, scores
from strategy_handbook.model.visibility import Hidden
from strategy_handbook.rendering import Addresses
from strategy_handbook.settings import Settings, settings_from
from support import TODAY, project

FILE = "strategy/all.yml"
STRATEGY = """\
organization: {title: Acme, vision: {statement: Every office works without waste}}
themes: {calm: {title: Calm}}
roles: {head: {title: Head}}
goals:
  fast: {title: Answer fast, themes: [calm], start: 2026-01-05, check_in: yearly}
"""
CACHE = Path(".cache/strategy-handbook/scores.json")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = project(tmp_path / "company", {FILE: STRATEGY})
    commit(folder, day="2026-02-10")
    return folder


def settings(folder: Path, **options: object) -> Settings:
    return settings_from({"as_of": TODAY, "locale": "en_GB", **options}, root=folder, docs_dir=None, locale="en")


def told(found: Scores) -> list[str]:
    return [f"{one.day} {one.score}" for one in found.readings]


def test_each_end_of_a_month_is_read_from_the_last_commit_until_then(repository: Path) -> None:
    edit(repository / FILE, ("check_in: yearly", "check_in: yearly, owner: head"))
    first = commit(repository, day="2026-04-30")
    edit(repository / FILE, ("owner: head", "owner: nobody"))
    commit(repository, day="2026-05-01")
    edit(repository / FILE, ("owner: nobody", "owner: head"))
    second = commit(repository, day="2026-05-01")
    found = scores(settings(repository), Hidden())
    assert told(found) == ["2026-02-28 33", "2026-03-31 33", "2026-04-30 66", "2026-05-31 66"]
    assert [one.commit for one in found.readings[2:]] == [first, second]
    assert found.note == ""


def test_what_was_in_time_then_is_judged_by_that_day(repository: Path) -> None:
    edit(repository / FILE, ("check_in: yearly", "check_in: monthly"))
    commit(repository, day="2026-02-11")
    reported = [one.percents["goals-reported"] for one in scores(settings(repository), Hidden()).readings]  # type: ignore[index]
    assert reported == [0, 0, 0, 0]
    assert scores(settings(repository, as_of="2026-03-01"), Hidden()).readings[0].percents["goals-reported"] == 0  # type: ignore[index]


def test_only_the_last_twelve_months_count(tmp_path: Path) -> None:
    folder = project(tmp_path / "company", {FILE: STRATEGY})
    commit(folder, day="2024-01-01")
    days = [one.day.isoformat() for one in scores(settings(folder), Hidden()).readings]
    assert (days[0], days[-1], len(days)) == ("2025-06-30", "2026-05-31", 12)


def test_a_large_strategy_is_read_by_quarters(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monthly, "LARGE", 10)
    found = scores(settings(repository), Hidden())
    assert (told(found), found.months) == (["2026-03-31 33"], 3)
    monkeypatch.setattr(monthly, "VERY_LARGE", 10)
    assert "“strategy health --history” does" in scores(settings(repository), Hidden()).note
    assert len(scores(settings(repository), Hidden(), months=1).readings) == 4


def test_a_month_that_cannot_be_read_is_left_out_and_said(repository: Path) -> None:
    good = (repository / FILE).read_text("utf-8")
    (repository / FILE).write_text("goals: [", "utf-8")
    commit(repository, day="2026-03-15")
    (repository / FILE).write_text(good, "utf-8")
    commit(repository, day="2026-04-15")
    found = scores(settings(repository), Hidden())
    assert [line[:7] for line in told(found)] == ["2026-02", "2026-04", "2026-05"]
    assert found.note == "Where a point is missing, a file of the strategy could not be read then."
    assert scores(settings(repository), Hidden()) == found


def test_without_history_it_is_said_why(repository: Path, tmp_path: Path) -> None:
    edit(repository / FILE, ("Calm", "Calmer"))
    commit(repository, day="2026-03-01")
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), str(tmp_path / "shallow"))
    assert "shallow clone" in scores(settings(tmp_path / "shallow"), Hidden()).note
    assert "no git history" in scores(settings(project(tmp_path / "bare", {FILE: STRATEGY})), Hidden()).note
    assert "turned off" in scores(settings(repository, history=False), Hidden()).note
    assert not (repository / CACHE).exists()


def test_what_is_cached_is_what_is_found(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = scores(settings(repository), Hidden())
    assert (repository / CACHE).is_file()
    assert git(repository, "status", "--porcelain") == ""
    monkeypatch.setattr(past, "compose", None)  # nothing is read again
    assert scores(settings(repository), Hidden()) == first
    monkeypatch.undo()
    (repository / CACHE).write_text('{"key": 1}', "utf-8")
    assert scores(settings(repository), Hidden()) == first


def test_programs_get_the_history_with_the_score(repository: Path) -> None:
    contents = pipeline.book(pipeline.load(settings(repository)), Report(()))
    found = json.loads(health_json(contents, Addresses()))
    assert [one["score"] for one in found["history"]] == [33, 33, 33, 33]
    assert (found["history"][0]["percents"]["goals-owned"], found["history_note"]) == (0, None)
