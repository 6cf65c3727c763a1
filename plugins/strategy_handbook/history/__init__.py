"""What was edited in the last twelve months, told from git in the words of the comparison; and how the score moved."""

from strategy_handbook.history.monthly import Reading, Scores, scores
from strategy_handbook.history.told import NO_HISTORY, Edit, History, Piece
from strategy_handbook.history.walk import history

__all__ = ["NO_HISTORY", "Edit", "History", "Piece", "Reading", "Scores", "history", "scores"]
