"""What the checks found, written for people and for programs.

To add a format: write a function that makes a text of a report in a file of this folder, and add
its line to FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_handbook.checks import Report
from strategy_handbook.reporting.context import Context
from strategy_handbook.reporting.github import github
from strategy_handbook.reporting.gitlab import gitlab
from strategy_handbook.reporting.json_object import json_object
from strategy_handbook.reporting.junit import junit
from strategy_handbook.reporting.sarif import sarif
from strategy_handbook.reporting.text import text

__all__ = ["FORMATS", "Context"]

FORMATS: Mapping[str, Callable[[Report, Context], str]] = {
    "text": text,
    "json": json_object,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
}
