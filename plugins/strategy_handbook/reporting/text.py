"""Findings for people, in the shape that editors turn into links: ``path:line:col: …``."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from strategy_handbook.checks import Report
from strategy_handbook.findings import Finding, Location, Severity
from strategy_handbook.reporting.context import Context, summary, visible
from strategy_handbook.reporting.excerpt import Excerpt, Excerpts

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_WIDEST = 100
"""Longer lines tire the eye, and an excerpt need not show a whole paragraph."""


def text(report: Report, context: Context) -> str:
    """Each finding with its line below it, errors first, and a summary at the end."""
    width = min(context.width, _WIDEST) if context.width else None
    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=context.colour,
        no_color=not context.colour,
        color_system="standard" if context.colour else None,
        legacy_windows=False,
        width=context.width or _WIDEST,
    )
    console.print(*_lines(report, context, console, width), sep="\n", soft_wrap=True, highlight=False)
    return out.getvalue()


def _lines(
    report: Report, context: Context, console: Console, width: int | None
) -> Iterator[Text]:
    excerpts = Excerpts(context.root, width or _WIDEST)
    for severity, place, found in _by_place(report.findings):
        for finding in found:
            yield from _wrapped(sentence(finding), console, width, "  ")
        if excerpt := excerpts.at(place):
            yield from _excerpt(excerpt, _STYLES[severity])
        yield Text()
    first, *more = summary(report, context)
    yield from _wrapped(Text(first, "bold"), console, width)
    for words in more:
        yield from _wrapped(Text(words), console, width)


def _by_place(findings: Iterable[Finding]) -> list[tuple[Severity, Location, list[Finding]]]:
    """What was found at each place and how much it matters: places with errors first, then as files go."""
    places = [(place, list(found)) for place, found in itertools.groupby(findings, key=lambda one: one.location)]
    told = [(max(one.severity for one in found), place, sorted(found, key=lambda one: -one.severity))
            for place, found in places]
    return sorted(told, key=lambda one: -one[0])


def sentence(finding: Finding) -> Text:
    """Write a finding as one line: place, severity, message and check."""
    return Text.assemble(
        (visible(str(finding.location)), "bold"),
        ": ",
        (finding.severity.word, _STYLES[finding.severity]),
        f": {visible(finding.message)} ",
        (f"[{finding.check}]", "dim"),
    )


def _wrapped(
    words: Text, console: Console, width: int | None, indent: str = ""
) -> Iterator[Text]:
    """Break a sentence into lines, all but the first indented; without a width, keep it whole."""
    if width is None:
        yield words
        return
    for number, line in enumerate(words.wrap(console, width - len(indent))):
        line.rstrip()
        yield Text(indent).append_text(line) if number else line


def _excerpt(excerpt: Excerpt, style: str) -> Iterator[Text]:
    yield Text.assemble((f"{excerpt.gutter}│ ", "dim"), excerpt.line)
    yield Text.assemble(
        (f"{' ' * len(excerpt.gutter)}│ ", "dim"),
        " " * excerpt.before,
        ("^" * excerpt.length, style),
    )
