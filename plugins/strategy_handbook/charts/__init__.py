"""Pictures made at build time, as accessible SVG: numbers in, markup out. Colours come from the stylesheet."""

from strategy_handbook.charts.line import Mark, line_chart, runs
from strategy_handbook.charts.tree import Box, tree_chart

__all__ = ["Box", "Mark", "line_chart", "runs", "tree_chart"]
