"""Pictures made at build time, as accessible SVG: numbers in, markup out. Colours come from the stylesheet."""

from strategy_handbook.charts.line import Mark, line_chart, runs
from strategy_handbook.charts.strategy_map import Node, Picture, Size, first_lanes, strategy_map

__all__ = ["Mark", "Node", "Picture", "Size", "first_lanes", "line_chart", "runs", "strategy_map"]
