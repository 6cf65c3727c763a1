"""What a broken edit puts over the last good pages while they are served."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_handbook.checks import Report
from strategy_handbook.findings import Severity
from strategy_handbook.rendering.environment import Renderer

MOST = 10
"""More errors than a screen holds; the terminal tells all."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps an edit from being shown: a sentence and, for a finding, its place and check."""

    message: str
    location: str = ""
    check: str = ""


def overlay(renderer: Renderer, report: Report | None, error: Exception) -> str:
    """A note in HTML that tells the errors of a report or, if it has none, what else went wrong."""
    found = [Trouble(one.message, str(one.location), one.check) for one in (report.findings if report else ())
             if one.severity is Severity.ERROR] or [Trouble(str(error))]
    return renderer.render("overlay.html", "", {"problems": found[:MOST], "more": len(found[MOST:])}).html


def laid_over(page: str, note: str) -> str:
    """A page with a note at its end."""
    before, end, after = page.rpartition("</body>")
    return f"{before}{note}{end}{after}" if end else page + note
