"""A comparison as a comment on a pull or merge request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from strategy_handbook.comparison import Comparison, ItemChange
from strategy_handbook.comparison.words import named, shower
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.reporting.context import number_of, visible
from strategy_handbook.reporting.differences.sides import (
    HEADS,
    Sides,
    counted,
    dependent_lines,
    field_lines,
    news_lines,
    unread,
)

MARK = "<!-- strategy diff -->"
"""The first line, by which a workflow finds its earlier comment."""

LIMIT = 65_000
"""Bytes of a comment; GitHub takes 65,536 characters."""

FOLDED = 8
"""Longer lists are folded."""

MOST = 100
"""Lines of a list; the rest is counted."""

_SIGNS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "ℹ️ info"}


def markdown(comparison: Comparison, sides: Sides) -> str:
    """Headings per kind, long parts folded, and a clear cut where a comment would become too long."""
    head = [MARK, "## What this changes in the strategy", "",
            f"From {_code(sides.before)} to {_code(sides.after)}: **{counted(comparison)}**.", ""]
    for warning in unread(comparison, sides):
        head += [f"> ⚠️ {escaped(warning)}", ""]
    return _cut("\n".join(head) + "\n", list(_blocks(comparison, sides)))


def _cut(head: str, blocks: Sequence[str]) -> str:
    """Whole blocks for as long as they fit, then a sentence that says how many are missing."""
    room = LIMIT - len(head.encode()) - 200
    for index, block in enumerate(blocks):
        room -= len(block.encode())
        if room < 0:
            left = number_of(len(blocks) - index, "more part is", "more parts are")
            end = f"---\n\n{left} left out, as a comment has an end. `strategy diff` shows them all.\n"
            return f"{head}{''.join(blocks[:index])}{end}"
    return (head + "".join(blocks)).rstrip("\n") + "\n"


def _blocks(comparison: Comparison, sides: Sides) -> Iterator[str]:
    for kind, changes in groupby(comparison.items, key=lambda change: change.item.kind):
        for number, change in enumerate(changes):
            yield (f"### {kind.title}\n\n" if number == 0 else "") + _item(change, sides)
    show = shower(sides.locale, _emphasised, escaped)
    if comparison.news:
        yield "### Reported\n\n" + _listed("reports", news_lines(comparison, sides, show))
    if comparison.new_findings:
        yield "### New findings\n\n" + _listed("findings", [_finding(found) for found in comparison.new_findings])
    if comparison.resolved_findings:
        found = [_finding(finding) for finding in comparison.resolved_findings]
        yield "### Resolved findings\n\n" + _folded(number_of(len(found), "finding"), found)


def _item(change: ItemChange, sides: Sides) -> str:
    show = shower(sides.locale, _emphasised, escaped)
    title = escaped(named(change.item, sides.locale).title)
    lines = field_lines(change, show)
    block = f"#### {HEADS[change.sort]}: {title}\n\n{_code(str(change.item.ref))}\n\n"
    if lines:
        block += _listed("changes", lines)
    if dependents := dependent_lines(change, sides, show):
        block += _folded(f"Please confirm again: {len(change.reconfirm)}", dependents)
    return block


def _listed(word: str, lines: Sequence[str]) -> str:
    """The first lines, and the rest of a long list folded."""
    first, rest = (lines, ()) if len(lines) <= FOLDED else (lines[:FOLDED], lines[FOLDED:])
    shown = "".join(f"- {line}\n" for line in first) + "\n"
    return shown + (_folded(f"{len(rest)} more {word}", rest) if rest else "")


def _folded(summary: str, lines: Sequence[str]) -> str:
    shown = "".join(f"- {line}\n" for line in lines[:MOST])
    more = f"- … and {len(lines) - MOST} more\n" if len(lines) > MOST else ""
    return f"<details><summary>{summary}</summary>\n\n{shown}{more}\n</details>\n\n"


def _finding(finding: Finding) -> str:
    place = _code(f"{finding.location.path}:{finding.location.line}")
    return f"{_SIGNS[finding.severity]} {place} {escaped(finding.message)}"


def _emphasised(title: str) -> str:
    return f"*{escaped(title)}*"


def _code(text: str) -> str:
    return f"`{visible(text).replace('`', 'ʹ')}`"


def escaped(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no HTML, nobody mentioned, no issue linked."""
    one_line = visible(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = re.sub(r"([\\`*_{}\[\]|~#])", r"\\\1", one_line)
    return re.sub(r"([@#!])(?=\w)", "\\1\u200b", safe)
