"""Pictures made at build time, as accessible SVG: numbers in, markup out. Colours come from the stylesheet."""

from strategy_handbook.charts.line import Mark, line_chart, runs

__all__ = ["Mark", "line_chart", "runs"]
