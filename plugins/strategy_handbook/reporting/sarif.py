"""Findings as SARIF 2.1.0, which GitHub code scanning, Azure DevOps and many editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from strategy_handbook import __version__
from strategy_handbook.checks import Check, Report, all_checks
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.reporting.context import Context, summary, visible
from strategy_handbook.reporting.fingerprints import fingerprinted

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}


def sarif(report: Report, context: Context) -> str:
    """One run with its findings, and the reference of each check that has any.

    Waived findings are left out: code scanning would show them as open.
    """
    found = {finding.check for finding in report.findings}
    checks = [check for check in all_checks() if check.name in found]
    numbers = {check.name: number for number, check in enumerate(checks)}
    run = {
        "tool": {"driver": {"name": "strategy", "version": __version__, "rules": [_rule(check) for check in checks]}},
        "invocations": [_invocation(report, context)],
        "columnKind": "unicodeCodePoints",
        "results": [
            {"ruleIndex": numbers[finding.check], **_result(finding, fingerprint, context)}
            for finding, fingerprint in fingerprinted(report.findings)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    _, _, rest = check.reference.partition("\n")
    return {
        "id": check.name,
        "shortDescription": {"text": check.headline},
        "fullDescription": {"text": check.headline},
        "help": {"text": rest.strip() or check.headline, "markdown": check.reference},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"tags": [check.family]},
    }


def _invocation(report: Report, context: Context) -> dict[str, Any]:
    """Tell that it ran, and say so if some checks had to wait."""
    if not report.skipped:
        return {"executionSuccessful": True}
    *_, waited = summary(report, context)
    notice = {"level": "warning", "message": {"text": waited}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notice]}


def _result(finding: Finding, fingerprint: str, context: Context) -> dict[str, Any]:
    place = finding.location
    uri = quote(context.path(place), errors="surrogateescape")
    return {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "message": {"text": visible(finding.message)},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": place.line, "startColumn": place.column},
            },
        }],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
