"""A recurrence rule that is taken never hangs a build, and one that is refused says why."""

from __future__ import annotations

import datetime as dt

import pytest

from strategy_handbook.model.recurrence import expanded, one_rule


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("rrule:freq=monthly;byday=1th", "FREQ=MONTHLY;BYDAY=1TH"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=DAILY;INTERVAL=7;BYDAY=MO"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("FREQ=WEEKLY;UNTIL=20261231T235959Z", "FREQ=WEEKLY;UNTIL=20261231T235959Z"),
    ],
)
def test_a_rule_is_taken_as_calendars_write_it(written: str, read: str) -> None:
    assert one_rule(written) == read


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("Mondays", "is not a recurrence rule"),
        ("FREQ=WEEKLY;BYDAY=XX", "is not a recurrence rule"),
        ("FREQ=DAILY;INTERVAL=0", "is not a recurrence rule"),
        ("DTSTART:20200101\nRRULE:FREQ=DAILY", "is not a recurrence rule"),
        ("FREQ=DAILY\nEXDATE:20200101", "is not a recurrence rule"),
        ("FREQ=HOURLY;COUNT=3", "daily at most"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261231", "says twice when it ends"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never happens"),
    ],
)
def test_what_no_calendar_could_follow_is_refused(written: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        one_rule(written)


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20260110", "2026-01-10 09:30"),
        ("20260110T093000", "2026-01-10 09:30"),
        ("20260110T092959", "2026-01-09 09:30"),
        ("20260110T083000Z", "2026-01-10 09:30"),
        ("20260110T082959Z", "2026-01-09 09:30"),
    ],
)
def test_the_end_is_meant_in_the_time_zone_of_the_meeting(until: str, last: str) -> None:
    start = dt.datetime(2026, 1, 5, 9, 30)  # noqa: DTZ001 - rules are expanded in local wall time
    *_, final = expanded(f"FREQ=DAILY;UNTIL={until}", start, "Europe/Berlin")
    assert f"{final:%Y-%m-%d %H:%M}" == last


def test_for_ever_may_be_written_as_the_last_day_there_is() -> None:
    start = dt.datetime(2026, 1, 5, 9, 30)  # noqa: DTZ001 - rules are expanded in local wall time
    rule = expanded("FREQ=DAILY;UNTIL=99991231T235959Z", start, "Europe/Berlin")
    assert rule[1].day == 6
