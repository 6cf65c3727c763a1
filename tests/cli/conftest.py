"""A small company, and the command ``strategy`` run in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from acme import BROKEN, MKDOCS, STRATEGY, Strategy
from click.testing import CliRunner, Result

from strategy_handbook.cli import main
from support import project


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with nothing wrong in it, which is also the current folder."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_WORKSPACE", "STRATEGY_AUDIENCE"):
        monkeypatch.delenv(name, raising=False)
    project(tmp_path, {"mkdocs.yml": MKDOCS, "strategy/strategy.yml": STRATEGY})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def broken(company: Path) -> Path:
    """The same with two goals that are wrong."""
    return project(company, {"strategy/wrong.yml": BROKEN})


@pytest.fixture
def strategy(company: Path) -> Strategy:
    """Runs the command at 80 columns."""

    def run(*arguments: str) -> Result:
        runner = CliRunner(env={"COLUMNS": "80"})
        result = runner.invoke(main, arguments, prog_name="strategy")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
