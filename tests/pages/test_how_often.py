"""Recurrence rules in words."""

from __future__ import annotations

import pytest
from babel import Locale

from strategy_handbook.model.communication import Schedule
from strategy_handbook.pages.how_often import city, how_often, when

ENGLISH = Locale.parse("en_GB")


def schedule(rule: str | None, start: str = "2026-01-05 09:30", timezone: str = "Europe/Lisbon") -> Schedule:
    return Schedule.model_validate({"rule": rule, "start": start, "timezone": timezone} if rule
                                   else {"start": start, "timezone": timezone})


@pytest.mark.parametrize(("rule", "words"), [
    ("FREQ=DAILY", "every day"),
    ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
    ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday"),
    ("FREQ=WEEKLY", "every Monday"),
    ("FREQ=WEEKLY;BYDAY=MO", "every Monday"),
    ("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=SU", "every Monday"),
    ("FREQ=WEEKLY;BYDAY=FR,TU", "every Tuesday and Friday"),
    ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday"),
    ("FREQ=WEEKLY;BYDAY=TU,WE,TH", "Tuesday to Thursday"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "every 2 weeks, on Wednesday"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "every 2 weeks, on Monday and Thursday"),
    ("FREQ=MONTHLY", "day 5 of every month"),
    ("FREQ=MONTHLY;BYMONTHDAY=15", "day 15 of every month"),
    ("FREQ=MONTHLY;BYMONTHDAY=1,15", "day 1 and day 15 of every month"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "the last day of every month"),
    ("FREQ=MONTHLY;BYDAY=1TH", "the first Thursday of every month"),
    ("FREQ=MONTHLY;BYDAY=+1TH", "the first Thursday of every month"),
    ("FREQ=MONTHLY;BYDAY=-1FR", "the last Friday of every month"),
    ("FREQ=MONTHLY;BYDAY=1MO,3MO", "the first Monday and the third Monday of every month"),
    ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1", "the first Thursday of every month"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "the last working day of every month"),
    ("FREQ=MONTHLY;BYDAY=MO", "every Monday"),
    ("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "every 3 months, on the second Tuesday"),
    ("FREQ=MONTHLY;BYDAY=1MO;BYMONTH=1,7", "the first Monday of January and July"),
    ("FREQ=YEARLY", "every year on 5 January"),
    ("FREQ=YEARLY;INTERVAL=2", "every 2 years, on 5 January"),
    ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15", "every year on 15 March"),
    ("FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=15", "day 15 of March and September"),
    ("FREQ=YEARLY;BYMONTH=3;BYDAY=1MO", "the first Monday of March"),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=6", "every Monday, 6 times"),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=1", "every Monday, once"),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270131", "every Monday, until 31 Jan 2027"),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270131T180000Z", "every Monday, until 31 Jan 2027"),
    ("RRULE:FREQ=WEEKLY;BYDAY=MO", "every Monday"),
])
def test_usual_rules_are_said_in_words(rule: str, words: str) -> None:
    assert how_often(schedule(rule), ENGLISH) == words


@pytest.mark.parametrize("rule", [
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
    "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYMONTHDAY=-3",
    "FREQ=MONTHLY;BYDAY=-3FR",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO",
    "FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,7;BYDAY=1MO",
    "FREQ=WEEKLY;BYDAY=MO;BYMONTH=6",
    "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,15",
    "FREQ=YEARLY;BYWEEKNO=20",
    "FREQ=YEARLY;BYMONTHDAY=13",
    "FREQ=YEARLY;BYDAY=20MO",
])
def test_other_rules_stand_as_they_are_written(rule: str) -> None:
    assert how_often(schedule(rule), ENGLISH) == rule


def test_once_names_the_day() -> None:
    assert when(schedule(None), ENGLISH) == "once, on 5 Jan 2026, 09:30 (Lisbon time)"


def test_time_and_city_follow() -> None:
    assert when(schedule("FREQ=WEEKLY;BYDAY=MO"), ENGLISH) == "every Monday, 09:30 (Lisbon time)"


def test_names_are_those_of_the_locale() -> None:
    assert how_often(schedule("FREQ=WEEKLY;BYDAY=MO,TH"), Locale.parse("pt_PT")) == "every segunda-feira e quinta-feira"


@pytest.mark.parametrize(("zone", "name"), [
    ("America/New_York", "New York"), ("America/Argentina/Buenos_Aires", "Buenos Aires"), ("UTC", "UTC"),
])
def test_a_zone_is_called_by_its_city(zone: str, name: str) -> None:
    assert city(zone, ENGLISH) == name


