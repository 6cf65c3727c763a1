"""The words for changes. Phrases hold values, so that each format can mark them in its own way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import takewhile

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from dateutil.relativedelta import relativedelta

from strategy_handbook.comparison.changes import FieldChange, How, Named, Value
from strategy_handbook.model.base import Item, Kind
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.scalars import Word
from strategy_handbook.rendering.words import _, translations

EXCERPT = 90
"""Letters of a text that are shown."""

MOST_NAMES = 12
"""Names of one kind in a row; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence or part of one: words with gaps, and what stands in them."""

    words: str
    values: Mapping[str, Value | Phrase | None]

    def filled(self, show: Callable[[Value], str]) -> str:
        """The sentence, each value as a format shows it."""
        shown = {name: value.filled(show) if isinstance(value, Phrase) else "" if value is None else show(value)
                 for name, value in self.values.items()}
        return self.words.format(**shown)


def spoken(value: Value, locale: Locale) -> str:
    """A value as readers say it; a text without quotation marks."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Word):
        return _(value.replace("-", " "))
    if isinstance(value, dt.datetime):
        return f"{format_date(value.date(), 'medium', locale=locale)} {value:%H:%M}"
    if isinstance(value, dt.date):
        return format_date(value, "medium", locale=locale)
    if isinstance(value, Decimal | int):
        return format_decimal(value, locale=locale, decimal_quantization=False)
    return value.title if isinstance(value, Named) else str(value)


def named(item: Item, locale: Locale) -> Named:
    """The name of an item in a phrase; a check-in goes by its day."""
    if isinstance(item, CheckIn):
        day = format_date(item.date, "medium", locale=locale)
        return Named(item.kind.word, item.id, _("check-in of {day} on {goal}").format(day=day, goal=item.goal))
    return Named(item.kind.word, item.id, item.name)


def field_phrase(change: FieldChange, thing: Named | None = None) -> Phrase:
    """What happened to a field: below the name of its item, or with it in the sentence."""
    about = {"what": _what(change, thing), "about": change.about}
    if change.how is How.SHIFTED and isinstance(change.before, dt.date) and isinstance(change.after, dt.date):
        return Phrase(_shift(change.before, change.after), {**about, "before": change.before, "after": change.after})
    if change.how is How.REWORDED and isinstance(change.before, str) and isinstance(change.after, str):
        before, after = excerpts(change.before, change.after)
        return Phrase(_template(change), {**about, "before": before, "after": after})
    return Phrase(_template(change), {**about, "before": _short(change.before), "after": _short(change.after)})


def _template(change: FieldChange) -> str:
    words = _several_words() if change.about is not None else _one_words()
    is_number = isinstance(change.before, Decimal | int) and not isinstance(change.before, bool)
    if change.how is How.REPLACED and is_number:
        return _("{what} {before} → {after}") if change.about is None else _("{what} ({about}) {before} → {after}")
    if change.how in (How.ADDED, How.REMOVED) and change.about is not None and change.before == change.after:
        return _("{what}: added {about}") if change.how is How.ADDED else _("{what}: removed {about}")
    return words[change.how]


def _one_words() -> Mapping[How, str]:
    return {
        How.SET: _("{what} set to {after}"),
        How.CLEARED: _("{what} removed (it was {before})"),
        How.REPLACED: _("{what} changed from {before} to {after}"),
        How.MOVED: _("{what} moved from {before} to {after}"),
        How.REWORDED: _("{what} reworded: {before} → {after}"),
        How.ADDED: _("{what}: added {after}"),
        How.REMOVED: _("{what}: removed {before}"),
        How.REORDERED: _("{what} put in another order"),
    }


def _several_words() -> Mapping[How, str]:
    return {
        How.SET: _("{what} ({about}) set to {after}"),
        How.CLEARED: _("{what} ({about}) removed (it was {before})"),
        How.REPLACED: _("{what} ({about}) changed from {before} to {after}"),
        How.MOVED: _("{what} ({about}) moved from {before} to {after}"),
        How.REWORDED: _("{what} ({about}) reworded: {before} → {after}"),
        How.ADDED: _("{what}: added {about} ({after})"),
        How.REMOVED: _("{what}: removed {about} ({before})"),
        How.REORDERED: _("{what} ({about}) put in another order"),
    }


def _what(change: FieldChange, thing: Named | None) -> Phrase:
    """The field in words, with or without the thing it belongs to."""
    moved = {"themes": _("theme"), "parents": _("parent goal")} if change.how is How.MOVED else {}
    inner = {"targets › to": _("target"), "targets › from": _("starting value")}
    way = " › ".join(change.path)
    field = moved.get(way) or inner.get(way) or " › ".join(_(step.replace("_", " ")) for step in change.path)
    if thing is None:
        return Phrase("{field}", {"field": Phrase(field, {})})
    if change.path in (("due",), ("start",)):
        field = _("due date") if change.path == ("due",) else _("start")
    return Phrase(_("{field} of {thing}"), {"field": Phrase(field, {}), "thing": thing})


def _shift(before: dt.date, after: dt.date) -> str:
    words = _("{{what}} {span} later ({{before}} → {{after}})") if after > before else _(
        "{{what}} {span} earlier ({{before}} → {{after}})")
    return words.format(span=span(*sorted((before, after))))


def span(first: dt.date, last: dt.date) -> str:
    """The time between two days: whole years or months where it is, else weeks, days, or about so many months."""
    plural = translations.get().ngettext
    months = _months(first, last)
    if months and months % 12 == 0:
        return plural("{n} year", "{n} years", months // 12).format(n=months // 12)
    if months:
        return plural("{n} month", "{n} months", months).format(n=months)
    days = (last - first).days
    if days % 7 == 0 and days < 60:
        return plural("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    if days < 60:
        return plural("{n} day", "{n} days", days).format(n=days)
    return _("about {n} months").format(n=round(days / 30.44))


def _months(first: dt.date, last: dt.date) -> int:
    """How many whole months lie between two days, from one end of a month to another too; 0 if none fit."""
    day = dt.timedelta(days=1)
    if (first + day).day == 1 and (last + day).day == 1:  # both the last of their month
        first, last = first + day, last + day
    gap = relativedelta(last, first)
    return 0 if gap.days else gap.years * 12 + gap.months


def excerpts(before: str, after: str) -> tuple[str, str]:
    """The places where two texts differ, with two words before and after."""
    old, new = before.split(), after.split()
    same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest = zip(reversed(old[same:]), reversed(new[same:]), strict=False)
    tail = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], rest))
    return _around(old, same, tail), _around(new, same, tail)


def _around(words: list[str], same: int, tail: int) -> str:
    first, last = max(same - 2, 0), len(words) - max(tail - 2, 0)
    text = " ".join(words[first:last])
    cropped = text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return ("…" if first else "") + cropped + ("…" if last < len(words) and not cropped.endswith("…") else "")


def _short(value: Value | None) -> Value | None:
    """A value no longer than an excerpt; words of a vocabulary stay what they are."""
    if isinstance(value, str) and not isinstance(value, Word):
        return _around(value.split(), 0, 0)
    return value


def news_phrase(checkin: CheckIn, goal: Named) -> Phrase:
    """What a check-in reports."""
    note = _short(checkin.note)
    words = _("{goal}: {status} on {day}: {note}") if note else _("{goal}: {status} on {day}")
    return Phrase(words, {"goal": goal, "day": checkin.date, "status": checkin.status, "note": note})


def listed(names: Sequence[Named]) -> Phrase:
    """Names in a row; of many only the first."""
    shown: dict[str, Value | Phrase | None] = {f"name_{number}": name for number, name in enumerate(names[:MOST_NAMES])}
    row = Phrase(", ".join(f"{{{gap}}}" for gap in shown), shown)
    if len(names) <= MOST_NAMES:
        return row
    return Phrase(_("{names} and {more} more"), {"names": row, "more": len(names) - MOST_NAMES})


def dependents_phrase(kind: Kind, names: Sequence[Named]) -> Phrase:
    """What depends on a changed item, of one kind."""
    return Phrase(_("{kind}: {names}"), {"kind": Phrase(_(kind.title), {}), "names": listed(names)})


def shower(locale: Locale, mark_name: Callable[[str], str], mark_text: Callable[[str], str]) -> Callable[[Value], str]:
    """What shows values in a format.

    Args:
        locale: How dates and numbers are written.
        mark_name: Marks the title of an item.
        mark_text: Makes free text safe; it then stands in quotation marks.
    """
    return partial(_shown, locale=locale, mark_name=mark_name, mark_text=mark_text)


def _shown(value: Value, locale: Locale, mark_name: Callable[[str], str], mark_text: Callable[[str], str]) -> str:
    said = spoken(value, locale)
    if isinstance(value, Named):
        return mark_name(said)
    if isinstance(value, str) and not isinstance(value, Word):
        return f"“{mark_text(said)}”"
    return said
