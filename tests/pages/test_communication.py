"""Communications: groups, next dates, and what is missing."""

from __future__ import annotations

from pathlib import Path

from handbooks import book, html
from strategy_handbook.model.communication import Communication

TEXT = """\
goals: {g: {title: Reach it, themes: [t]}}
themes: {t: {title: Trust}}
communications:
  other: {title: Something else}
  box: {title: Idea box, form: idea-channel}
  weekly:
    title: Weekly
    form: team-meeting
    schedule: {rule: FREQ=WEEKLY;BYDAY=TU, start: 2026-01-06 10:00, timezone: Europe/Lisbon}
    carries: {goal:g: How far we are, theme:t: ""}
    reply_to: The channel
    response_days: 1
  past:
    title: Past
    form: company-update
    schedule: {rule: FREQ=WEEKLY;COUNT=3, start: 2026-01-06 10:00, timezone: Europe/Lisbon}
"""


def test_forms_stand_in_a_fixed_order_and_those_without_one_last(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEXT), "communication/index.md")
    titles = ["Team meetings", "Company updates", "Channels for ideas", "Others"]
    assert [page.index(f">{title}<") for title in titles] == sorted(page.index(f">{title}<") for title in titles)
    assert "Posters and screens" not in page


def test_the_index_says_how_often_and_when_next(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEXT), "communication/index.md")
    assert "every Tuesday, 10:00 (Lisbon time)" in page
    assert "30 Jun 2026" in page  # today
    assert "no further date" in page
    assert "at any time" in page


def test_a_rare_date_is_found_years_ahead(tmp_path: Path) -> None:
    text = ("communications:\n  leap: {title: Leap day, schedule: {rule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29, "
            "start: 2024-02-29 10:00, timezone: Europe/Lisbon}}\n")
    contents = book(tmp_path, text)
    times = contents.facts.next_times(contents.strategy[Communication]["leap"], 5)
    assert [time.start.year for time in times] == [2028]


def test_the_page_tells_how_what_it_carries_stands_and_where_to_answer(tmp_path: Path) -> None:
    page = html(book(tmp_path, TEXT), "communication/weekly.md")
    assert "sh-chip--no-update" in page
    assert "How far we are" in page
    assert "within 1 working day" in page
    empty = html(book(tmp_path, TEXT), "communication/box.md")
    assert "It carries no goal and no theme yet." in empty
    assert "nobody has said yet where to answer" in empty


def test_without_communications_the_index_says_how_to_begin(tmp_path: Path) -> None:
    page = html(book(tmp_path, "values: {}\n"), "communication/index.md")
    assert "Nothing carries the strategy to people yet." in page


def test_a_channel_for_ideas_leads_to_sharing_one_and_shows_what_came_of_others(tmp_path: Path) -> None:
    contents = book(tmp_path, """
themes: {t: {title: T}}
communications: {box: {title: The box, form: idea-channel}, talk: {title: A talk, form: team-meeting}}
ideas: {crates: {title: Crates that fold, theme: t, channel: box, stage: adopted}}
""")
    page = html(contents, "communication/box.md")
    assert 'share-an-idea/">Share an idea' in page
    assert "Crates that fold" in page
    assert "Also linked from" not in page
    assert "Share an idea" not in html(contents, "communication/talk.md")


def test_what_a_page_does_not_tell_of_what_links_to_it_stands_at_its_end(tmp_path: Path) -> None:
    contents = book(tmp_path, """
themes: {t: {title: T}}
goals: {g: {title: Told in the table, themes: [t]}}
communications: {talk: {title: A talk, carries: [theme:t]}}
""")
    page, _mark, end = html(contents, "themes/t.md").partition("Also linked from")
    assert "Told in the table" in page
    assert "Told in the table" not in end
    assert "A talk" in end
