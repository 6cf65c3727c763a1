"""Pictures made at build time, as accessible SVG: numbers in, markup out. Colours come from the stylesheet."""

from strategy_handbook.charts.line import Mark, line_chart, runs
from strategy_handbook.charts.radar import Blip, radar

__all__ = ["Blip", "Mark", "line_chart", "radar", "runs"]
