"""What was edited in the last twelve months, told from git in the words of the comparison."""

from strategy_handbook.history.told import NO_HISTORY, Edit, History, Piece
from strategy_handbook.history.walk import history

__all__ = ["NO_HISTORY", "Edit", "History", "Piece", "history"]
