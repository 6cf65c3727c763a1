"""Read the edits of a strategy from git: only the files that a commit changed, so that a long history is quick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError
from dateutil.relativedelta import relativedelta

from strategy_handbook.comparison import item_changes
from strategy_handbook.comparison.pairing import Pairs
from strategy_handbook.history.cache import Cache, told_to
from strategy_handbook.history.past import Composer
from strategy_handbook.history.told import NO_HISTORY, Edit, History, Piece, Sentence, sentences
from strategy_handbook.model.kinds import BY_KEY
from strategy_handbook.model.visibility import Clearance, Hidden
from strategy_handbook.rendering.words import _
from strategy_handbook.settings import Settings
from strategy_handbook.source.revision import Commit, GitError, Repository


class Told(NamedTuple):
    """What is told of a commit, and what was hidden then, as ``kind:id``."""

    sentences: tuple[Sentence, ...]
    hidden: tuple[str, ...]


MOST_COMMITS = 300
"""Commits that touch the strategy and are looked at."""


def history(settings: Settings, hidden: Hidden) -> History:
    """The edits of the last twelve months; that day a year ago counts. Never fails: what is missing is said.

    What is hidden from the audience, today or in any of these edits, is told in none of them.
    """
    if not settings.history:
        return NO_HISTORY
    try:
        repository = Repository.at(settings.root)
        if repository.is_shallow:
            return History(note=_("This copy of the repository is a shallow clone, so only check-ins, dates and "
                                  "reviews are told here."))
        newest = list(repository.edits(settings.strategy_dir.resolve(), MOST_COMMITS + 1))
        return _history(settings, hidden, repository, newest)
    except GitError:
        return History(note=_("There is no git history to read here, so only check-ins, dates and reviews are told."))


def _history(settings: Settings, hidden: Hidden, repository: Repository, newest: list[Commit]) -> History:
    first = settings.today - relativedelta(years=1)
    commits = [commit for commit in newest[:MOST_COMMITS] if first <= _day(commit) <= settings.today]
    about = f"{settings.locale} {settings.strategy_dir.name} {told_to(settings, hidden)}"
    cache = Cache(settings, "history", about, ("comparison", "history", "model", "source"), _read)
    composer = Composer(Clearance.of(settings), hidden)
    missing = [commit for commit in commits if commit.name not in cache]
    blobs = {blob for commit in missing for file in commit.files for blob in (file.before, file.after) if blob}
    contents = dict(zip(sorted(blobs), repository.contents(sorted(blobs)), strict=True)) if blobs else {}
    for commit in missing:
        cache[commit.name] = _told(commit, contents, composer, settings.locale)
    cache.write(commit.name for commit in commits)
    once_hidden = frozenset[str]().union(*(told.hidden for commit in commits if (told := cache[commit.name])))
    edits = [Edit(commit.name, _moment(commit), left) for commit in commits
             if (told := cache[commit.name]) and (left := _without(told.sentences, once_hidden))]
    return History(tuple(edits), _note(newest, commits, sum(cache[commit.name] is None for commit in commits)))


def _note(newest: list[Commit], commits: list[Commit], broken: int) -> str:
    if broken == 1:
        return _("One edit is left out, as a file of the strategy could not be read then.")
    if broken:
        return _("{number} edits are left out, as a file of the strategy could not be read then.").format(number=broken)
    if len(newest) > MOST_COMMITS and len(commits) == MOST_COMMITS:
        return _("Of the edits, the newest {number} are told.").format(number=MOST_COMMITS)
    return ""


def _moment(commit: Commit) -> dt.datetime:
    return dt.datetime.fromisoformat(commit.moment)


def _day(commit: Commit) -> dt.date:
    """The day of a commit by its author's clock or in UTC, whichever is earlier.

    Today may be a day in UTC (``SOURCE_DATE_EPOCH``): what was committed after midnight further east is no future.
    """
    moment = _moment(commit)
    return min(moment.date(), moment.astimezone(dt.UTC).date())


def _without(sentences: tuple[Sentence, ...], hidden: frozenset[str]) -> tuple[Sentence, ...]:
    """The sentences that name nothing hidden."""
    return tuple(one for one in sentences if hidden.isdisjoint(piece.ref for piece in one))


def _told(commit: Commit, contents: Mapping[str, bytes], composer: Composer, locale: str) -> Told | None:
    """What a commit changed; None if a file could not be read before or after it."""
    read = composer.strategies(((file.path, contents[file.before]) for file in commit.files if file.before),
                               ((file.path, contents[file.after]) for file in commit.files if file.after))
    if read is None:
        return None
    (before, after), hidden = read
    return Told(sentences(item_changes(Pairs(before, after)), _locale(locale)), _refs(hidden))


def _refs(hidden: Hidden) -> tuple[str, ...]:
    return tuple(sorted(f"{BY_KEY[key].kind.word}:{id_}" for key, ids in hidden.names.items() for id_ in ids))


def _read(told: Any) -> Told | None:
    """What the cache holds about a commit."""
    if told is None:
        return None
    sentences, hidden = told
    return Told(tuple(tuple(Piece(str(text), str(ref)) for text, ref in sentence) for sentence in sentences),
                tuple(map(str, hidden)))


def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
