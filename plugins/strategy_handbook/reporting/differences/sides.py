"""What the formats share: the names of the two sides, and how much lies between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from babel import Locale

from strategy_handbook.comparison import Comparison, ItemChange, Named, Sort
from strategy_handbook.comparison.changes import Value
from strategy_handbook.comparison.words import dependents_phrase, field_phrase, named, news_phrase
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.kinds import KINDS
from strategy_handbook.reporting.context import number_of

HEADS = {
    Sort.ADDED: "New",
    Sort.REMOVED: "Removed",
    Sort.RENAMED: "Renamed",
    Sort.CHANGED: "Changed",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """What was compared.

    Attributes:
        before: The first side in words: a revision, a folder.
        after: The second side.
        locale: How dates and numbers are written.
        goals: Titles of goals by id, for check-ins.
    """

    before: str
    after: str
    locale: Locale = field(default_factory=lambda: Locale.parse("en_GB"))
    goals: dict[str, str] = field(default_factory=dict)

    def goal(self, checkin: CheckIn) -> Named:
        """The goal of a check-in."""
        return Named("goal", checkin.goal, self.goals.get(checkin.goal, checkin.goal))


def counted(comparison: Comparison) -> str:
    """How much changed, in one line."""
    sorts = Counter(change.sort for change in comparison.items)
    parts = [f"{sorts[sort]:,} {sort}" for sort in Sort if sorts[sort]]
    for count, word in ((len(comparison.news), "new check-in"), (len(comparison.new_findings), "new finding"),
                        (len(comparison.resolved_findings), "resolved finding")):
        if count:
            parts.append(number_of(count, word))
    return ", ".join(parts) or "Nothing changed in the strategy"


def unread(comparison: Comparison, sides: Sides) -> Iterator[str]:
    """A warning for each side that could not be read whole."""
    for name, files in zip((sides.before, sides.after), comparison.unreadable, strict=True):
        if files:
            yield (f"{number_of(len(files), 'file')} of {name} could not be read, so this may not be all: "
                   f"{', '.join(files[:5])}{' …' if len(files) > 5 else ''}.")


def field_lines(change: ItemChange, show: Callable[[Value], str]) -> tuple[str, ...]:
    """What happened to the fields of an item; the former id of a renamed one first."""
    lines = tuple(field_phrase(field).filled(show) for field in change.fields)
    if change.sort is Sort.RENAMED and change.before is not None:
        return (f"id {change.before.id} → {change.item.id}", *lines)
    return lines


def dependent_lines(change: ItemChange, sides: Sides, show: Callable[[Value], str]) -> tuple[str, ...]:
    """What should be confirmed again, a line for each kind."""
    found = [[item for item, _field in change.reconfirm if type(item) is model] for model in KINDS]
    return tuple(dependents_phrase(items[0].kind, [named(item, sides.locale) for item in items]).filled(show)
                 for items in found if items)


def news_lines(comparison: Comparison, sides: Sides, show: Callable[[Value], str]) -> tuple[str, ...]:
    """What was reported."""
    return tuple(news_phrase(checkin, sides.goal(checkin)).filled(show) for checkin in comparison.news)
