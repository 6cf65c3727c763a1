"""Tables for spreadsheets: what they hold, and that a spreadsheet opens them safely."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from handbooks import book
from strategy_handbook.exports import EXPORTS
from strategy_handbook.exports.comma_separated import comma_separated
from strategy_handbook.rendering import Addresses

COMPANY = """\
themes: {trust: {title: Trust}}
departments:
  sales: {title: Sales, commitments: [{theme: trust, do: "=HYPERLINK(\\"https://evil.example\\")"}]}
  product: {title: "Product, \\"R&D\\""}
goals:
  happy: {title: "@Happy", themes: trust, owner: seller, departments: {sales: "Asks, listens; acts"}}
  lonely: {title: Lonely}
roles:
  boss: {title: Boss}
  seller: {title: Seller, department: sales, contributes_to: {happy: Calls}, decides: [{decision: Refund, limit: up to 200 €, escalate_to: boss}]}
communications:
  weekly: {title: Weekly, form: team-meeting, audience: [sales, product], carries: {"goal:happy": Score}}
"""  # noqa: E501


def table(folder: Path, name: str) -> list[list[str]]:
    text = EXPORTS[name](book(folder, COMPANY), Addresses())
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_the_matrices_are_wide(tmp_path: Path) -> None:
    assert table(tmp_path, "matrix-themes.csv") == [
        ["id", "Theme", "Sales", 'Product, "R&D"'],
        ["trust", "Trust", '\'=HYPERLINK("https://evil.example"); @Happy: Asks, listens; acts', ""],
    ]
    assert table(tmp_path / "goals", "matrix-goals.csv")[1:] == [
        ["happy", "'@Happy", "Asks, listens; acts", ""],
        ["lonely", "Lonely", "", ""],
    ]


def test_coverage_is_long_and_keeps_the_gaps(tmp_path: Path) -> None:
    assert table(tmp_path, "coverage.csv")[1:] == [
        ["happy", "'@Happy", "weekly", "Weekly", "team-meeting", "Sales", "", "Score"],
        ["happy", "'@Happy", "weekly", "Weekly", "team-meeting", 'Product, "R&D"', "", "Score"],
        ["lonely", "Lonely", "", "", "", "", "", ""],
    ]


def test_raci_and_decision_rights(tmp_path: Path) -> None:
    assert table(tmp_path, "raci.csv") == [
        ["goal_id", "Goal", "Responsible", "Accountable", "Consulted", "Informed"],
        ["happy", "'@Happy", "Sales", "Seller", "Boss", 'Product, "R&D"'],
        ["lonely", "Lonely", "", "", "", ""],
    ]
    assert table(tmp_path / "rights", "decision-rights.csv")[1:] == [
        ["Refund", "seller", "Seller", "Sales", "up to 200 €", "Boss"]
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_run_as_a_formula(start: str) -> None:
    text = comma_separated(["name"], [[f"{start}1+1"], ["1=1"]]).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["name"], [f"'{start}1+1"], ["1=1"]]


def test_rows_end_as_rfc_4180_says() -> None:
    assert comma_separated(["a", "b"], [["one\ntwo", 'say "x"'], [None, ""]]) == (
        '\ufeffa,b\r\n"one\ntwo","say ""x"""\r\n,\r\n'
    )
