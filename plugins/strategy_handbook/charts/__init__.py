"""Pictures made at build time, as accessible SVG: numbers in, markup out. Colours come from the stylesheet.

A picture with links and words is drawn by a template, and only its geometry is worked out here.
"""

from strategy_handbook.charts.line import Mark, line_chart, runs
from strategy_handbook.charts.swimlane import Placed, Swimlane, Told, narrow, wide

__all__ = ["Mark", "Placed", "Swimlane", "Told", "line_chart", "narrow", "runs", "wide"]
