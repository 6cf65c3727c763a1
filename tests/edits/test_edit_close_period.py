"""Closing a period: every goal decided, with its reason; lessons kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from workshop import FILES, GOALS, changed, workspace

from strategy_handbook.edits.close_period import close_period, decision_from
from strategy_handbook.edits.store import Draft, RefusedError
from strategy_handbook.model.period import Period

AFTER = """\
# What we want. Owned by everybody.
goals:
  # the first one
  csat:   # our heart
    title:   'Reach 90% satisfaction'
    description: "Closed on 2026-06-30 as achieved: 91%: more than we hoped"
    themes: {delight: "Nobody who waits, feels looked after: never"}
    owner: head # of service
    period: y2026

    targets:
      score: {from: 78,  to: 90}
    due: 2026-12-31
    status: achieved
  replies:
    title: "Answer in two hours"
    description: >-
      Long text that is
      folded. See [the goal](goal:csat).


      Carried forward on 2026-06-30 from “2026” to “2027”: No phone yet
    parents:
    - csat          # the larger one
    period: y2027
  calls: {title: Answer calls, parents: [csat], period: y2026, status: missed}
# the end
"""

DECISIONS = ("csat=achieved:91%: more than we hoped", "replies=carry:y2027:No phone yet", "calls=missed")


def closed(folder: Path, *decisions: str, learned: tuple[str, ...] = (), files: dict[str, str] = FILES) -> list[Draft]:
    work = workspace(folder, files)
    period = work.strategy[Period]["y2026"]
    return list(close_period(work, period, dict(map(decision_from, decisions)), learned))


def test_each_decision_is_written_where_it_belongs(tmp_path: Path) -> None:
    (goals,) = closed(tmp_path, *DECISIONS)
    assert goals.text == AFTER


CARRIED = """\
periods:
  y2026: {title: "2026", start: 2026-01-01, end: 2026-12-31}
  y2027: {title: "2027", start: 2027-01-01, end: 2027-12-31}
goals:
  late:
    title: Late
    period: y2026
    due: 2026-09-30 # with the board
  long: {title: Long, period: y2026, due: 2027-03-31}
  open: {title: Open, period: y2026}
"""


def test_a_due_date_that_is_left_behind_moves_along(tmp_path: Path) -> None:
    decisions = ("late=carry:y2027", "long=carry:y2027", "open=carry:y2027")
    (draft,) = closed(tmp_path, *decisions, files={"strategy/all.yml": CARRIED})
    assert "    due: 2027-12-31 # with the board\n" in draft.text
    assert "long: {title: Long, period: y2027, due: 2027-03-31}" in draft.text
    assert "open: {title: Open, period: y2027}" in draft.text


def test_another_due_date_can_be_given_and_the_reason_tells_both(tmp_path: Path) -> None:
    decisions = ("late=carry:y2027@2027-02-28:No phone yet", "long=missed", "open=missed")
    (draft,) = closed(tmp_path, *decisions, files={"strategy/all.yml": CARRIED})
    assert "    due: 2027-02-28 # with the board\n" in draft.text
    assert "from “2026” to “2027”, due 2027-02-28 instead of 2026-09-30: No phone yet" in draft.text
    with pytest.raises(RefusedError, match="“soon” is not a date"):
        decision_from("late=carry:y2027@soon")


def test_paragraphs_are_paragraphs_to_markdown(tmp_path: Path) -> None:
    (goals,) = closed(tmp_path, *DECISIONS)
    (tmp_path / "strategy/goals.yml").write_text(goals.text, "utf-8")
    description = workspace(tmp_path, {}).find_entity("goal:replies").description
    assert description is not None
    assert description.split("\n\n")[1].startswith("Carried forward")


def test_lessons_join_those_that_are_there(tmp_path: Path) -> None:
    _, rest = closed(tmp_path, *DECISIONS, learned=("Ask twice.", "Phone: early."))
    assert changed([rest]) == [
        "-    learned: Ask first.",
        "+    learned:",
        "+      - Ask first.",
        "+      - Ask twice.",
        '+      - "Phone: early."',
    ]


@pytest.mark.parametrize("learned", ["    learned: [One]\n", "    learned:\n    - One # once\n\n    # more\n", ""])
def test_lessons_keep_the_form_of_the_list(tmp_path: Path, learned: str) -> None:
    files = {
        "strategy/p.yml": "periods:\n  y2026:\n    title: Y\n    start: 2026-01-01\n    end: 2026-12-31\n" + learned
    }
    (draft,) = closed(tmp_path, learned=("Two", "Three"), files=files)
    (tmp_path / "strategy/p.yml").write_text(draft.text, "utf-8")
    expected = ("One", "Two", "Three") if learned else ("Two", "Three")
    assert workspace(tmp_path, {}).strategy[Period]["y2026"].learned == expected
    assert learned.count("#") == draft.text.count("#")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            '    title: "Answer in two hours"\n    description: One.\n',
            "    description: |-\n      One.\n\n      Closed on 2026-06-30 as missed: Why\n",
        ),
        (
            '    title: "Answer in two hours"\n    description: |\n      One.\n\n      Two. # no comment\n',
            "      Two. # no comment\n\n      Closed on 2026-06-30 as missed: Why\n",
        ),
    ],
)
def test_a_reason_follows_any_description(tmp_path: Path, old: str, new: str) -> None:
    begin, end = GOALS.index('    title: "Answer'), GOALS.index("    parents:\n")
    files = {**FILES, "strategy/goals.yml": GOALS[:begin] + old + GOALS[end:]}
    (goals,) = closed(tmp_path, "csat=missed", "replies=missed:Why", "calls=missed", files=files)
    assert new in goals.text


@pytest.mark.parametrize(
    ("decisions", "says"),
    [
        (("csat=achieved",), "nothing is decided yet on “replies”, “calls”"),
        ((*DECISIONS, "cals=missed"), "“cals” is not an open goal of period “y2026”. Did you mean “calls”?"),
        (("csat=acheived",), "not a decision on a goal. Did you mean “achieved”?"),
        (("csat=carry",), "does not say to which period"),
        (("csat=missed", "calls=missed", "replies=carry:y2028"), "there is no period “y2028”. Did you mean “y2027”?"),
        (
            ("csat=missed", "calls=missed", "replies=carry:y2026"),
            "cannot be carried to the period that is being closed",
        ),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, decisions: tuple[str, ...], says: str) -> None:
    with pytest.raises(RefusedError, match=says.replace("?", r"\?")):
        closed(tmp_path, *decisions)
