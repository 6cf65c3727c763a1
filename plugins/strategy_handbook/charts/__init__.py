"""Pictures made at build time, as accessible SVG: numbers in, markup out. Colours come from the stylesheet."""

from strategy_handbook.charts.line import Mark, line_chart, runs
from strategy_handbook.charts.spark import sparkline
from strategy_handbook.charts.stack import stacked
from strategy_handbook.charts.timeline import Bar, timeline

__all__ = ["Bar", "Mark", "line_chart", "runs", "sparkline", "stacked", "timeline"]
