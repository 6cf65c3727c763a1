"""Meetings on the pages of those who meet: in the order of their dates, on their clocks, and what each is about."""

from __future__ import annotations

import re
from pathlib import Path

from handbooks import book, html

TEXT = """\
cultures:
  porto: {title: Porto, timezone: Europe/Lisbon}
  home: {title: At home, timezone: Europe/London}
  hamburg: {title: Hamburg, timezone: Europe/Berlin}
  far: {title: Far, timezone: Pacific/Auckland}
departments:
  sales: {title: Sales, cultures: [porto, home, hamburg]}
  design: {title: Design, cultures: [far]}
  legal: {title: Legal}
roles: {seller: {title: Seller, department: sales}}
goals:
  fast: {title: Fast, departments: [sales]}
  calm: {title: Calm, departments: [sales]}
  slow: {title: Slow}
  old: {title: Old, status: achieved, due: 2026-01-31, departments: [sales]}
communications:
  box: {title: Box, channel: A box, summary: Any idea}
  late: {title: Late, summary: For all, carries: {"goal:fast": How fast we are, "goal:slow": "", "goal:old": ""},
         schedule: {rule: FREQ=WEEKLY;BYDAY=FR, start: 2026-01-02 15:00, timezone: Europe/Lisbon}}
  early: {title: Early, summary: In short, carries: ["goal:slow"],
          schedule: {rule: FREQ=DAILY, start: 2026-01-05 09:00, timezone: Europe/Lisbon}}
  over: {title: Over, schedule: {start: 2026-01-05 09:00, timezone: Europe/Lisbon}}
"""


def told(page: str) -> list[str]:
    """The rows of the meetings, without marks."""
    rows = re.findall(r"<div><dt>(<a href=\"[^\"]*communication/.*?)</div>", page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_the_department_sees_its_own_clocks_each_time_once(tmp_path: Path) -> None:
    assert told(html(book(tmp_path, TEXT), "departments/sales.md")) == [
        "Early next on Tue 30 Jun , 09:00 Lisbon · 10:00 Berlin In short",
        "Late next on Fri 3 Jul , 15:00 Lisbon · 16:00 Berlin About: Fast · 1 more",
        "Box A box Any idea",
        "Over no further date",
    ]


def test_a_role_lives_by_the_clocks_of_its_department(tmp_path: Path) -> None:
    contents = book(tmp_path, TEXT)
    assert told(html(contents, "roles/seller.md")) == told(html(contents, "departments/sales.md"))


def test_another_day_there_is_named(tmp_path: Path) -> None:
    assert told(html(book(tmp_path, TEXT), "departments/design.md"))[1] == (
        "Late next on Fri 3 Jul , 02:00 Auckland (Sat 4 Jul) For all")


def test_without_a_culture_the_clock_is_that_of_the_plan(tmp_path: Path) -> None:
    assert "09:00 Lisbon In short" in told(html(book(tmp_path, TEXT), "departments/legal.md"))[0]


def test_a_goal_says_how_it_is_talked_about(tmp_path: Path) -> None:
    assert told(html(book(tmp_path, TEXT), "goals/fast.md")) == [
        "Late next on Fri 3 Jul , 15:00 Lisbon · 16:00 Berlin How fast we are"]
