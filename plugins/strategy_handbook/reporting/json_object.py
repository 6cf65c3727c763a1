"""Findings as one JSON object, for programs. Its keys are only ever added to."""

from __future__ import annotations

import json
from typing import Any

from strategy_handbook.checks import Report
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.reporting.context import Context


def json_object(report: Report, context: Context) -> str:
    """List findings in the order of their places, how many there are, and what was looked at.

    Only ASCII, so that it survives whatever encoding a pipe has.
    """
    severities = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    content = {
        "findings": [_finding(finding) for finding in report.findings],
        "waived": [
            {
                **_finding(silenced.finding),
                "until": silenced.waiver.until.isoformat(),
                "reason": silenced.waiver.reason,
            }
            for silenced in report.waived
        ],
        "counts": {severity.word: report.count(severity) for severity in severities},
        "files": context.files,
        "unreadable_files": context.unreadable,
        "complete": not report.skipped,
    }
    return json.dumps(content, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "family": finding.family,
        "severity": finding.severity.word,
        "message": finding.message,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "subject": finding.subject,
        "field": finding.field,
    }
