"""SARIF, Code Quality and JUnit: their required parts, and findings that are recognised again."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from strategy_handbook.checks import Report, Waived, all_checks
from strategy_handbook.findings import Finding, Location, Severity
from strategy_handbook.model.base import Waiver
from strategy_handbook.reporting import Context, formatted
from strategy_handbook.reporting.fingerprints import fingerprinted


def finding(check: str = "vague-goal", line: int = 1, severity: Severity = Severity.ERROR,
            subject: str | None = "goal:csat",
            message: str = "goal “csat”: <no> & why?", path: str = "strategy/a b.yml") -> Finding:
    return Finding(check, "smart", severity, message, Location(path, line, 3), subject, "title")


WAIVER = Waiver(check="untimed-goal", until=dt.date(2027, 1, 31), reason="After the review")
REPORT = Report(
    (finding(), finding("invalid-url", 4, Severity.WARNING, None), finding("untimed-goal", 9, Severity.INFO)),
    (Waived(finding("untimed-goal", 12, Severity.WARNING), WAIVER),),
)


def written(form: str, folder: Path, report: Report = REPORT, **options: Any) -> str:
    return formatted(form, report, Context(folder, 2, **options))


# -- fingerprints ----------------------------------------------------------------------------------------


def prints(*findings: Finding) -> list[str]:
    return [fingerprint for _, fingerprint in fingerprinted(findings)]


def test_a_finding_is_recognised_after_its_line_or_its_words_have_changed() -> None:
    assert prints(finding()) == prints(finding(line=99, message="late by 12 days", severity=Severity.INFO))
    assert prints(finding()) == prints(finding(path="strategy/moved.yml"))


def test_findings_that_share_everything_are_told_apart() -> None:
    found = (finding(), finding(line=2), finding("untimed-goal"), finding(subject="goal:nps"), finding(subject=None),
             finding(subject=None, path="strategy/b.yml"))
    assert len(set(prints(*found))) == len(found)


# -- SARIF -----------------------------------------------------------------------------------------------


def run(folder: Path, report: Report = REPORT, **options: Any) -> dict[str, Any]:
    """The one run, after the parts around it that the schema of SARIF 2.1.0 requires."""
    content = json.loads(written("sarif", folder, report, **options))
    assert content["version"] == "2.1.0"
    assert content["$schema"].endswith("sarif-schema-2.1.0.json")
    [only] = content["runs"]
    return only


def test_sarif_has_what_its_schema_requires(tmp_path: Path) -> None:
    only = run(tmp_path)
    driver = only["tool"]["driver"]
    assert driver["name"] == "strategy"
    rules = driver["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for result in only["results"]:
        assert result["message"]["text"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
    assert [invocation["executionSuccessful"] for invocation in only["invocations"]] == [True]
    assert only["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")


def test_sarif_tells_each_finding_once_with_its_place(tmp_path: Path) -> None:
    results = run(tmp_path)["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("vague-goal", "error"), ("invalid-url", "warning"), ("untimed-goal", "note"),
    ]
    assert results[0]["locations"] == [{"physicalLocation": {
        "artifactLocation": {"uri": "strategy/a%20b.yml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 3},
    }}]
    assert results[0]["partialFingerprints"] == {"primaryLocationLineHash": prints(finding())[0]}


def test_sarif_rules_are_the_references_of_the_checks(tmp_path: Path) -> None:
    rules = run(tmp_path)["tool"]["driver"]["rules"]
    references = {check.name: check.reference for check in all_checks()}
    assert {rule["id"]: rule["help"]["markdown"] for rule in rules} == {
        name: references[name] for name in ("vague-goal", "invalid-url", "untimed-goal")
    }


def test_sarif_says_that_checks_had_to_wait(tmp_path: Path) -> None:
    [invocation] = run(tmp_path, Report((), skipped=True), unreadable=1)["invocations"]
    assert "waited because 1 file could not be read" in invocation["toolExecutionNotifications"][0]["message"]["text"]


# -- GitLab ----------------------------------------------------------------------------------------------


def test_gitlab_gets_what_it_requires(tmp_path: Path) -> None:
    first, *others = json.loads(written("gitlab", tmp_path))
    assert first == {
        "description": "goal “csat”: <no> & why?",
        "check_name": "vague-goal",
        "fingerprint": prints(finding())[0],
        "severity": "critical",
        "location": {"path": "strategy/a b.yml", "lines": {"begin": 1}},
    }
    assert [one["severity"] for one in others] == ["minor", "info"]
    assert json.loads(written("gitlab", tmp_path, Report(()))) == []


@pytest.mark.parametrize("form", ["gitlab", "sarif", "junit"])
def test_paths_begin_at_the_top_of_the_repository(form: str, tmp_path: Path) -> None:
    text = written(form, tmp_path / "company", repository=tmp_path)
    assert "company/strategy/a" in text
    assert written(form, tmp_path) == written(form, tmp_path), "the same input gives the same bytes"


# -- JUnit -----------------------------------------------------------------------------------------------


def suite(folder: Path, report: Report = REPORT, **options: Any) -> ET.Element:
    top = ET.fromstring(written("junit", folder, report, **options))
    assert top.tag == "testsuites"
    [only] = top.findall("testsuite")
    assert only.attrib == top.attrib
    for name, found in [("tests", "testcase"), ("failures", "testcase/failure"), ("skipped", "testcase/skipped")]:
        assert int(only.attrib[name]) == len(only.findall(found))
    return only


@pytest.mark.parametrize(("failing", "failures"), [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 3)])
def test_junit_fails_what_counts_as_failure(failing: Severity, failures: int, tmp_path: Path) -> None:
    found = suite(tmp_path, failing=failing)
    assert (found.attrib["tests"], found.attrib["failures"], found.attrib["skipped"]) == ("4", str(failures), "1")


def test_junit_says_where_and_why(tmp_path: Path) -> None:
    first, *_, waived = suite(tmp_path).findall("testcase")
    assert first.attrib == {"classname": "strategy/a b.yml", "name": "vague-goal goal:csat", "file": "strategy/a b.yml",
                            "line": "1"}
    assert [(child.tag, child.attrib, child.text) for child in first] == [
        ("failure", {"type": "error", "message": "goal “csat”: <no> & why?"},
         "strategy/a b.yml:1:3: error: goal “csat”: <no> & why? [vague-goal]"),
    ]
    assert [child.attrib for child in waived] == [{"message": "Waived until 2027-01-31: After the review"}]


def test_junit_without_findings_has_one_test_that_passed(tmp_path: Path) -> None:
    found = suite(tmp_path, Report(()))
    assert (found.attrib["tests"], found.attrib["failures"]) == ("1", "0")


def test_junit_survives_what_xml_does_not_allow(tmp_path: Path) -> None:
    odd = finding(message="a\x00b\x1b\ufffe\ud800]]>")
    [case] = suite(tmp_path, Report((odd,))).findall("testcase")
    assert case[0].attrib["message"] == "a␀b␛\ufffd\ufffd]]>"
