"""Pictures made at build time, as accessible SVG: numbers in, markup out. Colours come from the stylesheet.

A picture with links and words is drawn by a template, and only its geometry is worked out here.
"""

from strategy_handbook.charts.line import Mark, line_chart, runs
from strategy_handbook.charts.radar import Blip, radar
from strategy_handbook.charts.spark import sparkline
from strategy_handbook.charts.stack import stacked
from strategy_handbook.charts.strategy_map import Drawn, Node, Picture, Size, first_lanes, strategy_map
from strategy_handbook.charts.swimlane import Placed, Swimlane, Told, narrow, wide
from strategy_handbook.charts.timeline import Bar, timeline
from strategy_handbook.charts.tree import Box, tree_chart

__all__ = [
    "Bar",
    "Blip",
    "Box",
    "Drawn",
    "Mark",
    "Node",
    "Picture",
    "Placed",
    "Size",
    "Swimlane",
    "Told",
    "first_lanes",
    "line_chart",
    "narrow",
    "radar",
    "runs",
    "sparkline",
    "stacked",
    "strategy_map",
    "timeline",
    "tree_chart",
    "wide",
]
