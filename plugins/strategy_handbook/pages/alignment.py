"""Alignment: how far the strategy hangs together, and what to do next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from strategy_handbook.facts.coverage import Coverage, Covered, coverages
from strategy_handbook.facts.health import FEW_GAPS, MANY_GAPS, Health, Level, health
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.role import Role
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.mending import Mending, answers_for, family_title, mendings, what_to_do
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

MOST = 20
"""How many findings of one check a group shows; the page of the check shows more."""
MOST_GAPS = 50
"""How many gaps of a share are listed."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the page of the strategy's health; search leaves it out."""
    yield Page("alignment.md", _("Alignment"), "pages/alignment.html", lambda: _view(book),
               summary=_("How far our strategy hangs together, and what to do next."),
               searchable=False, hide=("toc",))


def _view(book: Book) -> View:
    shares = coverages(book.facts)
    return {
        "counts": {word: book.report.count(Severity.parse(word)) for word in _SEVERITIES},
        "coverages": tuple(_told(book, coverage) for coverage in shares),
        **_score(book, health(shares)),
        "groups": tuple(group for group in _groups(book) if group.mendings),
        "families": tuple(_health(book, family) for family in _families(book)),
        "waived": tuple(zip(mendings(book, (one.finding for one in book.report.waived)),
                            (one.waiver for one in book.report.waived), strict=True)),
    }


def _score(book: Book, found: Health) -> View:
    points = score_points(book, found)
    return {"health": found, "level": level_word(found.level), "few_gaps": FEW_GAPS, "many_gaps": MANY_GAPS,
            "weakest": _told(book, found.weakest) if found.weakest else None,
            "points": tuple(reversed(points)), "past_note": book.scores.note, "chart": _chart(book, points)}


class Point(NamedTuple):
    """A score of a day, the step from the one before, and the share that was smallest, unless nothing was missing."""

    day: dt.date
    score: int
    change: int | None
    weakest: str | None
    percent: int | None


def score_points(book: Book, found: Health) -> tuple[Point, ...]:
    """The scores of the last year, oldest first, with today's at the end; today's alone if none is known."""
    days = [(reading.day, reading.score, reading.percents) for reading in book.scores.readings]
    if found.score is not None:
        now = {share.what: share.percent for share in found.shares if share.percent is not None}
        days.append((book.facts.today, found.score, now))
    points: list[Point] = []
    for day, score, percents in days:
        weakest = min(percents, key=lambda what: percents[what])
        missing = percents[weakest] < 100
        points.append(Point(day, score, score - points[-1].score if points else None,
                            name_of(weakest) if missing else None, percents[weakest] if missing else None))
    return tuple(points)


def _chart(book: Book, points: Sequence[Point]) -> Markup | None:
    """The scores as a line, if there are at least two."""
    if len(points) < 2:
        return None
    from strategy_handbook.charts.line import Mark, line_chart

    marks = (Mark(_("few gaps from %(number)s on") % {"number": FEW_GAPS}, Decimal(FEW_GAPS), Decimal(FEW_GAPS)),
             Mark(_("some gaps from %(number)s on") % {"number": MANY_GAPS}, Decimal(MANY_GAPS), Decimal(MANY_GAPS)))
    return line_chart({point.day: Decimal(point.score) for point in points}, marks,
                      title=_("Strategy health over time"), suffix="/100", locale=locale_of(book),
                      until=book.facts.today, step=relativedelta(months=book.scores.months))


_SEVERITIES = ("error", "warning", "info")


class Told(NamedTuple):
    """A coverage with its name, what its gaps lack, and who answers for the first of them."""

    coverage: Coverage
    name: str
    lacking: str
    gaps: tuple[tuple[Item, Role | None], ...]


def _told(book: Book, coverage: Coverage) -> Told:
    return Told(coverage, *_words(coverage.what),
                tuple((item, answers_for(book, item)) for item in coverage.gaps[:MOST_GAPS]))


def name_of(what: Covered) -> str:
    """Name a share as readers know it."""
    return _words(what)[0]


def level_word(level: Level) -> str:
    """Say what a score is called."""
    words = {Level.WHOLE: _("few gaps"), Level.PATCHY: _("some gaps"), Level.WEAK: _("many gaps"),
             Level.UNKNOWN: _("nothing to count yet")}
    return words[level]


def _words(what: Covered) -> tuple[str, str]:
    """Name a share, and what its gaps lack."""
    words = {
        Covered.GOALS_IN_SIGHT: (_("Goals that lead to the vision"), _("without a way to the vision")),
        Covered.GOALS_MEASURED: (_("Goals that are measured"), _("without a metric")),
        Covered.GOALS_OWNED: (_("Goals somebody answers for"), _("without an owner")),
        Covered.GOALS_COMMUNICATED: (_("Goals we talk about"), _("in no meeting or update")),
        Covered.GOALS_REPORTED: (_("Goals reported on in time"), _("whose report is late")),
        Covered.DEPARTMENTS_IN_SIGHT: (_("Departments whose work counts towards the vision"),
                                       _("without a goal")),
        Covered.ROLES_IN_SIGHT: (_("Roles whose work counts towards the vision"),
                                 _("without a goal")),
    }
    return words[what]


class Group(NamedTuple):
    """Findings that are mended in the same way, and by check how many more there are than shown."""

    anchor: str
    title: str
    advice: str
    mendings: tuple[Mending, ...]
    more: Mapping[str, int]


def _group(book: Book, anchor: str, title: str, advice: str, findings: Iterable[Finding]) -> Group:
    """Show the first findings of each check, so that one that finds much does not hide the others."""
    found: Counter[str] = Counter()
    shown = []
    for finding in findings:
        found[finding.check] += 1
        if found[finding.check] <= MOST:
            shown.append(finding)
    more = {check: number - MOST for check, number in found.items() if number > MOST}
    return Group(anchor, title, advice, mendings(book, shown), more)


def _groups(book: Book) -> Iterator[Group]:
    """Yield errors first, then warnings by family, then what is only worth knowing; in a group by check."""
    rank = {check.name: index for index, check in enumerate(book.checks)}  # a vision comes before what leads to it
    findings = sorted(book.report.findings, key=lambda finding: rank.get(finding.check, len(rank)))
    by_severity = {severity: [finding for finding in findings if finding.severity is severity] for severity in Severity}
    yield _group(book, "errors", _("Mend this first"), _("Until then, nothing new is published."),
                 by_severity[Severity.ERROR])
    for family in _families(book):
        warnings = (one for one in by_severity[Severity.WARNING] if one.family == family)
        yield _group(book, family, family_title(family), what_to_do(family), warnings)
    yield _group(book, "notes", _("Worth a look"), _("Nothing is wrong; it could be better."),
                 by_severity[Severity.INFO])


def _families(book: Book) -> tuple[str, ...]:
    return tuple(dict.fromkeys(check.family for check in book.checks))


class FamilyHealth(NamedTuple):
    """How many findings of each severity a family has."""

    family: str
    title: str
    counts: tuple[int, ...]
    checks: int


def _health(book: Book, family: str) -> FamilyHealth:
    found = [finding.severity.word for finding in book.report.findings if finding.family == family]
    return FamilyHealth(family, family_title(family), tuple(found.count(word) for word in _SEVERITIES),
                  sum(check.family == family for check in book.checks))
