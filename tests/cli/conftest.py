"""A small company, and the command ``strategy`` run in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from strategy_handbook.cli import main
from support import project

MKDOCS = """\
site_name: Acme
docs_dir: handbook
plugins:
  - search
  - strategy-handbook:
      as_of: 2026-06-30
      checks:
        alignment: off
        smart: {severity: off}
        ownership: off
        freshness: off
        communication: off
        culture: off
        orphaned-goal: error
        unmeasured-goal: info
"""

STRATEGY = """\
organization:
  title: Acme
  vision: {statement: Every office works without waste}
themes:
  delight:
    title: Delight customers
departments:
  service:
    title: Service
roles:
  head-of-service:
    title: Head of service
    department: service
    contributes_to:
      csat: Reads every complaint herself
metrics:
  score:
    title: Satisfaction
    unit: "%"
    observations: {2025-12-31: 78, 2026-03-31: 81, 2026-05-31: 84}
goals:
  csat:
    title: Reach 90% satisfaction
    summary: Nine in ten customers are satisfied.
    why: Trust is earned order by order.
    themes:
      delight: Nobody who waits feels looked after.
    owner: head-of-service
    departments: {service: Solves requests at first contact}
    targets:
      score: {from: 78, to: 90}
    start: 2026-01-01
    due: 2027-06-30
    achievable: {because: Two pilots reached 88., needs: [A returns portal, Two advisors]}
    cross_functional: yes
    links: {Survey: "https://acme.example/survey"}
  replies:
    title: Answer within two hours
    parents: [csat]
initiatives:
  portal:
    title: A returns portal
    supports: {csat: Removes the most disliked step}
checkins:
  - {goal: csat, date: 2026-03-31, status: at-risk, note: Returns are slow., next_step: Ask why.}
  - {goal: csat, date: 2026-06-11, status: on-track, confidence: medium, note: Better now.}
"""

BROKEN = """\
goals:
  lonely:
    title: Grow
    themes: [delite]
    due: soon
  alone:
    title: Win a prize
"""

Strategy = Callable[..., Result]


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with nothing wrong in it, which is also the current folder."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_WORKSPACE"):
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
