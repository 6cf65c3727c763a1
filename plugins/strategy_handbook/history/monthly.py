"""How the score of the strategy's health moved in the last year: worked out anew at the end of each month, from git."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from strategy_handbook.facts import Facts
from strategy_handbook.facts.coverage import Covered, coverages
from strategy_handbook.facts.health import health
from strategy_handbook.graph import Graph
from strategy_handbook.history.cache import Cache, told_to
from strategy_handbook.history.past import Composer
from strategy_handbook.model import Strategy
from strategy_handbook.model.scalars import Cadence
from strategy_handbook.model.visibility import Clearance, Hidden
from strategy_handbook.rendering.words import _
from strategy_handbook.settings import Settings
from strategy_handbook.source.memory import collecting_later
from strategy_handbook.source.revision import GitError, Repository

MOST_COMMITS = 5000
"""Commits that touch the strategy and whose days are looked at; only those at the ends of months are read."""

LARGE, VERY_LARGE = 250_000, 2_500_000
"""Bytes of YAML from which on a build reads the ends of quarters only, and from which on it reads none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The score as it was at the end of a day.

    Attributes:
        day: The day it is worked out for.
        commit: The last commit until then.
        percents: The shares it is the mean of, in whole per cent; shares of nothing are left out.
    """

    day: dt.date
    commit: str
    percents: Mapping[Covered, int]

    @property
    def score(self) -> int:
        """The score from 0 to 100."""
        return sum(self.percents.values()) // len(self.percents)


@dataclass(frozen=True, slots=True)
class Scores:
    """Readings, oldest first, and what keeps them from being all there could be.

    Attributes:
        months: How many months lie between two readings.
        note: A sentence for readers, or an empty text.
    """

    readings: tuple[Reading, ...] = ()
    months: int = 1
    note: str = ""


def scores(settings: Settings, hidden: Hidden, months: int | None = None) -> Scores:
    """The score at the ends of the last twelve months, by today's rules. Never fails: what is missing is said.

    Args:
        settings: Those of the project.
        hidden: What is hidden from the audience today; it does not count in the past either.
        months: How many months lie between two readings; by default as many as a build has time for.
    """
    if not settings.history:
        return Scores(note=_("Earlier scores are not shown, as the history is turned off for this handbook."))
    try:
        repository = Repository.at(settings.root)
        folder = settings.strategy_dir.resolve()
        if repository.is_shallow or not folder.is_relative_to(repository.top):
            return Scores(note=_("This copy of the repository is a shallow clone, so earlier scores cannot be read."))
        every = _months(folder) if months is None else months
        if every is None:
            return Scores(note=_("This strategy is too large to read its past at each build; "
                                 "“strategy health --history” does."))
        return _scores(settings, hidden, repository, every)
    except GitError:
        return Scores(note=_("There is no git history to read earlier scores from."))


def _months(folder: Path) -> int | None:
    """How many months apart a build reads the past: it takes time for each reading that grows with the strategy."""
    size = sum(file.stat().st_size for file in folder.rglob("*.y*ml") if file.is_file())
    return 1 if size < LARGE else 3 if size < VERY_LARGE else None


def _scores(settings: Settings, hidden: Hidden, repository: Repository, months: int) -> Scores:
    folder = settings.strategy_dir.resolve()
    below = f"{folder.relative_to(repository.top).as_posix()}/".removeprefix("./")
    cache = Cache(settings, "scores", f"{settings.goal_cadence} {below} {told_to(settings, hidden)}",
                  ("facts", "history", "model", "source", "graph.py"), _read)
    commits = [(moment[:10], name) for name, moment in repository.commits(folder, MOST_COMMITS)]
    wanted = list(_wanted(commits, settings.today, months))
    read = _Reader(settings, hidden, repository, below)
    with collecting_later():
        for day, commit in wanted:
            if _key(day, commit) not in cache:
                cache[_key(day, commit)] = read.percents(day, commit)
    cache.write(_key(*one) for one in wanted)
    found = [Reading(day, commit, percents) for day, commit in wanted if (percents := cache[_key(day, commit)])]
    lost = sum(cache[_key(*one)] is None for one in wanted)
    note = _("Where a point is missing, a file of the strategy could not be read then.") if lost else ""
    return Scores(tuple(found), months, note)


def _key(day: dt.date, commit: str) -> str:
    return f"{commit} {day.isoformat()}"


def _wanted(commits: Sequence[tuple[str, str]], today: dt.date, months: int) -> Iterator[tuple[dt.date, str]]:
    """The ends of months in the last twelve, oldest first, each with the last commit until then, if there was one."""
    oldest_first = list(reversed(commits))
    oldest_first.sort(key=lambda commit: commit[0])  # a clock may have been wrong; the order of a day stays
    days = [day for day, _name in oldest_first]
    for number in range(12, -1, -1):
        day = today.replace(day=1) - relativedelta(months=number) - dt.timedelta(days=1)
        after = bisect.bisect_right(days, day.isoformat())
        if day.month % months == 0 and day >= today - relativedelta(years=1) and after:
            yield day, oldest_first[after - 1][1]


class _Reader:
    """Works scores out; a strategy that stayed the same from one month to the next is read once."""

    def __init__(self, settings: Settings, hidden: Hidden, repository: Repository, below: str) -> None:
        self._repository = repository
        self._below = below
        self._cadence = Cadence.read(settings.goal_cadence)
        self._composer = Composer(Clearance.of(settings), hidden)
        self._last: tuple[str, Strategy | None, Graph | None] = ("", None, None)

    def percents(self, day: dt.date, commit: str) -> dict[Covered, int] | None:
        """The shares on a day in whole per cent; None if a file could not be read."""
        if self._last[0] != commit:
            strategy = self._strategy(commit)
            self._last = (commit, strategy, None if strategy is None else Graph(strategy))
        _commit, strategy, graph = self._last
        if strategy is None or graph is None:
            return None
        shares = health(coverages(Facts(strategy, graph, day, self._cadence))).shares
        return {share.what: share.percent for share in shares if share.percent is not None}

    def _strategy(self, commit: str) -> Strategy | None:
        files = [(name, blob) for name, blob in self._repository.files(commit, self._below)
                 if name.lower().endswith((".yml", ".yaml"))]
        contents = self._repository.contents(blob for _name, blob in files)
        read = self._composer.strategies(
            (name, content) for (name, _blob), content in zip(files, contents, strict=True))
        return read[0][0] if read else None


def _read(told: Any) -> dict[Covered, int] | None:
    """What the cache holds about a day."""
    return None if told is None else {Covered(what): int(percent) for what, percent in told.items()}
