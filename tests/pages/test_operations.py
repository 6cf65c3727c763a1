"""The pages of daily work: processes in lanes, automations, tools, trainings, challenges and resources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.pages.resources import priorities

WORK = """\
organization: {title: Acme, vision: {statement: Be trusted}, capacity: {budget: 50, person_days: 100, currency: EUR}}
themes: {t: {title: Trust}}
goals: {g: {title: Be on time, themes: t}}
metrics: {m: {title: Punctual, unit: "%", observations: {2026-05-31: 94.5}}}
departments: {shed: {title: The shed}}
roles: {packer: {title: "Packer <&>", department: shed, skills: [Packing]}, other: {title: Other}}
tools: {scanner: {title: Scanner, purpose: Confirms, url: "https://scan.example/"}}
processes:
  pack:
    title: From order to van
    owner: packer
    supports: {g: A promise is kept here}
    departments: {shed: Packs}
    metrics: [m]
    standard: [No open box]
    critical: true
    times_a_month: 60
    steps:
      - {title: Order, outside: The customer, minutes: 4}
      - {title: Check the address, automated: true, tool: scanner, minutes: 1}
      - {title: Pack & close, actor: packer, tool: scanner, minutes: 3}
      - {title: Load, actor: packer, minutes: 2}
    improvements:
      - {date: 2026-01-05, change: A second door, problem: One door, expected: No queue, metric: m, result: None since}
      - {date: 2026-03-02, change: A larger scanner}
automations:
  check: {title: Check by itself, process: pack, tool: scanner, purpose: free-people, hours_freed: 12,
          redeployed_to: Calls to customers, status: running}
  press: {title: Press, hours_freed: 3, status: pilot}
trainings: {day: {title: A packing day, skill: [Packing], audience: [packer], supports: "process:pack", hours: 8}}
initiatives:
  bikes: {title: Bikes, phase: now, lead: packer, impact: 5, effort: 2, supports: [g], changes: {pack: Bikes at last},
          resources: {budget: 60, person_days: 10, skills: [Cycling]}, change_plan: {who: [packer], message: No rush}}
  vans: {title: Vans, phase: next, impact: 2, effort: 5, quick_win: true}
  idea: {title: Idea, phase: later}
challenges:
  rain: {title: Rain, type: other, severity: 4, owner: packer, mitigation: Coats, plan: hire,
         affects: {"process:pack": Wet boxes, "goal:g": Late vans}}
  snow: {title: Snow, overcome: 2026-03-01}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    contents = book(tmp_path_factory.mktemp("work"), WORK)
    return {uri: html(contents, uri) for uri in (
        "processes/index.md", "processes/pack.md", "automations/index.md", "automations/check.md", "tools/index.md",
        "tools/scanner.md", "trainings/index.md", "trainings/day.md", "challenges/index.md", "challenges/rain.md",
        "resources.md", "roles/packer.md", "roles/other.md", "departments/shed.md", "goals/g.md",
        "initiatives/bikes.md")}


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_process_shows_its_steps_in_lanes_with_links_that_instant_navigation_survives(pages: dict[str, str]) -> None:
    picture = pages["processes/pack.md"].split("<svg class=\"sh-lanes\"")[1].split("</svg>")[0]
    assert "aria-label=" in picture
    assert 'xlink:href="../../roles/packer/"' in picture
    assert 'xlink:href="../../tools/scanner/"' in picture
    assert not re.search(r"\shref=", picture)
    assert "Packer &lt;&amp;&gt;" in picture
    assert "Pack &amp; close" in picture
    assert picture.count("sh-lanes__box--auto") == 1
    assert "by itself · 1 min" in picture


def test_the_picture_has_a_form_for_phones_and_a_table_that_says_the_same(pages: dict[str, str]) -> None:
    page = pages["processes/pack.md"]
    assert "sh-lanes--narrow" in page
    table = words(page.split("<table")[1].split("</table>")[0])
    assert "1. Order The customer – 4 min" in table
    assert "3. Pack &amp; close Packer &lt;&amp;&gt; Scanner by hand 3 min" in table
    assert "By hand: 3 + 2 = 5 min; × 60 ÷ 60 ≈ 5 hours a month. By itself: 1 min" in words(page)


def test_a_process_tells_its_share_its_number_its_improvements_and_what_comes(pages: dict[str, str]) -> None:
    said = words(pages["processes/pack.md"])
    assert "1 of 3 steps run by themselves (33%)" in said
    assert "94.5%" in said
    assert said.index("A larger scanner") < said.index("A second door")
    assert "nobody has said yet" in said.split("A larger scanner")[1].split("A second door")[0]
    for part in ("Trust", "Be trusted", "No open box", "A packing day", "Bikes at last", "Wet boxes", "Critical"):
        assert part in said


def test_the_indexes_add_up(pages: dict[str, str]) -> None:
    assert "1 of 3 steps run by themselves." in words(pages["processes/index.md"])
    automations = words(pages["automations/index.md"])
    assert "15 hours a month (12 + 3)" in automations
    assert "nobody has said yet" in automations
    assert "Calls to customers" in automations


def test_a_tool_tells_who_uses_it_and_for_which_steps(pages: dict[str, str]) -> None:
    said = words(pages["tools/scanner.md"])
    assert "Check the address · Pack &amp; close" in said
    assert "Packer &lt;&amp;&gt;" in said
    assert 'href="https://scan.example/"' in pages["tools/index.md"]


def test_roles_departments_and_goals_show_the_work(pages: dict[str, str]) -> None:
    role, department = words(pages["roles/packer.md"]), words(pages["departments/shed.md"])
    for part in ("Processes you work in", "you answer for it", "Tools you use", "Trainings for you",
                 "What changes for you", "No rush"):
        assert part in role
    for part in ("Our processes", "Tools we use", "Trainings for us", "What changes for us"):
        assert part in department
    assert "Processes" not in words(pages["roles/other.md"])
    goal = words(pages["goals/g.md"])
    assert "Processes that serve it ¶ From order to van" in goal
    assert "Late vans" in goal
    assert "Bikes at last" in words(pages["initiatives/bikes.md"])


def test_challenges_are_told_with_what_they_hold_up_and_those_overcome_apart(pages: dict[str, str]) -> None:
    index = pages["challenges/index.md"]
    assert "Coats" in index
    assert "Snow" not in index.split("overcome", 1)[0]
    assert "Snow" in index
    assert "Wet boxes" in words(pages["challenges/rain.md"])


def test_what_does_not_fit_is_said_in_words_and_in_the_currency(pages: dict[str, str]) -> None:
    said = words(pages["resources.md"])
    assert "does not fit: it takes €60, and there is €50" in said
    assert "€10 too much" in said
    assert "10 days of 100 days" in said
    assert "Cycling missing" in said
    assert "1 initiative has not said yet what it takes: Vans" in said


def test_silence_about_resources_is_said_in_words_and_long_lists_are_folded(tmp_path: Path) -> None:
    seven = "".join(f"  i{number}: {{title: Plan {number}, phase: now}}\n" for number in range(7))
    page = html(book(tmp_path, f"initiatives:\n{seven}"), "resources.md")
    assert "No initiative has said yet what it takes, and nobody what there is." in page
    assert "takes 0" not in words(page)
    assert "<summary>7 initiatives have not said yet what they take</summary>" in page


def test_priorities_put_impact_before_effort_and_name_what_nobody_weighed(tmp_path: Path) -> None:
    found = priorities(book(tmp_path, WORK))
    assert {name: [one.id for one in items] for name, items in found.items() if items} == {
        "high-low": ["bikes"], "low-high": ["vans"], "none": ["idea"]}


def test_a_process_without_anything_says_what_is_missing(tmp_path: Path) -> None:
    page = html(book(tmp_path, "processes: {p: {title: P}}"), "processes/p.md")
    for part in ("Nobody has written down the steps yet", "Nobody has said yet which goal it serves",
                 "No number tells yet", "No improvement has been written down yet"):
        assert part in page
    assert "<svg class" not in page


@pytest.mark.parametrize(("uri", "said"), [
    ("processes/index.md", "There are no processes yet"), ("tools/index.md", "There are no tools yet"),
    ("automations/index.md", "There are no automations yet"), ("trainings/index.md", "There are no trainings yet"),
    ("challenges/index.md", "Nobody has named a challenge yet"), ("resources.md", "No initiative is under way"),
])
def test_an_empty_page_says_how_to_begin(tmp_path: Path, uri: str, said: str) -> None:
    assert said in html(book(tmp_path, "values: {}"), uri)


def test_without_a_currency_money_is_a_number(tmp_path: Path) -> None:
    text = "initiatives: {i: {title: I, phase: now, resources: {budget: 1250.5}}}"
    assert "takes 1,250.5 and 0 days" in words(html(book(tmp_path, text), "resources.md"))


def test_what_runs_by_itself_has_a_lane_of_its_own_and_nobody_has_one_too(tmp_path: Path) -> None:
    text = "processes: {p: {title: P, steps: [{title: A, automated: true}, {title: B}]}}"
    page = html(book(tmp_path, text), "processes/p.md")
    assert ">By itself<" in page
    assert ">Nobody yet<" in page


def test_a_change_of_a_whole_department_shows_on_its_page_and_on_those_of_its_roles(tmp_path: Path) -> None:
    contents = book(tmp_path, """
departments: {a: {title: A}, b: {title: B}}
roles: {one: {title: One, department: a}, two: {title: Two, department: b}}
initiatives: {move: {title: We move, phase: now, change_plan: {departments: [a], message: Boxes are there on Friday}}}
""")
    for page in ("departments/a.md", "roles/one.md"):
        assert "Boxes are there on Friday" in html(contents, page), page
    for page in ("departments/b.md", "roles/two.md"):
        assert "Boxes are there on Friday" not in html(contents, page), page
    assert 'departments/a/' in html(contents, "initiatives/move.md").partition("It concerns:")[2][:200]
