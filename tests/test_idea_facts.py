"""What is computed about ideas: waiting, answers, shares, trials, and what grows from below."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from building import facts
from strategy_handbook.model.decision import Decision
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.idea import Idea, Stage
from strategy_handbook.model.signal import Signal


def idea(fields: str, more: str = "") -> tuple[object, Idea]:
    told = facts(f"ideas: {{x: {{title: X, {fields}}}}}\n{more}")
    return told.innovation, told.strategy[Idea]["x"]


@pytest.mark.parametrize(("fields", "days"), [
    ("submitted: 2026-06-20", 10),
    ("stage: evaluating, submitted: 2026-06-01, reached: {evaluating: 2026-06-29}", 1),
    ("stage: experimenting, experiment: {start: 2026-06-30}", 0),
    ("stage: declined, evaluation: {decided: 2026-06-23}", 7),
    ("stage: adopted, evaluation: {decided: 2026-01-01}, experiment: {end: 2026-06-25}", 5),
    ("stage: evaluating, submitted: 2026-06-01", None),
    ("submitted: 2026-07-01", None),
])
def test_days_in_stage_come_from_what_is_written(fields: str, days: int | None) -> None:
    known, one = idea(fields)
    assert known.days_in_stage(one) == days


@pytest.mark.parametrize(("day", "days", "due"), [
    ("2026-06-15", 1, "2026-06-16"),  # a Monday
    ("2026-06-19", 1, "2026-06-22"),  # a Friday
    ("2026-06-20", 1, "2026-06-22"),  # a Saturday
    ("2026-06-20", 0, "2026-06-22"),
    ("2026-06-17", 5, "2026-06-24"),
    ("2026-06-17", 13, "2026-07-06"),
])
def test_a_promise_counts_working_days(day: str, days: int, due: str) -> None:
    box = f"communications: {{box: {{title: Box, response_days: {days}}}}}\n"
    known, one = idea(f"submitted: {day}, channel: box", box)
    assert known.answer_due(one) == dt.date.fromisoformat(due)


def test_stays_are_counted_only_where_both_ends_are_known() -> None:
    known = facts("""
ideas:
  a: {title: A, submitted: 2026-06-01, stage: evaluating, reached: {evaluating: 2026-06-11}}
  b: {title: B, submitted: 2026-06-01, stage: adopted, evaluation: {decided: 2026-06-21}}
  c: {title: C, submitted: 2026-06-10, stage: submitted}
  d: {title: D, submitted: 2026-06-01, stage: declined, reached: {evaluating: 2026-06-03, declined: 2026-06-07},
      experiment: {start: 2026-06-04}}
""").innovation
    submitted, evaluating, experimenting = known.stage_times
    assert submitted.days == (2, 10, 20)  # b jumped to its answer, so nobody knows how long it was only submitted
    assert submitted.median == 10
    assert evaluating.days == (1, 19)
    assert evaluating.median == 10
    assert [one.id for one in evaluating.waiting] == ["a"]
    assert experimenting.days == (3,)
    assert known.answer_days == Fraction(13)


def test_the_adopted_share_is_of_those_that_have_an_answer() -> None:
    known = facts("""
themes: {t: {title: T}, u: {title: U}}
ideas:
  a: {title: A, theme: t, stage: adopted}
  b: {title: B, theme: [t, u], stage: declined}
  c: {title: C, theme: t}
  d: {title: D, stage: adopted}
""").innovation
    first, second, without = known.themes
    assert (first.adopted.percent, len(first.adopted.whole), first.at(Stage.SUBMITTED)) == (50, 2, 1)
    assert second.adopted.percent == 0
    assert without.theme is None
    assert known.all.adopted.percent == 66


def test_no_answers_are_no_share() -> None:
    assert facts("ideas: {a: {title: A}}\n").innovation.all.adopted.percent is None


def test_goals_from_below_say_so_or_come_from_an_idea_whichever_side_tells() -> None:
    told = facts("""
goals:
  a: {title: A, origin: bottom-up}
  b: {title: B, from_idea: x}
  c: {title: C}
  d: {title: D, origin: top-down}
  e: {title: E}
ideas:
  x: {title: X}
  y: {title: Y, became: "goal:c"}
""")
    share = told.innovation.from_below(told.strategy[Goal].values())
    assert [goal.id for goal in share.part] == ["a", "b", "c"]
    assert share.percent == 60


@pytest.mark.parametrize(("direction", "values", "change", "better"), [
    ("increase", "before: 68, after: 63", -5, False),
    ("decrease", "before: 68, after: 63", -5, True),
    ("maintain", "before: 68, after: 63", -5, None),
    ("increase", "before: 3, after: 3", 0, None),
    ("increase", "before: 3", None, None),
])
def test_the_effect_of_a_trial_is_after_less_before(
    direction: str, values: str, change: int | None, better: bool | None
) -> None:
    known, one = idea(f"experiment: {{metric: m, {values}}}", f"metrics: {{m: {{title: M, direction: {direction}}}}}\n")
    trial = known.trial(one)
    assert trial.change == (None if change is None else Decimal(change))
    assert trial.better is better


def test_an_idea_is_in_sight_of_the_vision_through_what_it_became() -> None:
    told = facts("""
organization: {title: Acme, vision: {statement: V.}}
themes: {t: {title: T}}
goals: {g: {title: G, themes: t}}
initiatives: {i: {title: I, supports: g, from_idea: x}}
ideas: {x: {title: X}}
""")
    assert [one.kind.word for one in told.graph.chain(told.strategy[Idea]["x"])] == [
        "idea", "initiative", "goal", "theme", "organization"]


def test_a_superseded_decision_leaves_the_current_ones_on_the_day_of_the_newer() -> None:
    text = """
decisions:
  old: {title: Old, date: 2026-01-01}
  new: {title: New, date: 2026-06-30, supersedes: old}
  itself: {title: Self, date: 2026-01-01, supersedes: itself}
"""
    today, before = facts(text), facts(text, dt.date(2026, 6, 29))
    archived = {id_: today.is_archived(one) for id_, one in today.strategy[Decision].items()}
    assert archived == {"old": True, "new": False, "itself": False}
    assert not before.is_archived(before.strategy[Decision]["old"])


def test_a_signal_is_archived_from_the_day_it_ended() -> None:
    told = facts("signals: {a: {title: A, ended: 2026-06-30}, b: {title: B, ended: 2026-07-01}, c: {title: C}}\n")
    assert [told.is_archived(one) for one in told.strategy[Signal].values()] == [True, False, False]
