"""What a scalar looks like when it is written, for editors and forms: they help before a check has to speak.

The patterns are those of Python, JSON Schema and HTML alike: a hyphen in square brackets is escaped for the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from strategy_handbook.model.fields import FieldRow

DAY = "(?:1[89]|2[01])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = "[0-9]{1,2}:[0-9]{2}"
_RULE_PART = r"[A-Za-z]+=[A-Za-z0-9,+\-]+"


class Written(NamedTuple):
    """The pattern of the whole text, and what to say to somebody who wrote something else."""

    pattern: str
    advice: str


PATTERNS: Mapping[str, Written] = {
    "date": Written(DAY, "Write year-month-day, such as 2027-06-30."),
    "day and time": Written(f"{DAY}[ T]{_CLOCK}(?::00)?", "Write a day and a time, such as 2026-01-05 09:30."),
    "number": Written(r"[+\-]?[0-9]{1,18}(?:\.[0-9]{1,12})?", "Write digits only, such as 90 or 3.5. "
                      "The unit belongs to the metric."),
    "whole number": Written("[0-9]+", "Write a whole number from 0 to 100000."),
    "true or false": Written("[Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Oo]n|[Oo]ff", "Write true or false."),
    "1, 2, 3, 4 or 5": Written("[1-5]", "The scale runs from 1 to 5."),
    "time zone": Written(r"[A-Za-z0-9_+\-]+(?:/[A-Za-z0-9_+\-]+)*", "Write a time zone such as Europe/Lisbon."),
    "hours, from-to": Written(rf"{_CLOCK}\s*[\-–]\s*{_CLOCK}", "Write hours such as 09:00-17:30."),
    "recurrence rule": Written(f"(?:[A-Za-z]+:)?{_RULE_PART}(?:;{_RULE_PART})*",
                               "Write a recurrence rule such as FREQ=WEEKLY;BYDAY=MO (every Monday)."),
    "currency code": Written("[A-Za-z]{3}", "Write the three letters of a currency, such as EUR."),
    "account handle": Written(r"\S*@.+", 'Write a user or team of the repository, in quotes: "@acme/sales".'),
}
"""What a field takes, in the words of the field table → how it is written."""


def scalar_of(row: FieldRow) -> str:
    """What one value of a field without parts takes: of “date → number” the “number”."""
    return row.takes.rpartition("→ ")[2].removesuffix(", or a list of texts")
