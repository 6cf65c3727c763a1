"""Onboarding: steps from paths, and from the strategy where the paths are silent."""

from __future__ import annotations

from pathlib import Path

from handbooks import book, html
from strategy_handbook import pipeline
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.role import Role
from strategy_handbook.pages import Book
from strategy_handbook.pages.onboarding import contacts, who_is_who
from strategy_handbook.pages.questions import questions
from strategy_handbook.pages.reading import minutes, words_to_know
from strategy_handbook.pages.steps import Newcomer, Stage, compose, department_of, page_title, paths_for

COMPANY = """\
organization: {title: Acme}
values:
  ask: {title: Ask early}
  own: {title: Own it}
themes: {delight: {title: Delight customers}}
goals:
  fast: {title: Answer fast, themes: delight, departments: [service], owner: head}
  old: {title: Old goal, themes: delight, departments: [service], due: 2026-01-31, status: missed}
departments:
  service: {title: Service, head: head, cultures: [porto]}
  desk: {title: Service desk, parent: service}
  sales: {title: Sales}
roles:
  head: {title: Head of service, department: service}
  advisor: {title: Advisor, department: service, reports_to: head, contributes_to: {fast: Picks up the phone}}
  agent: {title: Agent, department: desk}
  free: {title: Free agent}
cultures: {porto: {title: Porto}}
communications:
  huddle:
    title: Huddle
    audience: [service]
    schedule: {rule: FREQ=WEEKLY;BYDAY=WE, start: 2026-01-07 09:00, timezone: Europe/Lisbon}
  news: {title: News for all}
"""

PATHS = """\
paths:
  all:
    title: For all
    owner: head
    first_day:
      - {do: Have lunch}
    first_week:
      - {read: value:ask}
      - {read: value:ask}
      - {do: "have  Lunch"}
  service:
    title: For service
    for_departments: [service]
    first_day:
      - {read: department:service}
    first_week:
      - {read: goal:fast}
      - {read: organization:organization}
    first_month:
      - {read: value:ask, note: Again}
  advisor:
    title: For advisors
    for_roles: [advisor]
    first_quarter:
      - {do: Settle a claim}
"""


def newcomer(contents: Book, role: str = "", department: str = "") -> Newcomer:
    if role:
        found = contents.strategy[Role][role]
        return Newcomer(department_of(contents, found), found)
    return Newcomer(contents.strategy[Department].get(department), None)


def said(stages: tuple[Stage, ...]) -> dict[str, list[str]]:
    return {stage.key: [" ".join([step.text, *(item.id for item, _how in step.items)]).strip() for step in stage.steps]
            for stage in stages}


def test_silent_paths_leave_the_strategy_to_speak_from_ones_own_place_to_cultures(tmp_path: Path) -> None:
    contents = book(tmp_path, COMPANY)
    assert said(compose(contents, newcomer(contents, "advisor"))) == {
        "first_day": ["service", "advisor", "organization"],
        "first_week": ["Read our values ask own", "Read which directions we have chosen delight",
                       "Read the goals you work for fast",
                       "Put our meetings and updates into your calendar huddle news"],
        "first_month": ["Read how your colleagues like to work porto"],
    }


def test_no_step_comes_twice_and_what_a_path_names_is_not_suggested(tmp_path: Path) -> None:
    contents = book(tmp_path, COMPANY + PATHS)
    assert said(compose(contents, newcomer(contents, "advisor"))) == {
        "first_day": ["service", "advisor", "Have lunch"],
        "first_week": ["ask", "Read our values own", "Read which directions we have chosen delight", "fast",
                       "organization", "Put our meetings and updates into your calendar huddle news"],
        "first_month": ["Read how your colleagues like to work porto"],
        "first_quarter": ["Settle a claim"],
    }


def test_paths_apply_to_everyone_the_department_with_those_below_it_and_the_role(tmp_path: Path) -> None:
    contents = book(tmp_path, COMPANY + PATHS)

    def paths(**whom: str) -> list[str]:
        return [path.id for path in paths_for(contents, newcomer(contents, **whom))]

    assert paths(role="advisor") == ["all", "service", "advisor"]
    assert paths(role="agent") == ["all", "service"]
    assert paths(department="desk") == ["all", "service"]
    assert paths(department="sales") == ["all"]
    assert paths(role="free") == ["all"]
    assert paths() == ["all"]


def test_a_ring_of_departments_is_walked_once(tmp_path: Path) -> None:
    contents = book(tmp_path, """\
departments:
  one: {title: One, parent: two}
  two: {title: Two, parent: one}
paths:
  both: {title: Both, for_departments: [one, two]}
""")
    assert [path.id for path in paths_for(contents, newcomer(contents, department="one"))] == ["both"]


def test_a_path_for_a_department_that_does_not_exist_is_not_for_everyone(tmp_path: Path) -> None:
    contents = book(tmp_path, "paths: {lost: {title: Lost, for_departments: [nowhere]}}")
    assert paths_for(contents, newcomer(contents)) == ()


def test_archived_goals_are_not_suggested_and_a_role_without_goals_gets_those_of_its_department(tmp_path: Path) -> None:
    contents = book(tmp_path, COMPANY.replace("contributes_to: {fast: Picks up the phone}", "skills: [Listening]"))
    week = said(compose(contents, newcomer(contents, "advisor")))["first_week"]
    assert "Read the goals you work for fast" in week


def test_one_is_told_whom_to_ask_each_role_once_and_never_oneself(tmp_path: Path) -> None:
    contents = book(tmp_path, COMPANY + PATHS)

    def told(role: str = "", department: str = "") -> list[tuple[str, list[str]]]:
        found = contacts(contents, newcomer(contents, role, department))
        return [(reason, [one.id for one in roles]) for reason, roles in found]

    assert told("advisor") == [("Your lead", ["head"])]
    assert told(department="service") == [("Leads the department", ["head"])]
    assert told("head") == []
    assert told("free") == [("Ask about your start", ["head"])]


def test_every_department_role_and_path_has_its_page_and_ticks_are_told_apart(tmp_path: Path) -> None:
    contents = book(tmp_path, COMPANY + PATHS)
    for name in ("all", "departments/sales", "roles/free", "index"):
        uri = f"onboarding/{name}.md"
        page = html(contents, uri)
        values = [part.partition('"')[0] for part in page.split(' value="')[1:]]
        assert values, uri
        assert len(values) == len(set(values)), uri


def test_a_step_has_the_same_tick_on_every_page(tmp_path: Path) -> None:
    contents = book(tmp_path, COMPANY + PATHS)
    everyone = {step.key for stage in compose(contents, newcomer(contents)) for step in stage.steps if not step.text}
    advisor = {step.key for stage in compose(contents, newcomer(contents, "advisor")) for step in stage.steps}
    assert everyone <= advisor


def test_the_index_leads_to_every_department_and_role_in_one_step(tmp_path: Path) -> None:
    page = html(book(tmp_path, COMPANY), "onboarding/index.md")
    for address in ("departments/service/", "departments/sales/", "roles/advisor/", "roles/free/"):
        assert f'href="{address}"' in page


def test_the_next_meeting_is_dated(tmp_path: Path) -> None:
    page = html(book(tmp_path, COMPANY), "onboarding/roles/advisor.md")
    assert '">next on Wed 1 Jul</time>, <span class="sh-nowrap">09:00 Lisbon</span>' in page


def test_pages_are_called_by_their_front_matter_their_heading_or_their_name(tmp_path: Path) -> None:
    contents = book(tmp_path, "paths: {}")
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: 'From: above'\n---\n\n# Below\n", "utf-8")
    (folder / "b.md").write_text("Text\n\n# The heading\n", "utf-8")
    (folder / "c.md").write_text(f"---\ntitle: {'[' * 5_000}\n---\n\n# Too deep\n", "utf-8")
    (tmp_path / "outside.md").write_text("# Not of the handbook\n", "utf-8")
    object.__setattr__(contents.settings, "handbook_dir", folder)
    uris = ("a.md", "b.md#part", "c.md", "how-to.md", "goals/index.md", "../outside.md")
    assert [page_title(contents, uri) for uri in uris] == [
        "From: above", "The heading", "Too deep", "How to", "Goals", "Outside"]


def test_an_empty_strategy_says_what_to_write(tmp_path: Path) -> None:
    assert "Begin with the vision" in html(book(tmp_path, "goals: {}"), "onboarding/index.md")


PLACES = """\
cultures:
  porto: {title: Porto}
  hamburg: {title: Hamburg}
departments:
  sales: {title: Sales, cultures: [porto, hamburg]}
roles:
  field: {title: Field, department: sales, cultures: [hamburg]}
  both: {title: Both, department: sales}
paths:
  north:
    title: Your start up north
    for_cultures: [hamburg]
    first_day: [{do: Get your key}]
    first_month: [{read: culture:porto}, {read: culture:hamburg}]
"""


def test_a_path_for_a_place_is_followed_where_the_place_is_certain_and_offered_where_it_may_be(tmp_path: Path) -> None:
    contents = book(tmp_path, PLACES)
    assert [path.id for path in paths_for(contents, newcomer(contents, "field"))] == ["north"]
    assert paths_for(contents, newcomer(contents, "both")) == ()
    offered = "There is more to know at some places"
    assert offered not in html(contents, "onboarding/roles/field.md")
    for page in ("roles/both.md", "departments/sales.md", "index.md"):
        assert offered in html(contents, f"onboarding/{page}"), page
    assert "Hamburg" in html(contents, "onboarding/north.md")


def test_ones_own_culture_is_read_before_those_of_others(tmp_path: Path) -> None:
    contents = book(tmp_path, PLACES)
    assert said(compose(contents, newcomer(contents, "field")))["first_month"] == ["hamburg", "porto"]


def test_of_two_pages_with_the_same_steps_search_finds_one(tmp_path: Path) -> None:
    searchable = {page.uri for page in pipeline.site(book(tmp_path, COMPANY + PATHS)).pages if page.searchable}
    assert {"onboarding/index.md", "onboarding/departments/service.md", "onboarding/roles/advisor.md"} <= searchable
    assert not {"onboarding/all.md", "onboarding/service.md", "onboarding/advisor.md"} & searchable
    places = {page.uri for page in pipeline.site(book(tmp_path, PLACES)).pages if page.searchable}
    assert "onboarding/north.md" in places


LEARNING = """\
organization: {title: Acme, vision: {statement: Be trusted by all}, not_doing: [Cheap tricks]}
themes: {t: {title: Trust, decision_guides: [{when: A van is late, choose: calling, over: hoping}]}}
values: {v: {title: Ask early, behaviours: {do: [Ask before noon]}}}
goals: {g: {title: Be on time, themes: t, why: "Late vans cost the promised day %s"}}
departments: {d: {title: Shed, head: h, commitments: [{theme: t, do: Plan at night}]}}
roles:
  boss: {title: Boss}
  h: {title: Head, department: d, reports_to: boss}
  r: {title: Packer, department: d, contributes_to: [g], decides: [{decision: Refund, limit: up to 20}]}
processes: {p: {title: Pack, standard: [No open box], steps: [{title: Close, actor: r}]}}
trainings: {c: {title: Packing course, audience: [r]}}
terms:
  day: {title: Promised day, definition: The day we said}
  eco: {title: Eco-friendly, definition: Nobody can check it, use_instead: [a fact]}
""" % ("word " * 400)


def test_one_is_told_how_long_reading_takes(tmp_path: Path) -> None:
    page = html(book(tmp_path, LEARNING), "onboarding/roles/r.md")
    goal = page.split("Be on time", 1)[1]
    assert "3 min" in goal[:400]  # 400 words and a few, at 200 a minute, rounded up
    assert "minutes of reading" in page


def test_a_page_of_the_handbook_takes_time_and_one_outside_it_none(tmp_path: Path) -> None:
    contents = book(tmp_path, "paths: {}")
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "a.md").write_text("word " * 201, "utf-8")
    (tmp_path / "outside.md").write_text("word " * 900, "utf-8")
    object.__setattr__(contents.settings, "handbook_dir", folder)
    assert [minutes(contents, (), page) for page in ("a.md", "a.md#part", "../outside.md", "none.md", "")] == [
        2, 2, 0, 0, 0]


def test_trainings_processes_and_words_of_ones_own_are_suggested(tmp_path: Path) -> None:
    contents = book(tmp_path, LEARNING)
    steps = said(compose(contents, newcomer(contents, "r")))
    assert "See how the work runs that you are part of p" in steps["first_week"]
    assert "Know these words day" in steps["first_week"]
    assert "Take the trainings for your role c" in steps["first_month"]


def test_questions_come_from_ones_own_work_and_the_company_and_are_answered_out_of_sight(tmp_path: Path) -> None:
    contents = book(tmp_path, LEARNING)
    asked = {one.item.id: one.answer for one in questions(contents, newcomer(contents, "r"))}
    assert asked == {
        "r": ("Refund: up to 20",), "p": ("No open box",), "t": ("calling, over hoping",), "v": ("Ask before noon",),
        "g": (contents.strategy[Goal]["g"].why,), "organization": ("Cheap tricks",), "eco": ("a fact",)}
    page = html(contents, "onboarding/roles/r.md")
    assert "Be trusted by all" in page.split("What do we want to be?")[1].split("</details>")[0]


def test_data_that_says_nothing_asks_nothing(tmp_path: Path) -> None:
    contents = book(tmp_path, "organization: {title: A}\nroles: {r: {title: R}}\ngoals: {g: {title: G}}")
    assert questions(contents, newcomer(contents, "r")) == ()


def test_who_is_who_begins_with_ones_own_department(tmp_path: Path) -> None:
    contents = book(tmp_path, LEARNING.replace("departments: {", "departments: {other: {title: Other}, "))
    assert [(department.id if department else None, [role.id for role in roles])
            for department, roles in who_is_who(contents, newcomer(contents, "r"))] == [
        ("d", ["h", "r"]), (None, ["boss"])]

def test_words_to_know_are_our_own_and_everyday_words_count_only_where_they_return(tmp_path: Path) -> None:
    contents = book(tmp_path, """
goals:
  g: {title: Win 40 contract customers, why: Row by line. CSAT tells. A lead returns; a lead is won. Their leads led.}
terms:
  line: {title: Line, definition: Products launched together}
  contract: {title: Contract customer, definition: One with a contract}
  customers: {title: Contract customers, definition: Those with a contract}
  csat: {title: CSAT, definition: Satisfaction}
  lead: {title: Lead, definition: An enquiry}
  ask: {title: WON, definition: Not what “won” says}
""")
    goal = contents.strategy[Goal]["g"]
    assert [term.id for term in words_to_know(contents, [(goal, None)])] == ["customers", "csat", "lead"]
