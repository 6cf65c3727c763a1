"""The reference of the checks: what each finds, why it matters, and what it finds now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from strategy_handbook.checks import Check, severity_of
from strategy_handbook.findings import Severity
from strategy_handbook.pages.mending import family_title, mendings, what_to_do
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

INDEX = "checks/index.md"
MOST = 200
"""How many findings the page of a check shows."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the index of checks and the page of each check."""
    yield Page(INDEX, _("Checks"), "pages/checks.html", lambda: _index(book),
               summary=_("What the handbook checks before it is published."), boost=0.3, hide=("toc",))
    for check in book.checks:
        yield Page(check_uri(check.name), check.name, "pages/check.html",
                   partial(_view, book, check),
                   summary=check.headline, index=INDEX, boost=0.2, hide=("toc",), words=partial(_words, check))


def _words(check: Check) -> Iterator[str]:
    """What the reference says in sentences; its examples would be found in place of what people look for."""
    for section in sections(check.reference):
        yield from (passage.text for passage in section.passages if not passage.language)


def check_uri(name: str) -> str:
    """Give the path of the page of a check."""
    return f"checks/{name}.md"


class Row(NamedTuple):
    """A check in the index: how severe it is here, and how much it finds."""

    check: Check
    severity: Severity
    findings: int


def _index(book: Book) -> View:
    found = [finding.check for finding in book.report.findings]
    families: dict[str, list[Row]] = {}
    for check in book.checks:
        row = Row(check, severity_of(check, book.settings), found.count(check.name))
        families.setdefault(check.family, []).append(row)
    return {"families": [(family, family_title(family), what_to_do(family), tuple(rows))
                         for family, rows in families.items()]}


def _view(book: Book, check: Check) -> View:
    findings = [finding for finding in book.report.findings if finding.check == check.name]
    return {
        "check": check,
        "index": INDEX,
        "family": family_title(check.family),
        "severity": severity_of(check, book.settings),
        "by_path": tuple(_by_path(book, check)),
        "sections": sections(check.reference),
        "number": len(findings),
        "mendings": mendings(book, findings[:MOST]),
        "waived": sum(one.finding.check == check.name for one in book.report.waived),
        "until": book.settings.today + relativedelta(months=3),
    }


def _by_path(book: Book, check: Check) -> Iterator[tuple[str, Severity]]:
    """The globs for which the settings give the check or its family a severity of its own."""
    for glob, said in book.settings.paths:
        if any(name in said for name in (check.name, check.family)):
            yield glob, severity_of(check, book.settings, glob)


class Passage(NamedTuple):
    """A stretch of a section: Markdown, or the code of a language."""

    text: str
    language: str


class Section(NamedTuple):
    """A section of a reference, in passages."""

    title: str
    passages: tuple[Passage, ...]


_HEADING = re.compile(r"^## (.+)\n", re.MULTILINE)
_CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sections(reference: str) -> tuple[Section, ...]:
    """Take a reference apart, so that its headings and code look like those of any page.

    Sections that only say “None.” are left out.
    """
    _headline, *rest = _HEADING.split(reference)
    found = zip(rest[::2], rest[1::2], strict=True)
    return tuple(Section(title, tuple(_passages(text))) for title, text in found
                 if text.strip() != "None.")


def _passages(text: str) -> Iterator[Passage]:
    end = 0
    for match in _CODE.finditer(text):
        yield Passage(text[end:match.start()].strip(), "")
        yield Passage(match[2], match[1] or "text")
        end = match.end()
    yield Passage(text[end:].strip(), "")
