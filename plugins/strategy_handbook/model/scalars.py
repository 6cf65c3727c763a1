"""The types that a scalar's text can have, each with a message that says what to write instead.

YAML values arrive as text (see ``source``). Every reader here takes text and gives a typed value, or raises
``ValueError`` with a phrase that completes the sentence “goal “x”: due …”.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import enum
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from dateutil.relativedelta import relativedelta
from pydantic import BeforeValidator

PLACEHOLDER = re.compile(
    r"""\W*(?:tbd|tba|tbc|todo|fixme|xxx+|n/?a|to\ be\ (?:named|determined|decided|defined|done|confirmed)|
        placeholder|coming\ soon|lorem\ ipsum\b.*)\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_ONLY_SIGNS = re.compile(r"\W+")
_GAP = re.compile(r"\?|\.\.|…|-")


@dataclass(frozen=True, slots=True)
class Takes:
    """Marks a type with what people write for it, where that is more than its Python type says."""

    words: str


def says_something(text: str | None) -> bool:
    """Whether a text holds more than blanks or a placeholder such as ``TBD`` or ``[to be named]``."""
    return bool(text and text.strip()) and not is_placeholder(text)


def is_placeholder(text: str | None) -> bool:
    """Whether a text is there but only keeps a place."""
    if not text:
        return False
    # two patterns, one after the other: together they would need cubic time for a long row of dashes
    return bool(PLACEHOLDER.fullmatch(text) or (_ONLY_SIGNS.fullmatch(text) and _GAP.search(text)))


LONGEST_WORD = 100
"""What is longer was not meant to be a word, and would take long to compare."""


def did_you_mean(word: str, known: Any, cutoff: float = 0.6) -> str | None:
    """The known word nearest to a mistyped one, or None when none is near (Ratcliff–Obershelp, ``difflib``)."""
    if len(word) > LONGEST_WORD:
        return None
    near = difflib.get_close_matches(word.casefold(), sorted(known), n=1, cutoff=cutoff)
    return near[0] if near else None


def one_text(value: Any) -> str:
    """The text itself, without blanks around it."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    fix = (
        "If the text holds a colon, put the whole text in quotes"
        if isinstance(value, dict)
        else "Write it without dashes and square brackets"
    )
    raise ValueError(f"must be one text, not {a_shape(value)}. {fix}")


_QUOTES = "“”„«»‘’‚\"'"


def _bare(value: Any) -> tuple[str, str]:
    """The text of a date, number or word, and the same without the quotation marks pasted around it.

    Raises:
        ValueError: There is no text.
    """
    text = one_text(value)
    if not text:
        raise ValueError("is empty. Write a value, or leave the field out")
    return text, text.strip(_QUOTES).strip()


def a_shape(value: Any) -> str:
    """What a plain value looks like to the person who wrote it."""
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    return "nothing" if value is None else f"“{value}”"


Text = Annotated[str, BeforeValidator(one_text)]
"""One or more paragraphs of Markdown; blank text counts as absent."""


YEARS = range(1800, 2200)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def one_date(value: Any) -> dt.date:
    """A calendar day, written ``2027-06-30`` (ISO 8601)."""
    if isinstance(value, dt.date):
        return value
    text, bare = _bare(value)
    if _DAY.fullmatch(text):
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"is “{text}”, {_not_in_calendar(text)}") from None
        if day.year not in YEARS:  # a review every year after 9999-12-31 has no date in Python
            raise ValueError(f"is “{text}”, but must lie between {YEARS[0]} and {YEARS[-1]}")
        return day
    if near := _near_date(bare):
        raise ValueError(f"is “{text}”, which is not a date as we write it. {near}")
    raise ValueError(f"is “{text}”, which is not a date. Write year-month-day, such as 2027-06-30")


def _not_in_calendar(text: str) -> str:
    year, month, _ = (int(part) for part in text.split("-"))
    if not 1 <= month <= 12 or year == 0:
        return "a day that is not in the calendar. Write year-month-day, such as 2027-06-30"
    name, days = calendar.month_name[month], calendar.monthrange(year, month)[1]
    return f"a day that is not in the calendar: {name} {year} has {days} days"


def _near_date(text: str) -> str | None:
    """What a date in another order means, when it can be told."""
    if match := re.fullmatch(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})", text):
        year, month, day = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4})", text):
        first, second, year = (int(part) for part in match.groups())
        if first > 12 or "." in text or first == second:
            day, month = first, second
        elif second > 12:
            month, day = first, second
        else:  # 06/07/2027 is a day in June for some readers and in July for others
            return f"Did you mean {year:04}-{first:02}-{second:02} or {year:04}-{second:02}-{first:02}?"
    else:
        return None
    try:
        return f"Did you mean {dt.date(year, month, day).isoformat()}?"
    except ValueError:
        return None


Date = Annotated[dt.date, BeforeValidator(one_date)]


_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,12})?")
_AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.000")


def one_number(value: Any) -> Decimal:
    """An exact decimal number, written with a point: ``90``, ``-3.5``."""
    if isinstance(value, Decimal):
        return value
    text, bare = _bare(value)
    if _AMBIGUOUS.fullmatch(text):  # forty thousand in Porto and Berlin, forty in London
        raise ValueError(f"is “{text}”, which can be read in two ways. Write {text[:-4]}000 or {text[:-4]}")
    try:
        if not _NUMBER.fullmatch(text):
            raise InvalidOperation
        return Decimal(text)
    except InvalidOperation:
        bare = re.sub(r"[\s\u00a0\u202f'’_%€$£]", "", bare)
        if re.fullmatch(r"[+-]?[0-9]+,[0-9]{1,2}", bare):
            bare = bare.replace(",", ".")
        if re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", bare):  # 1.000,5 as in Porto and Berlin
            bare = bare.replace(".", "").replace(",", ".")
        bare = re.sub(r",(?=[0-9]{3}(?:\D|$))", "", bare)
        hint = (
            f"Write {bare}" if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", bare) else "Write digits only, such as 90 or 3.5"
        )
        unit = "; the unit belongs to the metric" if re.search("[%€$£]", text) else ""
        raise ValueError(f"is “{text}”, which is not a number. {hint}{unit}") from None


Number = Annotated[Decimal, BeforeValidator(one_number)]


MOST = 100_000
"""The largest count: so many minutes are ten weeks, so many working days are more than any calendar here reaches."""


def one_count(value: Any) -> int:
    """A whole number from 0 to 100,000, which can be added to any date."""
    number = one_number(value)
    if number != int(number) or not 0 <= number <= MOST:
        raise ValueError(f"is “{number:f}”, but must be a whole number from 0 to {MOST}")
    return int(number)


Count = Annotated[int, BeforeValidator(one_count)]


def one_scale(value: Any) -> int:
    """A position from 1 to 5."""
    number = one_number(value)
    if number not in (1, 2, 3, 4, 5):
        raise ValueError(f"is “{number}”, but the scale runs from 1 to 5")
    return int(number)


Scale = Annotated[int, BeforeValidator(one_scale), Takes("1, 2, 3, 4 or 5")]


def one_boolean(value: Any) -> bool:
    """``true`` or ``false``; ``yes`` and ``no`` mean the same."""
    if isinstance(value, bool):
        return value
    text = one_text(value).casefold()
    if text in ("true", "yes", "on"):
        return True
    if text in ("false", "no", "off"):
        return False
    raise ValueError(f"is “{text}”, but must be true or false")


Boolean = Annotated[bool, BeforeValidator(one_boolean)]


_MEANT = {
    **dict.fromkeys(("done", "finished", "complete", "completed", "reached", "closed"), "achieved"),
    **dict.fromkeys(("failed", "lost"), "missed"),
    **dict.fromkeys(("cancelled", "canceled", "stopped", "dropped"), "abandoned"),
    **dict.fromkeys(("green", "good", "ok"), "on-track"),
    **dict.fromkeys(("amber", "yellow", "orange"), "at-risk"),
    **dict.fromkeys(("red", "behind", "late", "delayed"), "off-track"),
}
"""Words people use for one of ours that only looks different: nearness of letters would mislead."""


class Word(enum.StrEnum):
    """A fixed vocabulary; members are written in YAML as their value."""

    @classmethod
    def read(cls, value: Any) -> Any:
        """The member that a text names.

        Raises:
            ValueError: No such word; the message lists the words and suggests the nearest.
        """
        if isinstance(value, cls):
            return value
        text = _bare(value)[0].casefold().replace(" ", "-").replace("_", "-")
        try:
            return cls(text)
        except ValueError:
            words = [member.value for member in cls]
            meant = _MEANT.get(text)
            near = meant if meant in words else did_you_mean(text, words, cutoff=0.7)
            hint = f"Did you mean “{near}”?" if near else f"Use one of: {', '.join(words)}"
            raise ValueError(f"is “{one_text(value)}”, which is not one of the known words. {hint}") from None


def word(vocabulary: type[Word]) -> Any:
    """The validator for a field that takes a word of a vocabulary; add it to the annotation of the field."""
    return BeforeValidator(vocabulary.read)


class Cadence(Word):
    """How often something happens."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"

    @property
    def step(self) -> relativedelta:
        """The time from one occurrence to the next, in calendar terms."""
        return _STEPS[self]


_STEPS = {
    Cadence.WEEKLY: relativedelta(weeks=1),
    Cadence.FORTNIGHTLY: relativedelta(weeks=2),
    Cadence.MONTHLY: relativedelta(months=1),
    Cadence.QUARTERLY: relativedelta(months=3),
    Cadence.HALF_YEARLY: relativedelta(months=6),
    Cadence.YEARLY: relativedelta(years=1),
}

Every = Annotated[Cadence, word(Cadence)]


def texts(value: Any) -> tuple[Any, ...]:
    """One text or a list of them, still to be read one by one so that a fault has the place of its item."""
    if value is None:
        return ()
    if isinstance(value, dict):
        raise ValueError("must be a list of texts, each on its own line after “- ”")
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(item for item in items if not (item is None or item == "" or str(item).isspace()))


Texts = Annotated[tuple[Text, ...], BeforeValidator(texts)]
"""One text, or a list of them."""


def one_url(value: Any) -> str:
    """An address; what makes one valid is a check of its own (``invalid-url``)."""
    return one_text(value)


Url = Annotated[str, BeforeValidator(one_url), Takes("web address")]
