"""Matrices, coverage, the chart of roles and the table of decisions, from small handbooks."""

# ruff: noqa: E501 - the strategy is data
from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.facts.dependencies import dependencies
from strategy_handbook.facts.matrix import goals_by_departments, themes_by_departments
from strategy_handbook.facts.posts import posts
from strategy_handbook.facts.raci import raci
from strategy_handbook.pages import Book
from strategy_handbook.pages.who_decides import amount

COMPANY = """\
themes:
  trust: {title: Trust}
  growth: {title: "Growth <& more>"}
departments:
  sales: {title: Sales, head: seller, commitments: [{theme: trust, do: Keep promises}]}
  product: {title: Product}
  idle: {title: Idle}
goals:
  happy: {title: Happy customers, themes: trust, owner: seller, cross_functional: true, departments: {sales: "Asks <b>why</b>"}}
  wide: {title: Wide range, parents: {happy: Choice}, departments: [product]}
  lonely: {title: Lonely, themes: growth}
roles:
  boss: {title: Boss, decides: [{decision: Spend, limit: "up to €1,000"}]}
  seller: {title: Seller, department: sales, reports_to: boss, decides: [{decision: Refund, limit: up to 200 €, escalate_to: boss}]}
  helper: {title: Helper, department: sales, reports_to: seller, vacant: true}
initiatives:
  shop: {title: New shop, supports: {wide: Shows it}, departments: {sales: Tells customers}, lead: helper, phase: next, start: 2026-07-01, depends_on: {line: Something to sell}}
  line: {title: New line, supports: {wide: Adds it}, departments: [product], phase: now, due: 2026-09-30}
communications:
  weekly: {title: Weekly, audience: [sales], carries: {"goal:happy": Score of the week}}
  all: {title: All hands, carries: ["theme:trust"]}
  silent: {title: Silent}
"""


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book(tmp_path_factory.mktemp("company"), COMPANY)


def flat(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def cells(page: str, row: str, table: int = 0) -> list[str]:
    """The cells of a row, from the class of each to what it says."""
    body = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)[table]
    found = next(part for part in body.split("<tr")[1:] if row in part.partition("</th>")[0])
    pairs = re.findall(r'<td(?: class="sh-(\w+)" tabindex="0")?>(.*?)</td>', found, re.DOTALL)
    return [f"{mark} {flat(text).strip()}".strip() for mark, text in pairs]


def test_cells_say_how_and_through_what(company: Book) -> None:
    page = html(company, "matrix.md")
    assert cells(page, "Happy customers", 1) == ["yes Asks why", "", ""]
    assert cells(page, "Wide range", 1) == ["via New shop Tells customers", "bare not said how", ""]
    assert cells(page, "Trust") == ["yes 1 Keep promises Happy customers", "via 1 Wide range", ""]


def test_gaps_are_said_with_a_way_out(company: Book) -> None:
    page = html(company, "matrix.md")
    assert "1 goal has no department" in page
    assert "1 department works on no goal" in page
    assert re.search(r'<tr class="sh-empty"[^>]*><th scope="row"><a [^>]*>Lonely</a> <a class="sh-chip sh-chip--warning" href="../checks/unworked-goal/">no department</a>', page)
    assert re.search(r'<th scope="col" class="sh-empty">.*?Idle.*?no goal</a>', page)


def test_a_silo_is_named(tmp_path: Path) -> None:
    page = html(book(tmp_path, "departments: {sales: {title: Sales}}\ngoals: {grow: {title: Grow, cross_functional: true, departments: {sales: Sells}}}\n"), "matrix.md")
    assert "1 goal is a silo" in page
    assert re.search(r'Grow</a> <a class="sh-chip sh-chip--warning" href="../checks/silo/">silo</a>', page)


def test_rows_name_their_themes_and_periods_by_number(company: Book) -> None:
    page = html(company, "matrix.md")
    assert '[&#34;theme&#34;, &#34;Theme&#34;, [&#34;Trust&#34;, &#34;Growth \\u003c\\u0026 more\\u003e&#34;]]' in page
    assert re.findall(r'data-sh-picks="([^"]*)"', page) == ["0|", "0|", "1|"]


def test_a_goal_serves_the_themes_of_larger_goals(company: Book) -> None:
    matrix = themes_by_departments(company.facts)
    assert {(row.id, column.id) for row, column in matrix.cells} == {("trust", "sales"), ("trust", "product")}
    assert [item.id for item in goals_by_departments(company.facts).empty_columns] == ["idle"]


def test_coverage_tells_what_is_carried_where_and_who_hears_it(company: Book) -> None:
    page = html(company, "coverage.md")
    assert cells(page, "Happy customers") == ["yes Score of the week", "via Trust", ""]
    assert cells(page, "Wide range") == ["via Happy customers Score of the week", "via Trust", ""]
    assert cells(page, "Wide range", 1) == ["yes 2 Weekly and 1 for everyone", "via 1 Only in what is for everyone: 1", "via 1 Only in what is for everyone: 1"]
    assert "1 goal is talked about nowhere" in page
    assert "1 communication carries no goal" in page


def test_a_department_that_works_on_a_goal_but_hears_nothing_stands_out(tmp_path: Path) -> None:
    page = html(book(tmp_path, """\
departments: {sales: {title: Sales}, product: {title: Product}}
goals: {grow: {title: Grow, departments: {sales: Sells, product: Builds}}}
communications: {weekly: {title: Weekly, audience: sales, carries: "goal:grow"}}
"""), "coverage.md")
    assert cells(page, "Grow", 1) == ["yes 1 Weekly", "gap Works on this goal, but nothing tells it how the goal is going."]
    assert "One department works on a goal of which it hears nothing" in page


def test_who_waits_for_whom(company: Book) -> None:
    (found,) = dependencies(company.facts)
    assert ([one.id for one in found.waits], [one.id for one in found.by]) == (["sales"], ["product"])
    assert found.is_too_late
    for uri in ("matrix.md", "people.md", "departments/sales.md", "departments/product.md"):
        assert "Sales waits for Product New shop Next needs New line Now due on 30 Sept 2026 Begins on 1 Jul 2026, before that is due Something to sell" in flat(html(company, uri)), uri
    assert "Who waits for whom" not in html(company, "departments/idle.md")


@pytest.mark.parametrize(("phase", "waits"), [("done", False), ("stopped", True), ("now", True)])
def test_nobody_waits_for_what_is_done(tmp_path: Path, phase: str, waits: bool) -> None:
    found = dependencies(book(tmp_path, f"""\
departments: {{a: {{title: A}}, b: {{title: B}}}}
initiatives:
  first: {{title: First, departments: a, phase: {phase}}}
  second: {{title: Second, departments: b, phase: next, depends_on: first}}
""").facts)
    assert [(one.is_stopped, one.is_too_late) for one in found] == ([(phase == "stopped", False)] if waits else [])


def test_the_chart_links_to_each_role_and_marks_heads_and_vacant_posts(company: Book) -> None:
    page = html(company, "people.md")
    boxes = re.findall(r'<a xlink:href="\.\./roles/(\w+)/" class="sh-tree__box([^"]*)"><title>([^<]*)</title>', page)
    assert boxes == [("boss", "", "Boss"), ("seller", " sh-tree__box--head", "Seller · leads Sales · owns 1"),
                     ("helper", " sh-tree__box--vacant", "Helper · vacant · Sales · owns 1")]
    assert "1 vacant post" in page
    assert "2 departments without a head" in page
    assert re.search(r"Seller.*?leads Sales.*?Boss.*?Goals 1", flat(page))


def test_a_chart_from_right_to_left_begins_at_the_right(tmp_path: Path) -> None:
    roles = "roles: {boss: {title: مديرة}, seller: {title: Seller, reports_to: boss}}\n"
    first = re.findall(r'<rect x="(\d+)"', html(book(tmp_path / "ar", roles, locale="ar"), "people.md"))
    second = re.findall(r'<rect x="(\d+)"', html(book(tmp_path / "en", roles), "people.md"))
    assert first == second[::-1] == ["243", "1"]


def test_rings_and_loose_roles_end_the_chart_and_lose_nobody(tmp_path: Path) -> None:
    contents = book(tmp_path, "roles: {a: {title: A, reports_to: b}, b: {title: B, reports_to: a}, c: {title: C, reports_to: c}, d: {title: D}}\n")
    tops = posts(contents.facts)
    assert [(post.role.id, [one.role.id for one in post.reports]) for post in tops] == [("c", []), ("d", []), ("a", ["b"])]
    assert "2 roles say neither whom they report to nor lead anybody" in html(contents, "people.md")


def test_a_chart_of_very_many_shows_those_who_lead(tmp_path: Path) -> None:
    roles = "".join(f"  r{i}: {{title: Role {i}, reports_to: {'head' if i % 2 else 'boss'}}}\n" for i in range(100))
    page = html(book(tmp_path, f"roles:\n  boss: {{title: Boss}}\n  head: {{title: Head, reports_to: boss}}\n{roles}"), "people.md")
    assert re.findall(r"<title>([^<]*)</title><rect", page) == ["Boss · 50 more", "Head · 50 more"]
    assert page.count('<th scope="row">') == 102


def test_who_decides_and_where_nobody_does(company: Book) -> None:
    page = html(company, "who-decides.md")
    assert re.findall(r'data-sh-amount="([^"]*)"', page) == ["1000", "200"]
    assert "Refund Seller up to 200 € Beyond that, ask Boss Sales" in flat(page)
    for gap in ("In 2 departments no role may decide anything", "2 goals are owned by nobody who may decide anything",
                "1 role decides nothing on its own"):
        assert gap in page


@pytest.mark.parametrize(("text", "sum_"), [
    ("up to €150 a case", "150"), ("€100,000", "100000"), ("bis 1.500,50 €", "1500.50"), ("CHF 1'200", "1200"),
    ("1 500 EUR", "1500"), ("€15k", "15000"), ("$2.5 million", "2500000"), ("€120, or €80 for a friend", "120"),
    ("up to 8%, above 29%", None), ("14 days, once a year", None), ("", None),
])
def test_the_sum_a_limit_names(text: str, sum_: str | None) -> None:
    assert amount(text) == (Decimal(sum_) if sum_ else None)


def test_nobody_stands_in_two_parts_of_raci(company: Book) -> None:
    happy, wide, lonely = raci(company.facts)
    assert (happy.accountable and happy.accountable.id, [one.id for one in happy.responsible], [one.id for one in happy.consulted],
            [one.id for one in happy.informed], happy.informs_everyone) == ("seller", ["sales"], ["boss"], [], True)
    assert (wide.accountable, [one.id for one in wide.consulted]) == (None, ["seller"])
    assert (lonely.accountable, lonely.responsible, lonely.informs_everyone) == (None, (), False)


@pytest.mark.parametrize("uri", ["matrix.md", "coverage.md", "people.md", "who-decides.md"])
def test_an_empty_company_is_told_what_to_write(tmp_path: Path, uri: str) -> None:
    page = html(book(tmp_path, "themes: {}\n"), uri)
    assert re.search(r"yet|Nobody has written", page)
    assert "<table" not in page
