"""Findings as annotations beside the lines of a pull request on GitHub, Gitea or Forgejo.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from strategy_handbook.checks import Report
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.reporting.context import Context, summary, visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(report: Report, context: Context) -> str:
    """One workflow command a line, and the summary for whoever reads the log."""
    commands = [_command(finding, context) for finding in report.findings]
    return "\n".join([*commands, *summary(report, context)]) + "\n"


def _command(finding: Finding, context: Context) -> str:
    place = finding.location
    properties = {
        "file": context.path(place),
        "line": place.line,
        "col": place.column,
        "title": finding.check,
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(finding.message)}"


def _data(text: str) -> str:
    """Escaped as ``escapeData`` of GitHub's own @actions/core does, after its line breaks."""
    text = "\n".join(map(visible, text.splitlines()))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as ``escapeProperty`` of @actions/core does."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
