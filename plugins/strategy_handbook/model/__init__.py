"""The data model: one file per kind, ``kinds.py`` lists them, ``build.py`` makes the Strategy."""

from strategy_handbook.model.base import Entity, Item, Kind, Part
from strategy_handbook.model.build import build_strategy
from strategy_handbook.model.kinds import KINDS, find_kind
from strategy_handbook.model.links import Link, Ref
from strategy_handbook.model.strategy import Strategy

__all__ = ["KINDS", "Entity", "Item", "Kind", "Link", "Part", "Ref", "Strategy", "build_strategy", "find_kind"]
