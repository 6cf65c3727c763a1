"""A tree of boxes, from its root at the beginning of the line to its leaves: it grows downwards, as pages do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from strategy_handbook.charts.wrapping import wrapped

_WIDE, _HIGH, _ACROSS, _DOWN = 208, 40, 34, 8
"""A box, and the room between two, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """A thing and what hangs below it.

    Attributes:
        title: Its name; shortened where it is too long, and whole as a tooltip.
        told: A line about it.
        href: The address of its page.
        look: What stands out about it: an empty text, ``head`` or ``vacant``.
        below: What hangs below it.
    """

    title: str
    told: str
    href: str
    look: str
    below: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    box: Box
    depth: int
    y: int
    parent: int | None


def tree_chart(roots: Sequence[Box], *, title: str, is_rtl: bool = False) -> Markup:
    """Draw trees below each other; nothing if there are none.

    Args:
        roots: The tops.
        title: What the picture shows, for those who do not see it.
        is_rtl: Whether the page reads from right to left, and so the tree too.
    """
    placed = _place(roots)
    if not placed:
        return Markup()
    width = (_WIDE + _ACROSS) * (max(one.depth for one in placed) + 1) - _ACROSS + 2
    height = max(one.y for one in placed) + _HIGH + 1

    def x(depth: int) -> int:
        start = 1 + depth * (_WIDE + _ACROSS)
        return width - start - _WIDE if is_rtl else start

    lines = [_line(x(placed[one.parent].depth), placed[one.parent].y, x(one.depth), one.y, is_rtl=is_rtl)
             for one in placed if one.parent is not None]
    boxes = [_box(one.box, x(one.depth), one.y, is_rtl=is_rtl) for one in placed]
    return Markup(
        '<svg class="sh-tree" role="group" viewBox="0 0 {0} {1}" width="{0}" height="{1}">'
        '<title>{2}</title><g class="sh-tree__lines">{3}</g>{4}</svg>'
    ).format(width, height, title, Markup("").join(lines), Markup("").join(boxes))


def _place(roots: Sequence[Box]) -> list[_Placed]:
    """Give each box its place, parents first: the first below it on its own line, so that the top is seen at once."""
    placed: list[_Placed] = []
    stack: list[tuple[Box, int, int | None]] = [(box, 0, None) for box in reversed(roots)]
    y = 1
    while stack:
        box, depth, parent = stack.pop()
        placed.append(_Placed(box, depth, y, parent))
        stack.extend((one, depth + 1, len(placed) - 1) for one in reversed(box.below[1:]))
        if box.below:
            stack.append((box.below[0], depth + 1, len(placed) - 1))
        else:
            y += _HIGH + _DOWN
    return placed


def _line(x: int, y: int, to_x: int, to_y: int, *, is_rtl: bool) -> Markup:
    start, end = (x, to_x + _WIDE) if is_rtl else (x + _WIDE, to_x)
    middle = (start + end) // 2
    return Markup('<path d="M{} {}H{}V{}H{}"/>').format(
        start, y + _HIGH // 2, middle, to_y + _HIGH // 2, end)


def _box(box: Box, x: int, y: int, *, is_rtl: bool) -> Markup:
    at = x + _WIDE - 10 if is_rtl else x + 10
    whole = f"{box.title} · {box.told}" if box.told else box.title
    return Markup(
        '<a xlink:href="{}" class="sh-tree__box{}"><title>{}</title>'
        '<rect x="{}" y="{}" width="{}" height="{}" rx="5"/>'
        '<text x="{}" y="{}">{}</text><text class="sh-tree__told" x="{}" y="{}">{}</text></a>'
    ).format(box.href, f" sh-tree__box--{box.look}" if box.look else "", whole, x, y, _WIDE, _HIGH,
             at, y + 17, _short(box.title, 12), at, y + 32, _short(box.told, 11))


def _short(text: str, size: int) -> str:
    """As much of a text as fits in a box."""
    return "".join(wrapped(text, _WIDE - 20, size, at_most=1))
