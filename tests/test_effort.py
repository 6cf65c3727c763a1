"""What work takes: minutes, hours, money, days and skills, each as a sum that can be worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from handbooks import book
from strategy_handbook.facts import Facts
from strategy_handbook.facts.operations import (
    changes_of,
    effort,
    hours_freed,
    open_challenges,
    part_in,
    tools_of,
    trainings_of,
    users,
)
from strategy_handbook.facts.resources import company_load, loads_by_department, loads_by_phase, loads_by_theme, skills
from strategy_handbook.model.automation import Automation
from strategy_handbook.model.department import Department
from strategy_handbook.model.process import Process
from strategy_handbook.model.role import Role
from strategy_handbook.model.tool import Tool

WORK = """\
roles:
  packer: {title: Packer, department: shed, skills: [Packing]}
  clerk: {title: Clerk, department: office}
departments:
  shed: {title: Shed, capacity: {person_days: 20}}
  office: {title: Office}
themes: {t: {title: Theme}}
goals: {g: {title: Goal, themes: t}}
tools:
  scanner: {title: Scanner}
  list: {title: List, used_by: ["department:office"]}
  press: {title: Press, used_by: ["role:packer"]}
processes:
  pack:
    title: Pack
    times_a_month: 90
    steps:
      - {title: Order, outside: The customer, minutes: 5}
      - {title: Fold, actor: packer, tool: scanner, minutes: 2.5}
      - {title: Print, automated: true, minutes: 1}
      - {title: File, actor: clerk, tool: list}
  sweep: {title: Sweep}
automations:
  a: {title: A, hours_freed: 10, status: running}
  b: {title: B, hours_freed: 2.5, status: pilot}
  c: {title: C, hours_freed: 99, status: planned}
  d: {title: D, hours_freed: 99, status: stopped}
initiatives:
  now: {title: Now, phase: now, lead: packer, supports: g, resources: {budget: 10, person_days: 30, skills: packing}}
  next: {title: Next, phase: next, resources: {budget: 5, skills: [Flying]}, change_plan: {who: [packer]}}
  later: {title: Later, phase: later, resources: {budget: 100}}
  done: {title: Done, phase: done, resources: {budget: 100}, change_plan: {who: [packer]}}
  bare: {title: Bare}
trainings:
  course: {title: Course, skill: Folding, audience: [packer]}
  all: {title: For all}
challenges:
  small: {title: Small, severity: 1}
  unweighed: {title: Unweighed}
  big: {title: Big, severity: 5}
  past: {title: Past, severity: 5, overcome: 2026-06-30}
"""


def facts(folder: Path) -> Facts:
    return book(folder, WORK).facts


def test_what_others_do_is_no_effort_of_ours(tmp_path: Path) -> None:
    told = effort(facts(tmp_path).strategy[Process]["pack"])
    assert (told.by_hand, told.by_itself) == ((Decimal("2.5"),), (Decimal(1),))
    assert (told.steps, told.automated, told.untimed, told.percent) == (3, 1, 1, 33)
    assert told.hours_a_month == 4  # 2.5 × 90 ÷ 60 = 3.75


def test_a_process_without_steps_has_no_share_and_no_hours(tmp_path: Path) -> None:
    told = effort(facts(tmp_path).strategy[Process]["sweep"])
    assert told.percent is None
    assert told.hours_a_month is None


def test_hours_count_once_something_runs_or_is_tried_out(tmp_path: Path) -> None:
    assert hours_freed(facts(tmp_path).strategy[Automation].values()) == Decimal("12.5")


def test_a_role_has_its_steps_its_tools_and_those_of_its_department(tmp_path: Path) -> None:
    found = facts(tmp_path)
    packer, clerk = found.strategy[Role]["packer"], found.strategy[Role]["clerk"]
    assert [(process.id, [step.title for step in steps]) for process, steps in part_in(found, packer)] == [
        ("pack", ["Fold"])]
    assert [tool.id for tool in tools_of(found, packer)] == ["press", "scanner"]
    assert [tool.id for tool in tools_of(found, clerk)] == ["list"]
    assert [tool.id for tool in tools_of(found, found.strategy[Department]["shed"])] == ["press", "scanner"]


def test_users_of_a_tool_are_those_it_names_and_those_of_its_steps_unless_their_department_is_named(
        tmp_path: Path) -> None:
    found = facts(tmp_path)
    assert [one.id for one in users(found, found.strategy[Tool]["scanner"])] == ["packer"]
    assert [one.id for one in users(found, found.strategy[Tool]["list"])] == ["office"]


def test_trainings_without_an_audience_are_for_everyone(tmp_path: Path) -> None:
    found = facts(tmp_path)
    assert [one.id for one in trainings_of(found, found.strategy[Role]["packer"])] == ["course", "all"]
    assert [one.id for one in trainings_of(found, found.strategy[Department]["office"])] == ["all"]


def test_what_has_ended_changes_nothing_any_more(tmp_path: Path) -> None:
    found = facts(tmp_path)
    assert [one.id for one in changes_of(found, found.strategy[Role]["packer"])] == ["next"]
    assert [one.id for one in changes_of(found, found.strategy[Department]["shed"])] == ["next"]


def test_the_gravest_challenge_comes_first_and_one_that_nobody_weighed_in_the_middle(tmp_path: Path) -> None:
    assert [one.id for one in open_challenges(facts(tmp_path))] == ["big", "unweighed", "small"]


def test_now_and_next_count_and_what_is_silent_is_named(tmp_path: Path) -> None:
    load = company_load(facts(tmp_path))
    assert (load.budget, load.person_days) == (15, 30)
    assert [one.id for one in load.silent] == ["bare"]
    assert load.over == ()


def test_phases_stand_in_the_order_of_time(tmp_path: Path) -> None:
    assert [(str(load.of), load.budget) for load in loads_by_phase(facts(tmp_path))] == [
        ("now", 10), ("next", 5), ("later", 100), ("None", 0)]


def test_an_initiative_counts_once_where_it_is_led_and_for_one_theme(tmp_path: Path) -> None:
    found = facts(tmp_path)
    shed, nobody = loads_by_department(found)
    assert (shed.of, shed.budget, shed.over) == (found.strategy[Department]["shed"], 10, (("person_days", 30, 20),))
    assert (nobody.of, nobody.budget) == (None, 5)
    assert [(load.of.name if load.of else None, load.budget) for load in loads_by_theme(found)
            if not isinstance(load.of, str)] == [("Theme", 10), (None, 5)]


def test_skills_that_nobody_has_come_first(tmp_path: Path) -> None:
    found = skills(facts(tmp_path))
    assert [(one.name, one.is_missing) for one in found] == [("Flying", True), ("packing", False), ("Folding", False)]
    assert [role.id for role in found[1].held_by] == ["packer"]
    assert [one.id for one in found[2].taught_by] == ["course"]
