"""What the engine makes of problems: severities, waivers, order, and calm when a check crashes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy_handbook import pipeline
from strategy_handbook.checks import Case, Report, all_checks
from strategy_handbook.findings import Location, Problem, Severity
from strategy_handbook.settings import SettingsError, settings_from
from support import TODAY, finds, found, project

UNOWNED = {"strategy/strategy.yml": "goals:\n  csat: {title: Reach 90%}\n"}
HEADLESS = {"strategy/strategy.yml": "departments:\n  sales: {title: Sales}\n"}


def report(folder: Path, files: dict[str, str], **options: object) -> Report:
    """All that the checks say about a project made of these files."""
    project(folder, files)
    settings = settings_from({"as_of": TODAY, **options}, root=folder, docs_dir=None, locale="en")
    return pipeline.check(pipeline.load(settings))


def severity(folder: Path, files: dict[str, str], check: str, **options: object) -> list[str]:
    """How severe each finding of a check is."""
    return [one.severity.word for one in found(folder, files, **options) if one.check == check]


# -- severity ----------------------------------------------------------------------------


def test_a_check_has_a_severity_of_its_own(tmp_path: Path) -> None:
    assert severity(tmp_path, UNOWNED, "unowned-goal") == ["warning"]


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ({"unowned-goal": "error"}, ["error"]),
        ({"ownership": "info"}, ["info"]),
        ({"ownership": "info", "unowned-goal": "error"}, ["error"]),
        ({"unowned-goal": "error", "ownership": "info"}, ["error"]),
        ({"unowned-goal": {"severity": "Error"}}, ["error"]),
        ({"unowned-goal": "off"}, []),
        ({"unowned-goal": False}, []),  # YAML 1.1 reads a bare "off" so
        ({"ownership": "off"}, []),
        ({"ownership": "off", "unowned-goal": "info"}, ["info"]),
    ],
)
def test_settings_change_it_for_a_check_or_its_family_and_the_check_wins(
    tmp_path: Path,
    checks: dict[str, object],
    expected: list[str],
) -> None:
    assert severity(tmp_path, UNOWNED, "unowned-goal", checks=checks) == expected


def test_a_severity_holds_below_a_path_only(tmp_path: Path) -> None:
    files = {
        "strategy/drafts/a.yml": "goals:\n  one: {title: Reach 90%}\n",
        "strategy/goals.yml": "goals:\n  two: {title: Reach 50}\n",
    }
    by_path = {"strategy/drafts/**": {"unowned-goal": "off"}}
    assert [one.subject for one in found(tmp_path, files, checks_by_path=by_path) if one.check == "unowned-goal"] == [
        "goal:two"
    ]


def test_a_path_says_the_last_word_and_of_two_paths_the_later(tmp_path: Path) -> None:
    by_path: dict[str, object] = {"strategy/*": {"ownership": "info"}}
    options = {"checks": {"unowned-goal": "error"}, "checks_by_path": by_path}
    assert severity(tmp_path, UNOWNED, "unowned-goal", **options) == ["info"]
    by_path["strategy/strategy.*"] = {"unowned-goal": "warning"}
    assert severity(tmp_path, UNOWNED, "unowned-goal", **options) == ["warning"]


# -- settings ----------------------------------------------------------------------------


def test_an_option_changes_what_a_check_finds(tmp_path: Path) -> None:
    files = {
        "strategy/strategy.yml": """\
goals:
  one: {title: Reach one, owner: head}
  two: {title: Reach two, owner: head}
roles:
  head: {title: Head}
"""
    }
    assert not finds(tmp_path, "overloaded-owner", files)
    assert finds(tmp_path, "overloaded-owner", files, checks={"overloaded-owner": {"limit": 1}})
    assert finds(tmp_path, "overloaded-owner", files, checks={"ownership": {"limit": 1}})
    assert severity(
        tmp_path, files, "overloaded-owner", checks={"overloaded-owner": {"limit": 1, "severity": "error"}}
    ) == ["error"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"checks": {"unowned-goals": "off"}},
            "checks: there is no check or family “unowned-goals”. Did you mean “unowned-goal”?",
        ),
        (
            {"checks": {"ownerships": "off"}},
            "checks: there is no check or family “ownerships”. Did you mean “ownership”?",
        ),
        ({"checks": {"xyz": "off"}}, "checks: there is no check or family “xyz”. `strategy explain` lists them."),
        (
            {"checks_by_path": {"strategy/**": {"unowned-goals": "off"}}},
            "checks: there is no check or family “unowned-goals”. Did you mean “unowned-goal”?",
        ),
        ({"checks": {"unowned-goal": {"limit": 3}}}, "checks: “unowned-goal” has no option “limit”."),
        (
            {"checks": {"overloaded-owner": {"limit": "many"}}},
            "checks: overloaded-owner: limit is “many”, but must be like its default 7.",
        ),
        (
            {"checks": {"overloaded-owner": {"limit": True}}},
            "checks: overloaded-owner: limit is “True”, but must be like its default 7.",
        ),
        (
            {"checks": {"unowned-goal": "fatal"}},
            "checks: unowned-goal: “fatal” is not a severity. Use error, warning, info or off.",
        ),
        ({"checks": ["unowned-goal"]}, "checks must map names of checks to severities."),
    ],
)
def test_settings_that_cannot_be_used_are_refused(
    tmp_path: Path,
    options: dict[str, object],
    message: str,
) -> None:
    with pytest.raises(SettingsError) as error:
        found(tmp_path, UNOWNED, **options)
    assert str(error.value) == message


# -- waivers -----------------------------------------------------------------------------


def waived(until: str) -> dict[str, str]:
    return {
        "strategy/strategy.yml": f"""\
goals:
  csat:
    title: Reach 90%
    waive: [{{check: unowned-goal, until: {until}, reason: The role is being filled.}}]
  nps: {{title: Reach 50}}
"""
    }


def test_a_waiver_silences_one_check_on_one_entity_until_its_last_day(tmp_path: Path) -> None:
    told = report(tmp_path, waived(TODAY))
    assert [one.subject for one in told.findings if one.check == "unowned-goal"] == ["goal:nps"]
    assert [(one.finding.check, one.finding.subject, one.waiver.reason) for one in told.waived] == [
        ("unowned-goal", "goal:csat", "The role is being filled.")
    ]
    assert any(one.subject == "goal:csat" for one in told.findings)  # other checks go on


def test_the_day_after_the_check_speaks_again_and_so_does_the_waiver(tmp_path: Path) -> None:
    told = report(tmp_path, waived("2026-06-29"))
    assert told.waived == ()
    about_goal = {one.check for one in told.findings if one.subject == "goal:csat"}
    assert about_goal >= {"unowned-goal", "expired-waiver"}


def test_a_waiver_for_a_check_that_is_off_silences_nothing(tmp_path: Path) -> None:
    assert report(tmp_path, waived(TODAY), checks={"unowned-goal": "off"}).waived == ()


# -- calm --------------------------------------------------------------------------------


def test_a_check_that_crashes_is_a_finding_and_the_others_still_report(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def find(case: Case) -> Iterator[Problem]:
        yield Problem("found before the crash.", Location("strategy/strategy.yml", 1, 1))
        raise KeyError(case.today.year)

    first, *others = all_checks()
    broken = dataclasses.replace(first, name="broken-check", severity=Severity.ERROR, find=find)
    monkeypatch.setattr(pipeline, "all_checks", lambda: (broken, first, *others))
    told = found(tmp_path, UNOWNED)
    crash, before = (str(one) for one in told if one.check == "broken-check")
    assert crash == (
        "strategy:1:1: error: the check “broken-check” itself failed (KeyError: 2026, in find). "
        "This is a fault of the handbook, not of your strategy: please report it. [broken-check]"
    )
    assert before == "strategy/strategy.yml:1:1: error: found before the crash. [broken-check]"
    assert "unowned-goal" in {one.check for one in told}


def test_a_file_that_cannot_be_read_leaves_only_checks_that_hold_on_parts(tmp_path: Path) -> None:
    broken = {"strategy/broken.yml": "goals:\n\tx: y\n", "strategy/typo.yml": "goal:\n  x: {title: X}\n"}
    told = report(tmp_path, UNOWNED | broken)
    assert told.skipped
    assert {one.check for one in told.findings} == {"yaml-syntax", "unknown-field"}


def test_a_value_that_cannot_be_read_is_one_finding_and_not_two(tmp_path: Path) -> None:
    files = {"strategy/strategy.yml": "departments:\n  sales: {title: Sales, head: {name: [x]}}\n"}
    assert finds(tmp_path, "invalid-value", files)
    assert finds(tmp_path, "headless-department", files) == []
    assert finds(tmp_path, "headless-department", HEADLESS)


# -- the report --------------------------------------------------------------------------


def test_findings_are_sorted_by_place(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        {
            "strategy/b.yml": "goals:\n  two: {title: Reach 2, onwer: x}\n  one: {title: Reach 1}\n",
            "strategy/a.yml": "departments:\n  sales: {title: Sales}\ngoals:\n  three: {title: Reach three}\n",
        },
    )
    places = [one.location for one in told]
    assert places == sorted(places)
    assert len({place.path for place in places}) == 2
    assert len(set(told)) == len(told)


def test_a_finding_says_what_it_is_about(tmp_path: Path) -> None:
    (one,) = (one for one in found(tmp_path, HEADLESS) if one.check == "headless-department")
    assert (one.family, one.subject, one.field) == ("ownership", "department:sales", "head")


def test_a_report_counts_by_severity(tmp_path: Path) -> None:
    off = {check.family: "off" for check in all_checks()}
    told = report(
        tmp_path,
        {
            "strategy/strategy.yml": """\
roles:
  head: {title: Head}
departments:
  sales: {title: Sales, hed: head}
  service: {title: Service}
"""
        },
        checks=off | {"undecided-role": "info", "headless-department": "warning", "unknown-field": "error"},
    )
    levels = (Severity.INFO, Severity.WARNING, Severity.ERROR)
    assert [told.count(level) for level in levels] == [1, 1, 1]
    severe = [one.check for one in told.at_least(Severity.WARNING)]
    assert severe == ["unknown-field", "headless-department"]


def test_a_mistyped_kind_is_not_followed_by_every_link_to_it(tmp_path: Path) -> None:
    text = "gaols:\n  a: {title: A}\nroles:\n  r: {title: R, contributes_to: [a]}\n"
    (said,) = found(tmp_path, {"strategy/s.yml": text})
    assert said.message == "“gaols:” is not a kind of thing the handbook knows. Did you mean “goals:”?"
