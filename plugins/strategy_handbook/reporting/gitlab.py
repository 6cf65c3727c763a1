"""Findings as a Code Quality report, which GitLab shows in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json

from strategy_handbook.checks import Report
from strategy_handbook.findings import Severity
from strategy_handbook.reporting.context import Context, visible
from strategy_handbook.reporting.fingerprints import fingerprinted

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(report: Report, context: Context) -> str:
    """List the findings; those that are waived are left out, as GitLab knows no such thing."""
    content = [
        {
            "description": visible(finding.message),
            "check_name": finding.check,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": context.path(finding.location),
                "lines": {"begin": finding.location.line},
            },
        }
        for finding, fingerprint in fingerprinted(report.findings)
    ]
    return json.dumps(content, indent=2) + "\n"
