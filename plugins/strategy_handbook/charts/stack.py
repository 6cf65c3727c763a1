"""How a group is made up, as one bar of labelled parts."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

_ROOM = 5
"""The least share, in percent, that has room for its number; a legend beside the picture names every part."""


def stacked(parts: Sequence[tuple[str, int]], *, title: str) -> Markup:
    """Draw the parts of a whole beside each other; nothing for an empty group.

    Args:
        parts: Pairs of a tone, the word that styles and icons know a status by, and a number above 0.
        title: What the picture shows, for those who do not see it.
    """
    total = sum(number for _, number in parts)
    if not total:
        return Markup()
    drawn, done = [], 0
    for tone, number in parts:
        x, width = done * 100 / total, number * 100 / total
        drawn.append(Markup('<g class="sh-chip--{}"><rect x="{:.2f}%" width="{:.2f}%" height="100%"/>{}</g>').format(
            tone, x, width, Markup('<text x="{:.2f}%" y="50%" dy=".35em">{}</text>').format(x + width / 2, number)
            if width >= _ROOM else ""))
        done += number
    return Markup('<svg class="sh-stack" role="img" aria-label="{}">{}</svg>').format(title, Markup("").join(drawn))
