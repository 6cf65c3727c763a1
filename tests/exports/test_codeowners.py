"""CODEOWNERS: who is asked to review which file."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from handbooks import book
from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.exports.codeowners import CodeOwners, codeowners
from strategy_handbook.settings import settings_from, settings_from_file
from support import finds, project

REPOSITORY = Path(__file__).parents[2]

ROLES = """\
roles:
  head: {title: Head, handle: "@acme/heads", reports_to: boss}
  second: {title: Second, handle: "@acme/seconds", reports_to: boss}
  boss: {title: Boss}
departments:
  service: {title: Service, head: head}
  sales: {title: Sales, head: second}
"""


def owners(folder: Path, files: dict[str, str]) -> CodeOwners:
    project(folder, {"strategy/roles.yml": ROLES, **files})
    loaded = pipeline.load(settings_from({}, root=folder, docs_dir=None, locale="en"))
    assert not loaded.reported
    return codeowners(pipeline.book(loaded, Report(())))


def owned(folder: Path, text: str) -> list[str]:
    return [role.id for role in owners(folder, {"strategy/a.yml": text}).files["strategy/a.yml"]]


def test_the_example_has_an_owner_for_every_file_but_one() -> None:
    loaded = pipeline.load(settings_from_file(REPOSITORY / "mkdocs.yml"))
    text = codeowners(pipeline.book(loaded, Report(()))).text(PurePosixPath())
    golden = Path(__file__).with_name("CODEOWNERS").read_text("utf-8")
    assert text == golden, "if this is as it should be: strategy codeowners -o tests/exports/CODEOWNERS"


def test_a_file_belongs_to_the_owners_of_what_stands_in_it(tmp_path: Path) -> None:
    assert owned(tmp_path, "themes: {a: {title: A, owner: second}, b: {title: B, owner: head}}") == ["head", "second"]


def test_a_check_in_belongs_to_the_owner_of_its_goal_and_a_role_to_its_lead(tmp_path: Path) -> None:
    files = {
        "strategy/goals.yml": "goals: {a: {title: A, owner: head}}",
        "strategy/reports.yml": "checkins: [{goal: a, date: 2026-01-01, status: on-track}]",
    }
    found = owners(tmp_path, files).files
    assert [role.id for role in found["strategy/reports.yml"]] == ["head"]
    assert [role.id for role in found["strategy/roles.yml"]] == ["boss", "head", "second"]


@pytest.mark.parametrize(
    ("departments", "expected"),
    [
        (("[service]", "[service, sales]"), ["head"]),
        (("[sales, service]", "[service, sales]"), ["second"]),
        (("[service]", "[sales]"), []),
        (("[service]", "[]"), []),
    ],
)
def test_the_head_owns_a_file_of_goals_that_are_all_the_departments(
    tmp_path: Path,
    departments: tuple[str, str],
    expected: list[str],
) -> None:
    goals = "goals: {{a: {{title: A, departments: {}}}, b: {{title: B, departments: {}}}}}".format(*departments)
    assert owned(tmp_path, goals) == expected


def test_who_has_no_handle_is_said_in_comments(tmp_path: Path) -> None:
    found = owners(
        tmp_path,
        {"strategy/b.yml": "themes: {b: {title: B, owner: boss}}", "strategy/c.yml": "themes: {c: {title: C}}"},
    )
    assert [role.id for role in found.without_handle] == ["boss"]
    lines = found.text(PurePosixPath()).splitlines()
    assert lines[3:] == [
        "# These roles have no handle yet:",
        "# - boss",
        "",
        "# strategy/b.yml (no handle: boss)",
        "# strategy/c.yml (nobody answers for what stands in it)",
        "strategy/roles.yml @acme/heads @acme/seconds",
    ]


def test_paths_begin_at_the_top_of_the_repository_and_are_escaped(tmp_path: Path) -> None:
    found = owners(tmp_path, {"strategy/our #1 plan.yml": "themes: {a: {title: A, owner: head}}"})
    assert r"docs/strategy/our\ \#1\ plan.yml @acme/heads" in found.text(PurePosixPath("docs"))


@pytest.mark.parametrize("handle", ["@acme/leads", "@group/sub.group/team_1", "@@maintainer", "leads@acme.example"])
def test_what_is_a_handle(tmp_path: Path, handle: str) -> None:
    assert finds(tmp_path, "invalid-value", {"strategy/a.yml": f'roles: {{a: {{title: A, handle: "{handle}"}}}}'}) == []


@pytest.mark.parametrize("handle", ["acme/leads", "@acme leads", "@", "@acme/", "leads@acme"])
def test_what_is_no_handle(tmp_path: Path, handle: str) -> None:
    found = finds(
        tmp_path, "invalid-value", {"strategy/a.yml": f'roles:\n  a:\n    title: A\n    handle: "{handle}"\n'}
    )
    sentence = f"handle is “{handle}”, which is not an account handle. Write it in quotes and with its @, such as"
    assert found == [f'strategy/a.yml:4:13: error: role “a”: {sentence} "@acme/sales-leads". [invalid-value]']


def test_a_blank_handle_counts_as_absent_and_no_page_shows_one(tmp_path: Path) -> None:
    contents = book(tmp_path, 'roles: {a: {title: A, handle: }, b: {title: B, handle: "@acme/secret"}}')
    site = pipeline.site(contents)
    pages = [
        site.renderer.render(page.template, page.uri, page.view()).html
        for page in site.pages
        if re.match("roles|onboarding|departments", page.uri)
    ]
    assert len(pages) > 4
    assert not any("acme/secret" in page for page in pages)
