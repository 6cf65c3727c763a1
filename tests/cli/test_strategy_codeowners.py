"""``strategy codeowners``: who is asked to review which file."""

from __future__ import annotations

from pathlib import Path

from acme import BROKEN, STRATEGY, Strategy

from support import project

HEAD = """\
# Who is asked to review a change of which file. Made by “strategy codeowners” from the owners in the strategy
# and the “handle:” of each role: change them there, and run it again.

"""
WITH_HANDLE = STRATEGY.replace("title: Head of service\n", 'title: Head of service\n    handle: "@acme/service"\n')


def test_owners_become_handles(strategy: Strategy, company: Path) -> None:
    project(company, {"strategy/strategy.yml": WITH_HANDLE})
    result = strategy("codeowners")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{HEAD}strategy/strategy.yml @acme/service\n", "")


def test_a_role_without_a_handle_is_said_where_it_stands(strategy: Strategy) -> None:
    result = strategy("codeowners")
    assert result.exit_code == 0
    assert result.stdout == (
        f"{HEAD}# These roles have no handle yet:\n# - head-of-service\n\n"
        "# strategy/strategy.yml (no handle: head-of-service)\n"
    )
    assert result.stderr == (
        "strategy/strategy.yml:11:3: role “head-of-service” owns files but has no handle. Add it: "
        'handle: "@acme/head-of-service"\n'
    )


def test_paths_begin_at_the_top_of_the_repository(strategy: Strategy, company: Path) -> None:
    (company.parent / ".git").mkdir()
    try:
        project(company, {"strategy/strategy.yml": WITH_HANDLE})
        assert f"\n{company.name}/strategy/strategy.yml @acme/service\n" in strategy("codeowners").stdout
    finally:
        (company.parent / ".git").rmdir()


def test_it_is_written_where_it_is_wanted(strategy: Strategy, company: Path) -> None:
    project(company, {"strategy/strategy.yml": WITH_HANDLE})
    result = strategy("codeowners", "--output", ".github/CODEOWNERS")
    assert (result.exit_code, result.output) == (0, "")
    assert (company / ".github/CODEOWNERS").read_text("utf-8").endswith("strategy/strategy.yml @acme/service\n")


def test_where_it_cannot_be_written_it_says_so(strategy: Strategy, company: Path) -> None:
    result = strategy("codeowners", "--output", "mkdocs.yml/CODEOWNERS")
    assert result.exit_code == 2
    assert "“mkdocs.yml/CODEOWNERS” cannot be written" in result.stderr


def test_with_a_file_that_cannot_be_read_nothing_is_written(strategy: Strategy, company: Path) -> None:
    project(company, {"strategy/wrong.yml": f"{BROKEN}\tx"})
    result = strategy("codeowners", "-o", "CODEOWNERS")
    assert result.exit_code == 2
    assert "“strategy check” says why" in result.stderr
    assert not (company / "CODEOWNERS").exists()
