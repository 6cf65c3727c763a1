"""Alignment: shares with their gaps, and findings with who mends them and where."""

from __future__ import annotations

from pathlib import Path

from handbooks import book, html
from repositories import commit
from strategy_handbook import pipeline
from strategy_handbook.facts.coverage import coverages
from strategy_handbook.pages import Book
from strategy_handbook.settings import settings_from
from support import project

GAPS = """\
themes: {delight: {title: Delight customers}}
periods: {past: {title: Past, start: 2025-01-01, end: 2025-12-31}}
metrics: {csat: {title: Satisfaction}}
goals:
  whole: {title: Whole, themes: delight, owner: head, targets: {csat: {to: 90}}, departments: [service]}
  bare: {title: Bare, start: 2026-01-01}
  misspelt: {title: Misspelt, themes: delight, owner: nobody, targets: {cast: {to: 90}}, start: 2026-06-15}
  closed: {title: Closed, status: missed, due: 2026-03-31}
  past: {title: Past, period: past}
checkins: [{goal: whole, date: 2026-06-01, status: on-track}]
departments: {service: {title: Service}, idle: {title: Idle}}
roles: {head: {title: Head}, guest: {title: Guest}}
communications: {news: {title: News, carries: [goal:whole]}}
"""


def shares(folder: Path, text: str, today: str = "2026-06-30") -> dict[str, tuple[int, list[str]]]:
    contents = book(folder, text, today)
    return {one.what: (one.total, [gap.id for gap in one.gaps]) for one in coverages(contents.facts)}


def checked(folder: Path, text: str, **options: object) -> Book:
    project(folder, {"strategy/all.yml": text, "handbook/index.md": "# Home\n"})
    settings = settings_from({"as_of": "2026-06-30", **options}, root=folder, docs_dir="handbook", locale="en_GB",
                             edit_base="https://git.example/repo/edit/main/handbook/")
    loaded = pipeline.load(settings)
    return pipeline.book(loaded, pipeline.check(loaded))


def test_without_a_vision_nothing_leads_to_it(tmp_path: Path) -> None:
    found = shares(tmp_path, GAPS + "organization: {title: Acme, mission: {statement: We forge tools.}}\n")
    assert found["goals-in-sight"] == (3, ["whole", "bare", "misspelt"])
    assert found["roles-in-sight"] == (2, ["head", "guest"])


def test_what_to_do_begins_with_the_vision(tmp_path: Path) -> None:
    text = "departments: {a: {title: A}}\ngoals: {g: {title: Forge ten tools}}\norganization: {title: Acme}\n"
    contents = checked(tmp_path, text, checks={"missing-vision": "warning"})
    page = html(contents, "alignment.md")
    order = [page.index(words) for words in ("has no vision", "has no mission", "works on no goal")]
    assert order == sorted(order)


def test_each_share_counts_open_goals_and_names_its_gaps(tmp_path: Path) -> None:
    assert shares(tmp_path, GAPS) == {
        "goals-in-sight": (3, ["bare"]),
        "goals-measured": (3, ["bare", "misspelt"]),
        "goals-owned": (3, ["bare", "misspelt"]),
        "goals-communicated": (3, ["bare", "misspelt"]),
        "goals-reported": (3, ["bare"]),
        "departments-in-sight": (2, ["idle"]),
        "roles-in-sight": (2, ["guest"]),
    }


def test_a_report_is_in_time_until_its_grace_is_over(tmp_path: Path) -> None:
    goal = "goals: {fast: {title: Fast, start: 2026-01-01, check_in: monthly}}"
    assert shares(tmp_path, goal, "2026-02-08")["goals-reported"] == (1, [])
    assert shares(tmp_path, goal, "2026-02-09")["goals-reported"] == (1, ["fast"])


def test_a_goal_that_no_report_can_be_due_for_is_a_gap(tmp_path: Path) -> None:
    assert shares(tmp_path, "goals: {fast: {title: Fast}}")["goals-reported"] == (1, ["fast"])


def test_a_share_is_a_hundred_only_if_nothing_is_missing(tmp_path: Path) -> None:
    roles = "".join(f"  r{number}: {{title: Role, contributes_to: all}}\n" for number in range(199))
    goals = "themes: {go: {title: Go}}\ngoals: {all: {title: All, themes: go}}\n"
    text = f"{goals}roles:\n{roles}  last: {{title: Last}}\n"
    found = {one.what: one.percent for one in coverages(book(tmp_path, text).facts)}
    assert found["roles-in-sight"] == 99
    assert found["goals-in-sight"] == 100
    assert found["departments-in-sight"] is None


def test_the_page_says_how_things_stand_and_lists_gaps_with_links(tmp_path: Path) -> None:
    page = html(checked(tmp_path, GAPS), "alignment.md")
    assert "errors keep the handbook from being published" in page
    assert "1 without a way to the vision" in page
    assert '<li><a href="../goals/bare/" dir="auto">Bare</a>' in page


def test_a_finding_names_its_owner_its_line_and_its_check(tmp_path: Path) -> None:
    page = html(checked(tmp_path, """\
roles: {head: {title: The head}, helper: {title: The helper, reports_to: head}}
themes:
  delight: {title: Delight customers, owner: head, review: {every: yearly, last: 2020-01-01}}
"""), "alignment.md")
    start = page.index("was due for its yearly review")
    finding = page[start:page.index("</li>", start)]
    assert ">The head</a>" in finding
    assert 'href="https://git.example/repo/edit/main/strategy/all.yml#L3"' in finding
    assert 'href="../checks/overdue-review/"' in finding


def test_errors_come_first_and_then_warnings_by_family(tmp_path: Path) -> None:
    page = html(checked(tmp_path, GAPS), "alignment.md")
    titles = ["Mend this first", "Goals people can work with", "Somebody answers for it", "Worth a look"]
    places = [page.index(f'">{title} <span') for title in titles]
    assert places == sorted(places)


def test_a_check_that_finds_much_leaves_room_for_others_and_says_how_many_more_there_are(tmp_path: Path) -> None:
    review = "review: {every: yearly, last: 2020-01-01}"
    text = "themes:\n" + "".join(f"  t{number}: {{title: T, {review}}}\n" for number in range(203))
    contents = checked(tmp_path, text)
    page = html(contents, "alignment.md")
    assert page.count("was due for its yearly review") == 20
    assert ">183 more of overdue-review</a>" in page
    assert "3 more are not shown here" in html(contents, "checks/overdue-review.md")


def test_a_waiver_is_shown_with_its_day_and_reason(tmp_path: Path) -> None:
    page = html(checked(tmp_path, """\
themes:
  delight:
    title: Delight customers
    review: {every: yearly, last: 2020-01-01}
    waive: [{check: overdue-review, until: 2026-12-31, reason: The author is on leave}]
"""), "alignment.md")
    assert "until 31 Dec 2026" in page
    assert "The author is on leave" in page


def test_search_leaves_the_page_out(tmp_path: Path) -> None:
    pages = {page.uri: page for page in pipeline.site(book(tmp_path, GAPS)).pages}
    assert not pages["alignment.md"].searchable


def test_an_empty_strategy_has_shares_of_nothing(tmp_path: Path) -> None:
    page = html(book(tmp_path, "goals: {}"), "alignment.md")
    assert page.count("there are none yet") == 7
    assert "Nothing: every check is content" in page


def test_earlier_scores_are_a_picture_with_a_table_beside_it(tmp_path: Path) -> None:
    project(tmp_path, {"strategy/all.yml": GAPS})
    commit(tmp_path, day="2026-04-20")
    page = html(book(tmp_path, GAPS), "alignment.md")
    assert 'aria-label="Strategy health over time"' in page
    assert "From 42 on 30 Apr 2026 to 47 on 30 Jun 2026" in page
    assert page.count('<time datetime="2026-0') == 3


def test_without_earlier_scores_one_line_says_so(tmp_path: Path) -> None:
    page = html(book(tmp_path, GAPS), "alignment.md")
    assert "There is no git history to read earlier scores from." in page
    assert "Every score" not in page
