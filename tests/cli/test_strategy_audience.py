"""``--audience``: what is sent around holds what its readers may see; the option wins, then the variable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from acme import Strategy

from repositories import edit
from support import project

SECRET = """\
goals:
  buy: {title: Buy the neighbour, owner: head-of-service, visibility: leadership, review: {every: monthly}}
"""


@pytest.fixture
def secretive(company: Path) -> Path:
    """The company with a goal that only its leaders know."""
    return project(company, {"strategy/secret.yml": SECRET})


@pytest.mark.parametrize("command", [
    ("export", "matrix-goals.csv"), ("export", "schema.json"), ("reviews",), ("reviews", "--format", "json"),
    ("show", "goal"), ("show", "role:head-of-service"),
])
@pytest.mark.usefixtures("secretive")
def test_what_is_hidden_is_in_no_output_for_others(strategy: Strategy, command: tuple[str, ...]) -> None:
    assert "Buy the neighbour" not in strategy(*command, "--audience", "internal").stdout
    assert "Buy the neighbour" in strategy(*command, "--audience", "leadership").stdout


def test_the_option_wins_over_the_variable_and_this_over_the_settings(
    secretive: Path, strategy: Strategy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def goals(*arguments: str) -> int:
        shares = json.loads(strategy("health", "--format", "json", *arguments).stdout)["shares"]
        return next(int(share["total"]) for share in shares if share["what"] == "goals-owned")

    with_it, without = goals("--audience", "leadership"), goals()
    assert with_it == without + 1
    edit(secretive / "mkdocs.yml", ("as_of: 2026-06-30", "as_of: 2026-06-30\n      audience: leadership"))
    assert goals() == with_it
    monkeypatch.setenv("STRATEGY_AUDIENCE", "internal")
    assert goals() == without
    assert goals("--audience", "leadership") == with_it
    monkeypatch.setenv("STRATEGY_AUDIENCE", "everyone")
    result = strategy("health")
    words = "which is not one of the known words. Use one of: public, internal, leadership."
    assert (result.exit_code, result.stderr) == (2, f"Error: audience is “everyone”, {words}\n")


@pytest.mark.usefixtures("secretive")
def test_whoever_has_the_files_sees_all_of_them(strategy: Strategy) -> None:
    assert "Buy the neighbour" in strategy("show", "goal").stdout
    assert "goal “buy” does not lead to the vision" in " ".join(strategy("check").stdout.split())
    result = strategy("show", "goal:buy", "--audience", "internal")
    assert (result.exit_code, "there is no goal “buy”" in result.stderr) == (2, True)


def test_check_looks_for_leaks_to_the_audience_that_is_named(secretive: Path, strategy: Strategy) -> None:
    edit(secretive / "strategy/strategy.yml", ("title: Delight customers", "title: Buy the neighbour and delight"))
    assert "[leaked-entity]" in strategy("check").stdout
    assert strategy("check").exit_code == 1
    assert "[leaked-entity]" not in strategy("check", "--audience", "leadership").stdout
