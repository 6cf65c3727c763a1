"""Editing commands that are killed with SIGKILL: files are whole at every moment, and the next edit ends the last."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from killing import files, killed
from workshop import FILES

from strategy_handbook import pipeline
from strategy_handbook.cli import main
from strategy_handbook.findings import Severity
from strategy_handbook.settings import settings_from_file
from support import TODAY, project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills forked processes")

MKDOCS_YML = f"docs_dir: handbook\nplugins:\n  - strategy-handbook: {{as_of: {TODAY}}}\n"
CHECKIN = ("checkin", "replies", "--status", "on-track", "--note", "Better")
CLOSE = ("close-period", "y2026", "--learned", "Ask", "--goal", "csat=achieved", "--goal", "replies=carry:y2027",
         "--goal", "calls=missed:Too few people")


@pytest.mark.parametrize("command", [("rename", "goal:csat", "joy"), ("fmt",), CHECKIN, CLOSE], ids=lambda one: one[0])
def test_wherever_an_edit_is_killed_it_is_made_wholly_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    company = project(tmp_path / "project", {**FILES, "mkdocs.yml": MKDOCS_YML})
    whole, runs = killed(company, tmp_path / "runs", ["strategy_handbook.cli:main", *command],
                         every=1 if command[0] == "rename" else 2)
    before, after = files(company), files(whole)
    assert before != after
    assert len(runs) > 5
    known = unread(company)
    looked_at = {frozenset(before.items())}
    for run in runs:
        shown = files(run.folder, ours=False)
        assert all(text in (before.get(name), after.get(name)) for name, text in shown.items()), run.step
        if frozenset(shown.items()) not in looked_at:
            looked_at.add(frozenset(shown.items()))
            assert unread(run.folder) == known, run.step
        monkeypatch.chdir(run.folder)
        assert CliRunner().invoke(main, ["rename", "goal:nobody", "somebody"]).exit_code == 2  # an edit that is refused
        assert files(run.folder) in (before, after), run.step


def unread(folder: Path) -> list[str]:
    """What the checks find about the structure, whatever the place."""
    loaded = pipeline.load(settings_from_file(folder / "mkdocs.yml"))
    structure = [finding for finding in pipeline.check(loaded).findings if finding.severity is Severity.ERROR]
    return sorted(f"{finding.check} {finding.subject}" for finding in structure)
