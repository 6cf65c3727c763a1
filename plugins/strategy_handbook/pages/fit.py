"""How large text may be so that a sheet of paper holds it: a sheet is one page, whatever a company writes.

Widths are estimated as for pictures, rather too wide; that also makes up for words that do not fill their line. A
sheet is laid out in hundredths of its own width, so that paper and screen agree.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable

from strategy_handbook.charts.wrapping import width

SIZES = (1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6)
"""Heights of text in hundredths of the width of a sheet, the largest first; the stylesheet has the same."""

LINE = 1.35
"""The height of a line of text, in heights of its characters."""


def height(text: str | None, column: float, scale: float = 1.0) -> float:
    """How high a text stands in a column; both in heights of ordinary characters.

    Args:
        text: The text; nothing takes no room.
        column: The width of the column.
        scale: The height of this text's characters.
    """
    if not text:
        return 0
    lines = max(1, math.ceil(width(text, scale) / max(column, 1)))  # marks alone have no width, and stand on a line
    return lines * LINE * scale


def largest(most: int, measure: Callable[[int, float], float], room: float) -> tuple[int, int]:
    """The largest text with which everything fits; where none does, the longest lists are cut as little as needed.

    Args:
        most: How many entries the longest list has.
        measure: How high the sheet stands with so many entries a list, and text of such a height.
        room: How high it may stand.

    Returns:
        Which of the sizes, 1 for the largest, and how many entries each list may show.
    """
    entries = bisect.bisect_right(range(1, most + 1), room, key=lambda entries: measure(entries, SIZES[-1]))
    fitting = (size for size, em in enumerate(SIZES, start=1) if entries and measure(entries, em) <= room)
    return next(fitting, len(SIZES)), entries
