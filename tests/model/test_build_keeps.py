"""What the builder must not lose on its way from files to items."""

from __future__ import annotations

from pathlib import Path

from strategy_handbook.model import build_strategy
from strategy_handbook.model.links import Link
from strategy_handbook.source import read_sources
from support import project


def test_a_placeholder_for_the_sentence_of_a_link_leaves_the_link(tmp_path: Path) -> None:
    project(
        tmp_path,
        {
            "strategy/strategy.yml": """\
goals:
  more:
    title: More
    themes: {delight: TBD, growth: Because.}
communications:
  monthly: {title: Monthly, carries: {"goal:more": "???"}}
"""
        },
    )
    strategy, problems = build_strategy(read_sources(tmp_path / "strategy", tmp_path).documents)
    goal, communication = strategy.find("goal", "more"), strategy.find("communication", "monthly")
    assert goal.themes == (Link("delight"), Link("growth", "Because."))
    assert communication.carries == (Link("goal:more"),)
    assert [check for check, _ in problems] == ["placeholder-text", "placeholder-text"]


def test_a_second_organization_does_not_replace_the_first(tmp_path: Path) -> None:
    project(
        tmp_path, {"strategy/a.yml": "organization: {title: Acme}", "strategy/b.yml": "organization: {title: Other}"}
    )
    strategy, problems = build_strategy(read_sources(tmp_path / "strategy", tmp_path).documents)
    ((check, problem),) = problems
    assert strategy.organization.title == "Acme"
    assert (check, str(problem.location)) == ("duplicate-id", "strategy/b.yml:1:1")
