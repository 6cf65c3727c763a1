"""What is computed for a day: how goals stand, what is over, what comes next, whom it reaches."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from building import TODAY, facts
from strategy_handbook.facts import Facts, Standing
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.scalars import Cadence

day = dt.date.fromisoformat


def goal(told: Facts, id_: str = "csat") -> Goal:
    return told.strategy[Goal][id_]


# -- standing -------------------------------------------------------------------------------------


def stands(fields: str, *checkins: str, today: dt.date = TODAY, periods: str = "") -> Standing:
    lines = "".join(f"\n  - {{goal: csat, {checkin}}}" for checkin in checkins)
    told = facts(f"periods:{periods}\ngoals:\n  csat: {{title: Reach 90%{fields}}}\ncheckins:{lines}\n", today)
    return told.standing(goal(told))


ON_TRACK = "date: 2026-06-01, status: on-track"


@pytest.mark.parametrize(
    ("fields", "checkins", "standing"),
    [
        ("", [], Standing.NO_UPDATE),
        (", start: 2020-01-01", [], Standing.NO_UPDATE),
        ("", [ON_TRACK], Standing.ON_TRACK),
        ("", ["date: 2026-07-01, status: on-track"], Standing.NO_UPDATE),
        ("", [ON_TRACK, "date: 2026-06-20, status: off-track"], Standing.OFF_TRACK),
        ("", ["date: 2026-06-20, status: at-risk", ON_TRACK], Standing.AT_RISK),
        ("", [ON_TRACK, "date: 2026-06-01, status: at-risk"], Standing.AT_RISK),
        ("", ["date: 2025-06-01, status: off-track"], Standing.OUTDATED),
        (", check_in: weekly", [ON_TRACK], Standing.OUTDATED),
        (", check_in: yearly", ["date: 2025-06-30, status: on-track"], Standing.ON_TRACK),
        (", status: achieved", ["date: 2025-06-01, status: off-track"], Standing.ACHIEVED),
        (", status: missed", [ON_TRACK], Standing.MISSED),
        (", status: abandoned", [], Standing.ABANDONED),
        (", start: 2026-07-01", [], Standing.NOT_BEGUN),
        (", start: 2026-06-30", [], Standing.NO_UPDATE),
        (", start: 2026-07-01", ["date: 2026-06-20, status: off-track"], Standing.OFF_TRACK),
        (", start: 2026-07-01, status: abandoned", [], Standing.ABANDONED),
    ],
    ids=[
        "silence",
        "long silence",
        "reported",
        "a report from the future",
        "the newest report",
        "the newest, not the last written",
        "the last written of a day",
        "an old report",
        "a closer rhythm",
        "a wider rhythm",
        "closed beats outdated",
        "closed beats reported",
        "closed in silence",
        "begins tomorrow",
        "begins today",
        "reported before it begins",
        "closed before it begins",
    ],
)
def test_closed_beats_outdated_beats_reported_beats_silence(
    fields: str,
    checkins: list[str],
    standing: Standing,
) -> None:
    assert stands(fields, *checkins) is standing


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        (", period: y2027", Standing.NOT_BEGUN),
        (", period: y2026", Standing.NO_UPDATE),
        (", period: y2027, start: 2026-01-01", Standing.NO_UPDATE),
        (", period: y2026, start: 2026-09-01", Standing.NOT_BEGUN),
        (", period: lost", Standing.NO_UPDATE),
    ],
)
def test_a_goal_without_a_start_begins_with_its_period(fields: str, standing: Standing) -> None:
    years = "".join(f"\n  y{year}: {{title: Y, start: {year}-01-01, end: {year}-12-31}}" for year in (2026, 2027))
    assert stands(fields, periods=years) is standing


@pytest.mark.parametrize(
    ("reported", "standing"),
    [
        ("2026-03-23", Standing.ON_TRACK),  # expected on 23 June; a week of grace ends today
        ("2026-03-22", Standing.OUTDATED),
    ],
)
def test_a_week_of_grace_to_the_day(reported: str, standing: Standing) -> None:
    assert stands("", f"date: {reported}, status: on-track") is standing


@pytest.mark.parametrize(
    ("fields", "checkin", "due"),
    [
        ("", "", None),
        (", start: 2026-01-31", "", "2026-04-30"),
        (", start: 2026-01-31", "date: 2025-11-30, status: at-risk", "2026-02-28"),
        (", check_in: fortnightly", "date: 2026-06-20, status: at-risk", "2026-07-04"),
        (", start: 2026-01-31, status: missed", "date: 2026-06-20, status: at-risk", None),
    ],
    ids=["no start", "from the start", "after a report, at the end of a shorter month", "its own rhythm", "closed"],
)
def test_the_next_report(fields: str, checkin: str, due: str | None) -> None:
    line = f"\n  - {{goal: csat, {checkin}}}" if checkin else ""
    told = facts(f"goals:\n  csat: {{title: Reach 90%{fields}}}\ncheckins:{line}\n")
    assert told.next_report(goal(told)) == (day(due) if due else None)


def test_the_default_rhythm_is_a_setting() -> None:
    told = facts("goals:\n  csat: {title: Reach 90%, start: 2026-01-05}\n")
    weekly = Facts(told.strategy, told.graph, TODAY, Cadence.WEEKLY)
    assert weekly.next_report(goal(weekly)) == day("2026-01-12")


def test_check_ins_come_newest_first_and_follow_a_former_id() -> None:
    told = facts("""
goals:
  csat: {title: Reach 90%, aliases: [satisfaction]}
checkins:
  - {goal: csat, date: 2026-02-01, status: on-track}
  - {goal: satisfaction, date: 2026-05-01, status: at-risk}
  - {goal: csat, date: 2026-05-01, status: on-track, note: corrected}
  - {goal: csat, date: 2026-07-01, status: off-track}
""")
    reports = [(checkin.date, checkin.note) for checkin in told.checkins(goal(told))]
    assert reports == [(day("2026-05-01"), "corrected"), (day("2026-05-01"), None), (day("2026-02-01"), None)]


def test_a_roll_up_counts_and_names_the_weakest() -> None:
    told = facts("""
goals:
  good: {title: Good}
  risky: {title: Risky}
  also-risky: {title: Also risky}
  silent: {title: Silent}
  over: {title: Over, status: achieved}
  dropped: {title: Dropped, status: abandoned}
  later: {title: Later, start: 2027-01-01}
checkins:
  - {goal: good, date: 2026-06-01, status: on-track}
  - {goal: risky, date: 2026-06-01, status: at-risk}
  - {goal: also-risky, date: 2026-06-01, status: at-risk}
""")
    every = told.roll_up(told.strategy[Goal].values())
    assert every.counts == (
        (Standing.NO_UPDATE, 1),
        (Standing.AT_RISK, 2),
        (Standing.ON_TRACK, 1),
        (Standing.NOT_BEGUN, 1),
        (Standing.ACHIEVED, 1),
        (Standing.ABANDONED, 1),
    )
    assert (every.total, every.weakest) == (7, goal(told, "silent"))
    some = told.roll_up(goal(told, id_) for id_ in ("dropped", "good", "risky", "also-risky"))
    assert some.weakest is goal(told, "risky")
    assert told.roll_up([goal(told, "dropped"), goal(told, "later")]).weakest is None
    assert told.roll_up([goal(told, "later"), goal(told, "over")]).weakest is goal(told, "over")
    assert (told.roll_up([]).total, told.roll_up([]).weakest) == (0, None)


def test_missed_is_weaker_than_anything_else() -> None:
    assert min(Standing, key=lambda standing: standing.weakness) is Standing.MISSED


# -- archive and reviews --------------------------------------------------------------------------


def test_what_belongs_to_a_time_that_has_ended_is_archived() -> None:
    told = facts("""
periods:
  past: {title: Past, start: 2025-01-01, end: 2026-06-29}
  today: {title: Today, start: 2026-01-01, end: 2026-06-30}
goals:
  left-open: {title: Left open, period: past}
  current: {title: Current, period: today, status: achieved, due: 2026-03-31}
  closed: {title: Closed, status: achieved, due: 2026-06-29}
  early: {title: Early, status: achieved, due: 2026-12-31}
  overdue: {title: Overdue, due: 2026-03-31}
initiatives:
  done: {title: Done, supports: [closed], phase: done}
  running: {title: Running, supports: [closed], phase: now}
  half: {title: Half, supports: [closed, current], phase: stopped}
  alone: {title: Alone, phase: done}
checkins:
  - {goal: left-open, date: 2026-01-01, status: on-track}
  - {goal: current, date: 2026-01-01, status: on-track}
""")
    archived = [found.id for found in told.strategy if told.is_archived(found)]
    assert archived == ["past", "left-open", "closed", "done", "left-open.2026-01-01"]


def test_reviews_come_earliest_first_with_who_answers_for_them() -> None:
    told = facts("""
themes:
  delight: {title: Delight, review: {every: yearly, last: 2026-01-31}, owner: head}
  never: {title: Never, review: {every: monthly}}
goals:
  over: {title: Over, status: achieved, due: 2026-01-01, review: {every: monthly}}
departments:
  service: {title: Service, head: head, review: {every: quarterly, last: 2025-11-30}}
initiatives:
  portal:
    title: Portal
    lead: builder
    owner: head
    review: {every: half-yearly, last: 2026-01-31}
roles:
  head: {title: Head}
  builder: {title: Builder}
""")
    reviews = [(review.entity.id, str(review.due), review.owner and review.owner.id) for review in told.reviews()]
    assert reviews == [
        ("service", "2026-02-28", "head"),
        ("never", "2026-06-30", None),
        ("portal", "2026-07-31", "head"),
        ("delight", "2027-01-31", "head"),
    ]


@pytest.mark.parametrize(
    ("today", "share"),
    [
        ("2025-12-01", Fraction(0)),
        ("2026-01-01", Fraction(0)),
        ("2026-04-11", Fraction(1, 3)),
        ("2026-10-28", Fraction(1)),
        ("2027-01-01", Fraction(1)),
    ],
)
def test_the_time_gone_stays_between_nothing_and_all(today: str, share: Fraction) -> None:
    text = "goals:\n  csat: {title: Reach 90%, start: 2026-01-01, due: 2026-10-28}\n"
    told = facts(text, day(today))
    assert told.time_gone(goal(told)) == share


# -- communications -------------------------------------------------------------------------------


def meetings(schedule: str, today: str, days: int) -> list[str]:
    text = f"communications:\n  week: {{title: Week, schedule: {{{schedule}}}}}\n"
    told = facts(text, day(today))
    found = told.occurrences(told.strategy[Communication]["week"], days)
    return [f"{met.start:%Y-%m-%d %H:%M%z}" + (f" to {met.end:%H:%M%z}" if met.end else "") for met in found]


LISBON = "rule: FREQ=WEEKLY, start: 2026-01-05 09:30, minutes: 45, timezone: Europe/Lisbon"


@pytest.mark.parametrize(
    ("today", "moments"),
    [
        ("2026-03-23", ["2026-03-23 09:30+0000 to 10:15+0000", "2026-03-30 09:30+0100 to 10:15+0100"]),
        ("2026-10-19", ["2026-10-19 09:30+0100 to 10:15+0100", "2026-10-26 09:30+0000 to 10:15+0000"]),
    ],
)
def test_a_meeting_keeps_its_time_on_the_clock_when_the_clocks_change(
    today: str,
    moments: list[str],
) -> None:
    assert meetings(LISBON, today, 7) == moments


@pytest.mark.parametrize(
    ("start", "moment"),
    [
        ("2026-03-29 00:30", "2026-03-29 00:30+0000 to 02:30+0100"),
        ("2026-10-25 00:30", "2026-10-25 00:30+0100 to 01:30+0000"),
    ],
)
def test_a_meeting_in_the_night_of_the_change_lasts_as_long_as_any(start: str, moment: str) -> None:
    minutes = 60 if start.startswith("2026-03") else 120
    schedule = f"start: {start}, minutes: {minutes}, timezone: Europe/Lisbon"
    assert meetings(schedule, start[:10], 0) == [moment]


@pytest.mark.parametrize(
    ("schedule", "number"),
    [
        ("start: 2026-06-30 23:59, timezone: Europe/Lisbon", 1),
        ("start: 2026-06-29 23:59, timezone: Europe/Lisbon", 0),
        ("start: 2026-07-08 00:00, timezone: Europe/Lisbon", 0),
        ("rule: FREQ=DAILY, start: 2020-01-01 09:00, timezone: Europe/Lisbon", 8),
        ("rule: FREQ=DAILY;COUNT=3, start: 2026-06-29 09:00, timezone: Europe/Lisbon", 2),
        ("rule: FREQ=DAILY;UNTIL=20260702, start: 2026-01-01 09:00, timezone: Europe/Lisbon", 3),
        ("rule: FREQ=DAILY;UNTIL=20260702T080000Z, start: 2026-01-01 9:00, timezone: Europe/Lisbon", 3),
        ("rule: FREQ=DAILY;UNTIL=20260702T075959Z, start: 2026-01-01 9:00, timezone: Europe/Lisbon", 2),
    ],
)
def test_both_days_count_and_so_does_the_last_one(schedule: str, number: int) -> None:
    assert len(meetings(schedule, "2026-06-30", 7)) == number


def test_who_is_reached_is_the_audience_or_everyone() -> None:
    told = facts("""
cultures:
  porto: {title: Porto}
  hamburg: {title: Hamburg}
departments:
  sales: {title: Sales, cultures: [porto]}
  service: {title: Service, cultures: [hamburg, porto]}
communications:
  all: {title: All}
  team: {title: Team, audience: [sales]}
  lost: {title: Lost, audience: [slaes]}
""")
    reached = {met.id: [culture.id for culture in told.cultures(met)] for met in told.strategy[Communication].values()}
    assert reached == {"all": ["porto", "hamburg"], "team": ["porto"], "lost": []}
    assert [met.id for met in told.meetings(told.strategy[Department]["sales"])] == ["team", "all"]
