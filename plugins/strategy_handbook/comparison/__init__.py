"""What a change to a strategy means: two strategies in, typed changes out. Words for them are in one file."""

from strategy_handbook.comparison.changes import Comparison, FieldChange, How, ItemChange, Named, Sort
from strategy_handbook.comparison.compare import Side, compare, item_changes

__all__ = ["Comparison", "FieldChange", "How", "ItemChange", "Named", "Side", "Sort", "compare", "item_changes"]
