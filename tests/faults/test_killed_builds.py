"""Builds that are killed with SIGKILL: the last good site stays, and the next build clears up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builder import mkdocs, write
from killing import files, killed
from small import SMALL

from strategy_handbook.staging import Stage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills forked processes")


def test_wherever_a_build_is_killed_the_last_site_stays_or_the_new_one_is_whole(tmp_path: Path) -> None:
    project = write(tmp_path / "project", SMALL)
    assert mkdocs(project, "build", "-q").returncode == 0
    before = files(project / "site")
    write(project, {"strategy/all.yml": SMALL["strategy/all.yml"].replace("Halve returns", "Quarter returns")})
    whole, runs = killed(project, tmp_path / "runs", ["mkdocs.__main__:cli", "build"], every=240)
    after = files(whole / "site")
    assert "Quarter returns" in after["goals/index.html"].decode()
    building = [run for run in runs if list((run.folder / "site").glob(".strategy-next-*"))]
    assert len(building) >= 2
    for run in building:
        assert files(run.folder / "site", ours=False) == before, run.step
    for run in runs:
        stage = Stage(run.folder / "site")
        stage.begin(lambda: None)
        stage.discard()  # a build that comes to nothing
        assert files(run.folder / "site") in (before, after), run.step


OLD = {"index.html": "old", "gone/index.html": "old", "goals/a.html": "old", "goals/gone.html": "old",
       "feed.xml": "old", "swapped/index.html": "old", "turned": "old", ".git/HEAD": "kept",
       ".well-known/token": "kept", ".well-known/security.txt": "old"}
NEW = {"index.html": "new", "begun/index.html": "new", "goals/a.html": "new", "goals/b.html": "new", "feed.xml": "new",
       "swapped": "new", "turned/index.html": "new", ".well-known/security.txt": "new"}


def test_wherever_the_move_is_cut_off_each_file_is_whole_and_the_next_build_ends_it(tmp_path: Path) -> None:
    for folder, content in (("site", OLD), ("new", NEW)):
        for name, text in content.items():
            file = tmp_path / "project" / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    before = {name: text.encode() for name, text in OLD.items()}
    after = {name: text.encode() for name, text in NEW.items()}
    after |= {name: text for name, text in before.items() if text == b"kept"}
    whole, runs = killed(tmp_path / "project", tmp_path / "runs", ["staged:publish"])
    assert files(whole / "site") == after
    assert {run.step.partition(" ")[0] for run in runs} >= {"os.mkdir", "open", "os.rename", "os.rmdir"}
    for run in runs:
        shown = files(run.folder / "site", ours=False)
        assert all(text in (before.get(name), after.get(name)) for name, text in shown.items()), run.step
        stage = Stage(run.folder / "site")
        stage.begin(lambda: None)
        stage.discard()
        assert files(run.folder / "site") in (before, after), run.step
