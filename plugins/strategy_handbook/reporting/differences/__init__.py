"""What lies between two strategies, written for people and for programs.

To add a format: write a function that makes a text of a comparison in a file of this folder, and add its line
to FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_handbook.comparison import Comparison
from strategy_handbook.reporting.differences.json_object import json_object
from strategy_handbook.reporting.differences.markdown import markdown
from strategy_handbook.reporting.differences.sides import Sides
from strategy_handbook.reporting.differences.text import text

__all__ = ["FORMATS", "Sides"]

FORMATS: Mapping[str, Callable[[Comparison, Sides], str]] = {
    "text": text,
    "markdown": markdown,
    "json": json_object,
}
