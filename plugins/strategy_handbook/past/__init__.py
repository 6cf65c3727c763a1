"""The strategy as it was: other folders and earlier revisions, read without touching the work tree."""

from strategy_handbook.past.snapshot import folder_sides, revision_side, working_side

__all__ = ["folder_sides", "revision_side", "working_side"]
