"""Whether a strategy still loads after an edit."""

from __future__ import annotations

import re
from collections import Counter

from strategy_handbook.checks import Report
from strategy_handbook.findings import Finding, Severity

_LOADING = ("unresolved-link", "invalid-embed")
"""Besides the whole family “structure”: links of hand-written pages break with the ids they name."""


def new_errors(before: Report, after: Report, renamed: tuple[str, str] = ("", "")) -> list[Finding]:
    """The errors of structure that an edit would bring in.

    Args:
        before: What was found without the edit.
        after: What would be found with it.
        renamed: A former id and its new one, so that an old error under a new name is not a new error.
    """
    known = Counter(_told(finding, renamed) for finding in _errors(before))
    found = []
    for finding in _errors(after):
        told = _told(finding, renamed)
        known[told] -= 1
        if known[told] < 0:
            found.append(finding)
    return found


def _errors(report: Report) -> list[Finding]:
    return [
        finding
        for finding in report.at_least(Severity.ERROR)
        if finding.family == "structure" or finding.check in _LOADING
    ]


def _told(finding: Finding, renamed: tuple[str, str]) -> tuple[str, str, str]:
    """A finding without its line, and with the new id for the old."""
    old, new = renamed
    message = finding.message.replace(old, new) if old else finding.message
    return finding.check, finding.location.path, re.sub(r"\bline \d+", "line", message)
