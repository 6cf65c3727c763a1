"""Recurrence rules (RFC 5545, section 3.3.10): read so that none can hang or surprise a build."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from strategy_handbook.model.scalars import one_text

_PART = r"[A-Z]+=[A-Z0-9,+-]+"
_UNTIL = re.compile(r"UNTIL=([0-9]{8})(T[0-9]{6})?(Z)?")
_SOME_DAY = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - rules are expanded in local wall time


def one_rule(value: Any) -> str:
    """Read a rule such as ``FREQ=WEEKLY;BYDAY=MO``; a leading ``RRULE:`` is left out."""
    text = one_text(value).upper().removeprefix("RRULE:")
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    if parts.get("FREQ") in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise ValueError(f"is “{text}”; a communication happens daily at most")
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise ValueError(f"is “{text}”, which says twice when it ends. Keep COUNT or UNTIL")
    if not _is_rule(text, parts):
        raise ValueError(
            f"is “{one_text(value)}”, which is not a recurrence rule. Write for "
            "example FREQ=WEEKLY;BYDAY=MO (every Monday) or FREQ=MONTHLY;BYDAY=1TH "
            "(first Thursday of the month)"
        )
    if not _ever_happens(parts):
        raise ValueError(f"is “{text}”, which never happens. Correct its days and months")
    return text


def expanded(text: str, start: dt.datetime, zone: str) -> rrule:
    """Make a rule ready to be asked for occurrences, in the wall time of a zone.

    Its end may be a day, which is included, or a moment, local or in UTC (``…Z``).

    Raises:
        ValueError: The text is no rule.
        TypeError: It is more than one.
    """
    rule = rrulestr(_UNTIL.sub(lambda until: _local(until, zone), text), dtstart=start)
    if not isinstance(rule, rrule):
        raise TypeError(f"“{text}” is more than one rule")
    return rule


def _is_rule(text: str, parts: Mapping[str, str]) -> bool:
    if not re.fullmatch(rf"{_PART}(?:;{_PART})*", text):
        return False
    if not re.fullmatch("0*[1-9][0-9]*", parts.get("INTERVAL", "1")):
        return False  # an interval of 0 would never come to an end
    try:
        expanded(text, _SOME_DAY, "UTC")
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return True


def _ever_happens(parts: Mapping[str, str]) -> bool:
    """Tell whether a rule gives any day at all, wherever it starts and ends."""
    endless = ";".join(f"{name}={value}" for name, value in parts.items() if name not in ("COUNT", "UNTIL", "INTERVAL"))
    return next(iter(expanded(endless, _SOME_DAY, "UTC")), None) is not None


def _local(until: re.Match[str], zone: str) -> str:
    day, time, utc = until.groups()
    if utc and time:
        moment = dt.datetime.strptime(f"{day}{time}Z", "%Y%m%dT%H%M%S%z")
        if moment.year < dt.MAXYEAR:  # “for ever” is written as the last day there is
            return f"UNTIL={moment.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}"
    return f"UNTIL={day}{time or 'T235959'}"
