"""The draft of a monthly update: what changed, what is off track and why, what is next, and where to answer.

It is made of Markdown lines, for the page and for an e-mail alike; they differ only in how things are linked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from dateutil.relativedelta import relativedelta

from strategy_handbook.facts import Facts, Standing
from strategy_handbook.facts.calendar import needs_people
from strategy_handbook.facts.changes import Change, Happening, changes
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.communication import Communication, Form
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.kinds import BY_WORD
from strategy_handbook.pages.changes import change_sentence, edit_lines
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.meetings import clocks
from strategy_handbook.pages.page import Book
from strategy_handbook.rendering.words import _, translations

MOST = 6
"""Lines of a list; the rest is counted. An update has to be short enough to be read."""

LONGEST = 240
"""Letters of a reason; it ends with a whole sentence where it can."""

AHEAD = dt.timedelta(days=31)
"""How far it looks ahead."""

ROUTINE = (dt.timedelta(days=1), dt.timedelta(days=7))
"""What happens every day or week needs no announcement."""

Link = Callable[[Item], str]


class Update(NamedTuple):
    """A draft: its title, a sentence that sums up, and headed sections of Markdown lines."""

    title: str
    summary: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def markdown(self) -> str:
        """The whole draft, to paste."""
        parts = [f"# {self.title}", self.summary]
        for heading, lines in self.sections:
            parts += [f"## {heading}", "\n".join(f"- {line}" for line in lines)]
        return "\n\n".join(parts) + "\n"


def monthly_update(book: Book, month: dt.date, link: Link) -> Update:
    """The draft for a month, as things stood on its last day, or stand today.

    Args:
        book: What pages are made from.
        month: Any day of the month; it has begun.
        link: How an item is named, and linked if it can be.
    """
    first = month.replace(day=1)
    last = min(first + relativedelta(months=1, days=-1), book.facts.today)
    facts = book.facts if last == book.facts.today else Facts(book.strategy, book.graph, last, book.facts.cadence)
    locale = locale_of(book)
    goals = [goal for goal in book.strategy[Goal].values()
             if not facts.is_archived(goal) and facts.standing(goal) is not Standing.NOT_BEGUN]
    sections = (
        (_("What changed"), _changed(book, facts, first, link)),
        (_("What is off track, and why"), _off_track(book, facts, goals, link)),
        (_("What is next"), _next(book, facts, link)),
        (_("Where to answer"), _answers(book, link)),
    )
    return Update(
        _("Strategy update, %(month)s") % {"month": format_date(first, "LLLL y", locale=locale)},
        _standings(book, facts, goals, last),
        tuple((heading, lines) for heading, found in sections if (lines := tuple(found))),
    )


def _standings(book: Book, facts: Facts, goals: Sequence[Goal], last: dt.date) -> str:
    counts = reversed(facts.roll_up(goals).counts)
    counted = [f"{number} {_standing_word(standing)}" for standing, number in counts]
    number = translations.get().ngettext("%(num)s goal", "%(num)s goals", len(goals)) % {"num": len(goals)}
    day = format_date(last, "long", locale=locale_of(book))
    if not counted:
        return _("Nothing is worked on as of %(day)s.") % {"day": day}
    return _("%(goals)s as of %(day)s: %(counts)s.") % {
        "goals": number, "day": day, "counts": format_list(counted, locale=locale_of(book))}


def _standing_word(standing: Standing) -> str:
    return _("without any news") if standing is Standing.NO_UPDATE else _(standing.replace("-", " "))


def _changed(book: Book, facts: Facts, first: dt.date, link: Link) -> Iterator[str]:
    """Yield what moved, began or ended, with its reason, what git tells was edited, and what else was reported."""
    found = [change for change in changes(book.strategy, facts)
             if change.day >= first and change.what is not Happening.REVIEWED]
    found.sort(key=lambda change: list(Happening).index(change.what))  # what moved comes first
    yield from _most([_change(change, facts, link) for change in found])
    edited = [line for line in edit_lines(book) if first <= line.day <= facts.today]
    yield from _most(["".join(link(item) if item else plain(text) for text, item in sentence)
                      for line in edited for sentence in line.sentences])
    told = {change.checkin for change in found}
    reports = [(goal, checkin) for goal in book.strategy[Goal].values() for checkin in facts.checkins(goal)[:1]
               if checkin.date >= first and checkin not in told and facts.standing(goal) is not Standing.OFF_TRACK]
    room = max(MOST - len(found), 1)
    reports.sort(key=lambda pair: (facts.standing(pair[0]).weakness, -pair[1].date.toordinal()))
    yield from _most([_report(goal, checkin, link) for goal, checkin in reports], room)
    if not found and not edited and not reports:
        yield _("Nobody has reported anything this month.")


def _report(goal: Goal, checkin: CheckIn, link: Link) -> str:
    said = _("%(thing)s is still %(after)s") % {"thing": link(goal), "after": _(checkin.status.replace("-", " "))}
    return f"{said}. {short(checkin.note, 120)}".strip()


def _change(change: Change, facts: Facts, link: Link) -> str:
    said = change_sentence(change, link(change.item))
    is_told_below = isinstance(change.item, Goal) and facts.standing(change.item) is Standing.OFF_TRACK
    note = short(change.checkin.note) if change.checkin and not is_told_below else ""
    return f"{said}. {note}".strip()


def _off_track(book: Book, facts: Facts, goals: Sequence[Goal], link: Link) -> Iterator[str]:
    """Yield each goal that is off track with its reason, then the names of those at risk and of those without news."""
    off = [goal for goal in goals if facts.standing(goal) is Standing.OFF_TRACK]
    yield from _most([_reason(facts, goal, link) for goal in off]) if off else iter((_("No goal is off track."),))
    for words, standings in ((_("At risk: %(goals)s"), (Standing.AT_RISK,)),
                             (_("No news of: %(goals)s"), (Standing.OUTDATED, Standing.NO_UPDATE))):
        named = [link(goal) for goal in goals if facts.standing(goal) in standings]
        if named:
            more = [_("%(number)s more") % {"number": len(named) - MOST}] if len(named) > MOST else []
            shown = [*named[:MOST], *more]
            yield words % {"goals": format_list(shown, locale=locale_of(book))}


def _reason(facts: Facts, goal: Goal, link: Link) -> str:
    checkin, owner = facts.last_checkin(goal), facts.owner(goal)
    parts = [f"{link(goal)} ({plain(owner.name) if owner else _('nobody answers for it yet')})"]
    parts.append((checkin and short(checkin.note)) or _("Nobody has written why."))
    if checkin and checkin.next_step:
        parts.append(f"{_('Next:')} {short(checkin.next_step)}")
    return f"{parts[0]}: {' '.join(parts[1:])}"


def _next(book: Book, facts: Facts, link: Link) -> Iterator[str]:
    """Yield what is due and which meetings of everyone take place in the weeks after, in the order of their days."""
    until = facts.today + AHEAD
    found = [(item.due, _("%(thing)s is due") % {"thing": link(item)}) for item in facts.open_work
             if item.due and facts.today < item.due <= until]
    for one in book.strategy[Communication].values():
        times = facts.next_times(one, 2) if not one.audience and needs_people(one) else ()
        if times and times[0].start.date() <= until and times[-1].start - times[0].start not in ROUTINE:
            shown = (f"{format_time(clock.start, 'short', locale=locale_of(book))} {clock.city}"
                     for clock in clocks(book, times[0], _zones(facts, one)))
            found.append((times[0].start.date(), f"{link(one)}, {' · '.join(shown)}"))
    lines = [f"{format_skeleton('MMMEd', day, locale=locale_of(book))}: {text}" for day, text in sorted(found)]
    yield from _most(lines) if lines else iter((_("Nothing is due in the next month."),))


def _zones(facts: Facts, one: Communication) -> tuple[str, ...]:
    return tuple(dict.fromkeys(culture.timezone for culture in facts.cultures(one) if culture.timezone))


def _answers(book: Book, link: Link) -> Iterator[str]:
    """Yield where people can answer what is told to everyone."""
    for one in book.strategy[Communication].values():
        if one.form is Form.COMPANY_UPDATE and not one.audience and one.reply_to:
            yield f"{link(one)}: {short(one.reply_to)}"


def _most(lines: Sequence[str], most: int = MOST) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield _more(len(lines) - most)


def _more(number: int) -> str:
    return _("and %(number)s more") % {"number": number}


def plain(text: str) -> str:
    """A title as Markdown shows it, without markup of its own."""
    marked = re.sub(r"([\\`*_\[\]])", r"\\\1", re.sub(r"\s+", " ", text))
    return marked.replace("<", "&lt;")  # not every Markdown knows a backslash before it


_ELSEWHERE = re.compile(rf"\](?=\((?!https?://|mailto:|tel:|(?:{'|'.join(BY_WORD)}):[a-z0-9-]+\)))")
"""The end of a link that leads neither to a web address nor to an entity: whatever shows the update may follow it.

A blank behind it ends the link. A backslash before it would not if there is one already.
"""
_PICTURE = re.compile(r"!+\[")


def short(text: str | None, longest: int = LONGEST) -> str:
    """The first sentences of a free text, on one line: an update is pasted where nobody sanitises it.

    HTML is text in it, and a picture is a link: its host would learn who reads the update, and when.
    """
    line = _PICTURE.sub("[", _ELSEWHERE.sub("] ", " ".join((text or "").split()).replace("<", "&lt;")))
    if len(line) <= longest:
        return line
    whole = re.match(rf".{{20,{longest}}}[.!?…](?=\s)", line)
    return whole[0] if whole else line[:longest].rsplit(" ", 1)[0] + " …"


def named(item: Item, base: str | None, url: str) -> str:
    """An item in an e-mail: linked if the address of the site is known."""
    return f"[{plain(item.name)}]({base}{url})" if base else f"**{plain(item.name)}**"
