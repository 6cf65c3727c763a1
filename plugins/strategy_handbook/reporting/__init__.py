"""What the checks found, written for people and for programs.

To add a format: write a function that makes a text of a report in a file of this folder of the same name, and add
its line to FORMATS.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from strategy_handbook.checks import Report
from strategy_handbook.reporting.context import Context

__all__ = ["FORMATS", "Context", "formatted"]

FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "json_object",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}
"""For each format, its file, which is read when the format is asked for: some need much that others do not."""


def formatted(form: str, report: Report, context: Context) -> str:
    """A report in one of the FORMATS."""
    name = FORMATS[form]
    return str(getattr(importlib.import_module(f"strategy_handbook.reporting.{name}"), name)(report, context))
