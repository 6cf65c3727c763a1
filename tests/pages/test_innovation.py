"""Ideas, signals, decisions and lessons: what their readers look for, and what is said where it is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbooks import book, html

IDEAS = """\
organization: {title: Acme, vision: {statement: V.}}
themes: {t: {title: Trust, innovation: {focus_question: "What do you check twice?"}, not_doing: [A chatbot]}}
goals: {g: {title: Reach it, themes: t}}
metrics: {m: {title: Asked, direction: decrease, unit: "%"}}
departments: {ops: {title: Operations}, care: {title: Care}}
roles: {r: {title: Planner, department: ops}, s: {title: Advisor, department: care}}
communications: {box: {title: The box, form: idea-channel, response_days: 10, channel: At the door}}
initiatives: {i: {title: New crates, supports: {g: It helps}, from_idea: yes-please}}
ideas:
  yes-please:
    {title: Crates, theme: t, submitted: 2026-01-05, submitted_by: "department:ops", stage: adopted,
     reached: {evaluating: 2026-01-12}, experiment: {metric: m, start: 2026-01-20, end: 2026-03-20, before: 9, after: 4,
     spent: 40, budget: 50, result: confirmed},
     evaluation: {panel: [r, s], impact: 4, rationale: It saved half., decided: 2026-01-19}}
  no-thanks: {title: Robots, theme: t, stage: declined}
  waiting: {title: Bells, channel: box, submitted: 2026-06-01}
"""


def test_the_board_has_a_column_for_each_stage_and_says_what_is_late(tmp_path: Path) -> None:
    page = html(book(tmp_path, IDEAS), "ideas/index.md")
    anchors = [page.index(f'id="{stage}"') for stage in ("submitted", "evaluating", "experimenting", "adopted")]
    assert anchors == sorted(anchors)
    assert "answer was promised by 15 Jun 2026" in page
    assert "no theme" in page
    assert "<table" not in page


def test_a_column_of_answers_shows_the_newest_and_the_table_below_all(tmp_path: Path) -> None:
    many = "ideas:\n" + "".join(
        f"  i{day}: {{title: Idea {day}, stage: declined, evaluation: {{decided: 2026-05-{day}}}}}\n"
        for day in range(10, 24))
    page = html(book(tmp_path, many), "ideas/index.md")
    board, table = page[:page.index('id="all"')], page[page.index('id="all"'):]
    assert "and 8 more, in the table below" in board
    assert "Idea 23" in board
    assert "Idea 17" not in board
    assert table.count("<tr>") == 15


def test_many_ideas_are_a_table_to_filter_in_place_of_the_board(tmp_path: Path) -> None:
    many = "ideas:\n" + "".join(f"  i{number}: {{title: Idea {number}}}\n" for number in range(31))
    page = html(book(tmp_path, many), "ideas/index.md")
    assert "sh-board" not in page
    assert 'data-sh-filter="ideas"' in page
    assert page.count("<tr>") == 32


def test_an_idea_shows_its_way_its_reasons_and_what_it_became(tmp_path: Path) -> None:
    page = html(book(tmp_path, IDEAS), "ideas/yes-please.md")
    way = page[page.index("Its way so far"):]
    steps = [way.index(day) for day in ("5 Jan 2026", "12 Jan 2026", "20 Jan 2026", "20 Mar 2026")]
    assert steps == sorted(steps)
    assert "It saved half." in page
    assert "from 2 departments" in page
    assert "not judged yet" in page  # three of the four criteria
    assert "<strong>strong</strong>" in page
    assert 'href="../../initiatives/i/"' in page
    assert "40 spent" in page
    assert page.index("New crates") < page.index("1 more way")  # the way through what it became comes first


def test_a_no_without_a_reason_is_said_plainly(tmp_path: Path) -> None:
    page = html(book(tmp_path, IDEAS), "ideas/no-thanks.md")
    assert "Nobody has written down the reason." in page
    assert "Nobody has looked at it yet." in page


def test_whoever_wants_to_share_an_idea_finds_the_question_the_channel_and_a_form(tmp_path: Path) -> None:
    contents = book(tmp_path, IDEAS)
    assert "What do you check twice?" in html(contents, "share-an-idea/index.md")
    page = html(contents, "share-an-idea/t.md")
    assert "You have an answer within 10 working days." in page
    assert "theme: t\n" in page
    assert "channel: box\n" in page
    assert 'href="mailto:?subject=An%20idea%20for%3A%20Trust&amp;body=What%20do%20you' in page
    assert "A chatbot" in page


def test_without_a_channel_the_page_says_so(tmp_path: Path) -> None:
    page = html(book(tmp_path, "themes: {t: {title: Trust}}\n"), "share-an-idea/t.md")
    assert "What could we do better for “Trust”?" in page
    assert "No channel takes ideas yet." in page
    assert "channel:" not in page


def test_the_scorecard_shows_its_sums(tmp_path: Path) -> None:
    page = html(book(tmp_path, IDEAS), "idea-scorecard.md")
    assert "1 adopted of 2 answered" in page
    assert "0 of 1 current goals" in page
    assert "−" in page
    assert "-5 points" in page
    assert "1 goal does not say where it comes from" in page


def test_a_scorecard_of_nothing_has_no_numbers(tmp_path: Path) -> None:
    page = html(book(tmp_path, "themes: {t: {title: Trust}}\n"), "idea-scorecard.md")
    assert "there is nothing to count" in page
    assert "%" not in page


SIGNALS = """\
goals: {g: {title: Reach it, assumptions: [{assumption: Prices hold., revisit: 2026-06-29}, {assumption: It rains.}]}}
departments: {ops: {title: Operations}}
roles: {r: {title: Planner, department: ops}}
signals:
  far: {title: Cameras, type: technology, effect: opportunity, next_look: 2027-06-01, affects: {"goal:g": It sees more}}
  soon: {title: Tariffs, type: geopolitics, effect: threat, next_look: 2026-08-01}
  blind: {title: Rules, type: regulation, response: We wait.}
  over: {title: Fashion, ended: 2026-01-01}
metrics: {m: {title: Share, unit: "%", observations: {2026-01-01: 7, 2026-05-01: 9}}}
decisions:
  first: {title: The first, date: 2026-01-15, style: vote, context: Because., affects: ["goal:g"]}
  second: {title: The second, date: 2026-03-15, style: consent, context: Because., evidence: {m: It was low},
           affects: {"goal:g": Another target, "department:ops": A new rota}, supersedes: {first: It had aged}}
lessons:
  handover: {title: Handover, sector: healthcare, lesson: Say it back., adopted_in: {"department:ops": Both shifts}}
  idle: {title: Idle}
"""


def test_what_nobody_plans_to_look_at_is_in_the_centre_of_the_radar(tmp_path: Path) -> None:
    page = html(book(tmp_path, SIGNALS), "signals/index.md")
    names = [page.rindex(name) for name in ("Rules", "Tariffs", "Cameras")]
    assert names == sorted(names)
    assert 'xlink:href="blind/"' in page
    assert "no next look planned" in page
    assert "1 signal that no longer matters" in page
    assert 'xlink:href="over/"' not in page


def test_a_goal_tells_why_it_was_changed_and_what_may_change_it(tmp_path: Path) -> None:
    page = html(book(tmp_path, SIGNALS), "goals/g.md")
    assert "Another target" in page
    assert page.index("The second") < page.index("1 decision that no longer holds") < page.index("The first")
    assert "It sees more" in page
    assert "should have been looked at by 29 Jun 2026" in page
    assert "nobody has planned to look again" in page


@pytest.mark.parametrize("uri", ["departments/ops.md", "roles/r.md"])
def test_departments_and_roles_see_the_decisions_that_affect_them(tmp_path: Path, uri: str) -> None:
    page = html(book(tmp_path, SIGNALS), uri)
    assert "A new rota" in page
    assert ("Both shifts" in page) is uri.startswith("departments")


def test_a_superseded_decision_leaves_the_list_and_says_what_holds_now(tmp_path: Path) -> None:
    contents = book(tmp_path, SIGNALS)
    index = html(contents, "decisions/index.md")
    assert index.index("The second") < index.index("No longer valid") < index.rindex("The first")
    old = html(contents, "decisions/first.md")
    assert "Superseded" in old
    assert 'href="../second/"' in old
    new = html(contents, "decisions/second.md")
    assert "It had aged" in new
    assert "nobody had a serious objection" in new


def test_the_archive_holds_what_was_superseded_and_what_has_ended(tmp_path: Path) -> None:
    page = html(book(tmp_path, SIGNALS), "archive.md")
    assert page.index("The first") < page.index("The second") < page.index("Fashion")
    assert "Tariffs" not in page


def test_evidence_shows_the_value_of_then_and_of_now(tmp_path: Path) -> None:
    page = html(book(tmp_path, SIGNALS), "decisions/second.md")
    assert page.index("7%") < page.index("9%")
    assert "It was low" in page


def test_lessons_stand_under_their_sector_with_what_they_changed(tmp_path: Path) -> None:
    contents = book(tmp_path, SIGNALS)
    page = html(contents, "lessons/index.md")
    assert page.index("Healthcare: rigour") < page.index("Handover") < page.index("Other sectors") < page.index("Idle")
    assert "not practised anywhere yet" in page
    assert "Both shifts" in html(contents, "lessons/handover.md")


def test_one_place_answers_what_we_decided_not_to_do(tmp_path: Path) -> None:
    text = IDEAS.replace("organization: {title: Acme,", "organization: {title: Acme, not_doing: [A third country],")
    page = html(book(tmp_path, text), "vision/index.md")
    place = page[page.index('id="not-doing"'):]
    assert "A third country" in place
    assert 'id="not-doing-t"' in place
    assert "A chatbot" in place
    assert "Robots" in place


def test_the_history_of_the_vision_says_why_it_changed(tmp_path: Path) -> None:
    text = ("organization: {title: Acme, vision: {statement: New., history: [{statement: Old., until: 2023-12-31, "
            "because: It was reached.}]}}\n")
    page = html(book(tmp_path, text), "vision/index.md")
    assert page.index("New.") < page.index("What held before") < page.index("Old.")
    assert "It was reached." in page


def test_empty_pages_say_how_to_begin(tmp_path: Path) -> None:
    contents = book(tmp_path, "values: {}\n")
    for uri, words in (("ideas", "below “ideas:”"), ("signals", "below “signals:”"), ("lessons", "below “lessons:”"),
                       ("decisions", "below “decisions:”")):
        assert words in html(contents, f"{uri}/index.md")
