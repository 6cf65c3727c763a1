"""YAML files in, located values out. Nothing here knows what a goal is."""

from strategy_handbook.source.document import Document
from strategy_handbook.source.reader import Sources, read_sources

__all__ = ["Document", "Sources", "read_sources"]
