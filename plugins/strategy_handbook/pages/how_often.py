"""How often something happens, in words: recurrence rules (RFC 5545, section 3.3.10) for people."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location
from babel.lists import format_list

from strategy_handbook.model.communication import Schedule
from strategy_handbook.rendering.words import _, translations

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "COUNT", "UNTIL", "WKST"}
_WORKING_DAYS, _WORKING_DAY = {(0, day) for day in range(5)}, 7
_DAY = re.compile(r"([+-]?[0-9]*)([A-Z]{2})")


def when(schedule: Schedule, locale: Locale) -> str:
    """How often and at what time, such as “every Monday, 09:30 (Lisbon time)”."""
    return _("%(how_often)s, %(time)s (%(city)s time)") % {
        "how_often": how_often(schedule, locale), "time": format_time(schedule.start.time(), "short", locale=locale),
        "city": city(schedule.timezone, locale)}


@functools.cache  # Babel looks far for it, and a company has few
def city(timezone: str, locale: Locale) -> str:
    """What to call a time zone: its city, such as “Lisbon” for ``Europe/Lisbon``."""
    return get_timezone_location(timezone, locale=locale, return_city=True).rpartition("/")[2]


def how_often(schedule: Schedule, locale: Locale) -> str:
    """How a schedule recurs, such as “the first Thursday of every month”; an unusual rule as it is written."""
    if schedule.rule is None:
        return _("once, on %(day)s") % {"day": format_date(schedule.start, locale=locale)}
    parts = dict(part.partition("=")[::2] for part in schedule.rule.split(";") if part)
    rule = _Rule.read(parts, schedule.start.date(), locale)
    words = _words(rule) if rule else None
    return _with_end(words, parts, locale) if words else schedule.rule


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a rule says, as far as a short sentence can.

    Attributes:
        often: Its frequency.
        every: Its interval.
        days: Weekdays, from 0 for Monday, or 7 for any working day, each with its place in the month or 0.
        month_days: Days of the month.
        months: Months of the year.
        start: The first time; it says what the rule leaves open.
        locale: The language of names.
    """

    often: str
    every: int
    days: tuple[tuple[int, int], ...]
    month_days: tuple[int, ...]
    months: tuple[int, ...]
    start: dt.date
    locale: Locale

    @classmethod
    def read(cls, parts: Mapping[str, str], start: dt.date, locale: Locale) -> _Rule | None:
        """The rule from its parts; None if some of them have no words."""
        found = [_DAY.fullmatch(text) for text in _items(parts, "BYDAY")]
        days = tuple((int(match[1] or 0), _CODES.index(match[2])) for match in found if match)
        position = _items(parts, "BYSETPOS")
        if len(position) == len(days) == 1 and not days[0][0]:
            days = ((int(position[0]), days[0][1]),)  # “Thursday, the first of them” is the first Thursday
        elif len(position) == 1 and set(days) == _WORKING_DAYS:
            days = ((int(position[0]), _WORKING_DAY),)
        elif position or None in found or not parts.keys() <= _PARTS:
            return None
        month_days, months = (tuple(map(int, _items(parts, name))) for name in ("BYMONTHDAY", "BYMONTH"))
        return cls(parts.get("FREQ", ""), int(parts.get("INTERVAL", "1")), days, month_days, months, start, locale)

    @property
    def placed(self) -> bool:
        """Whether a weekday is meant by its place in the month."""
        return any(place for place, _day in self.days)


def _items(parts: Mapping[str, str], name: str) -> list[str]:
    return [text for text in parts.get(name, "").split(",") if text]


def _words(rule: _Rule) -> str | None:
    plain = not (rule.month_days or rule.months or rule.placed)
    if rule.often == "DAILY" and plain and not rule.days:
        return _("every day") if rule.every == 1 else _("every %(number)s days") % {"number": rule.every}
    if plain and (rule.often == "WEEKLY" or (rule.days and rule.every == 1)):
        return _weekly(rule)
    if rule.often == "MONTHLY":
        return _monthly(rule)
    return _yearly(rule) if rule.often == "YEARLY" else None


def _weekly(rule: _Rule) -> str:
    days = sorted(day for _place, day in rule.days) or [rule.start.weekday()]
    names = [_weekday(rule, day) for day in days]
    if rule.every > 1:
        return _("every %(number)s weeks, on %(days)s") % {"number": rule.every, "days": _listed(names, rule)}
    if len(days) == 7:
        return _("every day")
    if days == list(range(days[0], days[-1] + 1)) and len(days) > 2:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return _("every %(days)s") % {"days": _listed(names, rule)}


def _monthly(rule: _Rule) -> str | None:
    day = _day_of_month(rule)
    if day is None:
        return None
    if rule.months:
        return _of_months(rule, day) if rule.every == 1 else None
    if rule.every == 1:
        return _("%(day)s of every month") % {"day": day}
    return _("every %(number)s months, on %(day)s") % {"number": rule.every, "day": day}


def _yearly(rule: _Rule) -> str | None:
    if not rule.months and (rule.days or rule.month_days):
        return None
    month, day = (*rule.months, rule.start.month)[0], (*rule.month_days, rule.start.day)[0]
    once = not rule.days and len(rule.months) < 2 and len(rule.month_days) < 2
    if once and 0 < day <= calendar.monthrange(2000, month)[1]:
        date = format_skeleton("MMMMd", dt.date(2000, month, day), locale=rule.locale)
        if rule.every == 1:
            return _("every year on %(day)s") % {"day": date}
        return _("every %(number)s years, on %(day)s") % {"number": rule.every, "day": date}
    named = _day_of_month(rule)
    return _of_months(rule, named) if named and rule.every == 1 else None


def _of_months(rule: _Rule, day: str) -> str:
    months = [str(rule.locale.months["format"]["wide"][month]) for month in sorted(rule.months)]
    return _("%(day)s of %(months)s") % {"day": day, "months": _listed(months, rule)}


def _day_of_month(rule: _Rule) -> str | None:
    """Which days of a month are meant; None if that is not said in a few words."""
    if rule.days and rule.month_days:
        return None
    if rule.days:
        names = [_placed_day(rule, place, day) for place, day in rule.days]
    else:
        names = [_month_day(number) for number in rule.month_days or (rule.start.day,)]
    known = [name for name in names if name]
    return _listed(known, rule) if len(known) == len(names) else None


def _month_day(number: int) -> str | None:
    if number == -1:
        return _("the last day")
    return _("day %(number)s") % {"number": number} if number > 0 else None


def _placed_day(rule: _Rule, place: int, day: int) -> str | None:
    sentences = {1: _("the first %(day)s"), 2: _("the second %(day)s"), 3: _("the third %(day)s"),
                 4: _("the fourth %(day)s"), 5: _("the fifth %(day)s"), -1: _("the last %(day)s")}
    return sentences[place] % {"day": _weekday(rule, day)} if place in sentences else None


def _weekday(rule: _Rule, day: int) -> str:
    return _("working day") if day == _WORKING_DAY else str(rule.locale.days["format"]["wide"][day])


def _listed(names: Iterable[str], rule: _Rule) -> str:
    return format_list(list(names), locale=rule.locale)


def _with_end(words: str, parts: Mapping[str, str], locale: Locale) -> str:
    if "COUNT" in parts:
        number = int(parts["COUNT"])
        times = translations.get().ngettext("%(words)s, once", "%(words)s, %(number)s times", number)
        return times % {"words": words, "number": number}
    if "UNTIL" in parts:
        last = dt.date.fromisoformat(parts["UNTIL"][:8])
        return _("%(words)s, until %(day)s") % {"words": words, "day": format_date(last, locale=locale)}
    return words
