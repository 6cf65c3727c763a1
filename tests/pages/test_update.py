"""The monthly update: what it tells, how short it is, and what a past month looked like."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from handbooks import book, html
from repositories import commit
from strategy_handbook.pages import Book
from strategy_handbook.pages.monthly import LONGEST, MOST, short
from strategy_handbook.pages.update import to_paste
from support import project

TEXT = """\
roles: {head: {title: Head of service}}
cultures: {porto: {title: Porto, timezone: Europe/Lisbon}, hamburg: {title: Hamburg, timezone: Europe/Berlin}}
departments: {sales: {title: Sales, cultures: [porto, hamburg]}}
goals:
  fast: {title: "Answer *fast*", start: 2026-01-05, owner: head}
  calm: {title: Calm, start: 2026-01-05, due: 2026-07-20}
  silent: {title: Silent, start: 2026-01-05}
  later: {title: Later, start: 2027-01-05}
initiatives:
  bot: {title: A bot, due: 2026-07-10, phase: now}
  done: {title: Done, due: 2026-07-10, phase: done}
checkins:
  - {goal: fast, date: 2026-05-11, status: on-track}
  - {goal: fast, date: 2026-06-11, status: off-track, note: Two are ill. And more., next_step: Hire one}
  - {goal: calm, date: 2026-05-30, status: at-risk, note: Not yet}
  - {goal: calm, date: 2026-06-20, status: at-risk, note: Still not}
communications:
  hands: {title: All-hands, form: company-update, reply_to: The question box,
          schedule: {rule: FREQ=MONTHLY;BYDAY=1TH, start: 2026-02-05 14:00, minutes: 45, timezone: Europe/Lisbon}}
  note: {title: Note, form: company-update,
         schedule: {rule: FREQ=WEEKLY;BYDAY=MO, start: 2026-01-05 10:00, minutes: 5, timezone: Europe/Lisbon}}
  team: {title: Team, audience: [sales], form: team-meeting,
         schedule: {rule: FREQ=MONTHLY;BYDAY=2TH, start: 2026-02-05 14:00, minutes: 45, timezone: Europe/Lisbon}}
"""


def told(contents: Book, month: str = "2026-06-01") -> str:
    return to_paste(contents, dt.date.fromisoformat(month)).markdown


def test_the_whole_draft(tmp_path: Path) -> None:
    assert told(book(tmp_path, TEXT)) == """\
# Strategy update, June 2026

3 goals as of 30 June 2026: 1 at risk, 1 without any news and 1 off track.

## What changed

- **Answer \\*fast\\*** slipped from on track to off track.
- **Calm** is still at risk. Still not

## What is off track, and why

- **Answer \\*fast\\*** (Head of service): Two are ill. And more. Next: Hire one
- At risk: **Calm**
- No news of: **Silent**

## What is next

- Thu 2 Jul: **All-hands**, 14:00 Lisbon · 15:00 Berlin
- Fri 10 Jul: **A bot** is due
- Mon 20 Jul: **Calm** is due

## Where to answer

- **All-hands**: The question box
"""


def test_a_past_month_is_told_as_it_stood_on_its_last_day(tmp_path: Path) -> None:
    text = told(book(tmp_path, TEXT), "2026-05-17")
    assert "# Strategy update, May 2026" in text
    assert "as of 31 May 2026: 1 on track, 1 at risk and 1 without any news." in text
    assert "- No goal is off track." in text
    assert "- Thu 4 Jun: **All-hands**" in text
    assert "ill" not in text


def test_edits_are_told_from_git_where_there_is_a_history(tmp_path: Path) -> None:
    project(tmp_path / "company", {"strategy/all.yml": TEXT})
    commit(tmp_path / "company", day="2026-04-02")
    after = TEXT.replace("due: 2026-07-20", "due: 2026-08-20")
    project(tmp_path / "company", {"strategy/all.yml": after})
    commit(tmp_path / "company", day="2026-06-02")
    assert "- due date of **Calm** 1 month later (20 Jul 2026 → 20 Aug 2026)" in told(book(tmp_path / "company", after))


def test_links_are_whole_if_the_address_of_the_site_is_known(tmp_path: Path) -> None:
    contents = book(tmp_path, TEXT)
    contents.settings = replace(contents.settings, site_url="https://a.example/b/")
    assert "- At risk: [Calm](https://a.example/b/goals/calm/)" in told(contents)


def test_it_is_short_enough_to_be_read(tmp_path: Path) -> None:
    goals = "".join(f"  g{number}: {{title: Goal {number}, start: 2026-05-01}}\n" for number in range(40))
    note = "word " * 90
    reports = "".join(f"  - {{goal: g{number}, date: 2026-06-09, status: off-track, note: {note}}}\n"
                      for number in range(40))
    text = told(book(tmp_path, f"goals:\n{goals}checkins:\n{reports}"))
    assert len(text.split()) < 60 * MOST * 2
    assert "- and 34 more" in text


def test_a_quiet_month_says_so(tmp_path: Path) -> None:
    text = told(book(tmp_path, "goals: {g: {title: G, start: 2026-04-01}}"))
    assert "- Nobody has reported anything this month." in text
    assert "- No news of: **G**" in text
    assert "- Nothing is due in the next month." in text
    assert "Nothing is worked on as of 30 June 2026." in told(book(tmp_path / "empty", "goals: {}"))


def test_the_page_has_links_a_text_to_copy_and_the_month_before(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEXT), "update.md")
    assert '<a href="../goals/calm/">Calm</a> is still at risk.' in page
    assert '<div class="copy"><pre class="sh-paste"><code># Strategy update, June 2026' in page
    assert page.index("June 2026") < page.index("The update for May 2026")
    early = html(book(tmp_path / "early", TEXT, today="2026-07-03"), "update.md")
    assert early.index("June 2026") < early.index("The update for July 2026")


@pytest.mark.parametrize(("text", "expected"), [
    (None, ""),
    ("One\n\ntwo.", "One two."),
    (f"{'A sentence of its own here. ' * 20}", "A sentence of its own here." + " A sentence of its own here." * 7),
    ("endless" * 100, "endless" * 34 + "en …"),
])
def test_a_long_reason_ends_with_a_whole_sentence(text: str | None, expected: str) -> None:
    assert short(text) == expected
    assert len(short(text)) <= LONGEST + 2
