"""A comparison for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strategy_handbook.comparison import Comparison, ItemChange
from strategy_handbook.comparison.words import named, shower
from strategy_handbook.findings import Finding
from strategy_handbook.rendering.words import kind_word
from strategy_handbook.reporting.context import visible
from strategy_handbook.reporting.differences.sides import (
    HEADS,
    Sides,
    counted,
    dependent_lines,
    field_lines,
    news_lines,
    unread,
)


def text(comparison: Comparison, sides: Sides) -> str:
    """Item by item what happened to it and what should be confirmed again, then news and findings."""
    return "".join(f"{line}\n" for line in _lines(comparison, sides))


def _lines(comparison: Comparison, sides: Sides) -> Iterator[str]:
    yield visible(f"From {sides.before} to {sides.after}: {counted(comparison)}.")
    yield from map(visible, unread(comparison, sides))
    for change in comparison.items:
        yield from ("", *_item(change, sides))
    show = shower(sides.locale, lambda title: f"“{visible(title)}”", visible)
    yield from _list("Reported", news_lines(comparison, sides, show))
    yield from _list("New findings", [_finding(finding) for finding in comparison.new_findings])
    yield from _list("Resolved findings", [_finding(finding) for finding in comparison.resolved_findings])


def _item(change: ItemChange, sides: Sides) -> Iterator[str]:
    show = shower(sides.locale, lambda title: f"“{visible(title)}”", visible)
    title = visible(named(change.item, sides.locale).title)
    yield f"{HEADS[change.sort]} {kind_word(change.item.kind.word)} “{title}” ({change.item.ref})"
    yield from (f"  • {line}" for line in field_lines(change, show))
    dependents = dependent_lines(change, sides, show)
    if dependents:
        yield "  Please confirm again:"
        yield from (f"    {line}" for line in dependents)


def _list(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", head, *(f"  • {line}" for line in lines))


def _finding(finding: Finding) -> str:
    return visible(str(finding))
