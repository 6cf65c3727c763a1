"""The canonical form: fields in order, two blanks, double quotes; comments and meaning stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_handbook.edits.fmt import fmt
from strategy_handbook.edits.store import Opened, RefusedError, parsed
from strategy_handbook.source.document import plain

EXAMPLE = Path(__file__).parents[2] / "strategy"

BEFORE = """\
# top

goals:
    # about b
    b:
        due: 2026-12-31   # late
        # why it is called so
        # in two lines
        title: 'B'
        owner: 'it''s "me"'
            # deeper
        description: >-
              folded
                more

        tags:
        -   a
        # between
        -   b
    a:
      {title: A,
       due: 2027-01-01}
checkins:
- date: 2026-01-01
  # the goal
  goal: b
-   date: 2026-01-01
    goal: b
    values: {x: 1}
# end"""

AFTER = """\
# top

goals:
  # about b
  b:
    # why it is called so
    # in two lines
    title: "B"
    description: >-
          folded
            more
    owner: 'it''s "me"'
        # deeper
    due: 2026-12-31   # late

    tags:
      - a
      # between
      - b
  a:
    {title: A,
     due: 2027-01-01}
checkins:
  - date: 2026-01-01
    # the goal
    goal: b
  - goal: b
    date: 2026-01-01
    values: {x: 1}
# end"""


def formatted(text: str) -> str:
    return fmt(Opened("x.yml", Path("x.yml"), text.encode(), text)).after.decode()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_takes_its_canonical_form(newline: str) -> None:
    assert formatted(BEFORE.replace("\n", newline)) == AFTER.replace("\n", newline)


def test_twice_equals_once() -> None:
    assert formatted(AFTER) == AFTER


@pytest.mark.parametrize("file", sorted(EXAMPLE.rglob("*.yml")), ids=lambda file: file.name)
def test_the_example_says_the_same_with_every_comment(file: Path) -> None:
    before = file.read_text("utf-8")
    after = formatted(before)
    assert formatted(after) == after
    assert plain(root(after)) == plain(root(before))
    assert remarks(after) == remarks(before)


def root(text: str):  # type: ignore[no-untyped-def]
    return parsed("x.yml", Path("x.yml"), text)


def remarks(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@pytest.mark.parametrize(
    "text",
    [
        "goals:\n  a:\n    due: &d 2026-01-01\n    title: *d\n",
        "goals:\n  a:\n    why: |+\n      x\n\n    title: T\n",
        "goals:\n  a:\n    <<: {why: x}\n    due: 2026-01-01\n    title: T\n",
        "goals:\n  a:\n    tags:\n      -\n        x\n    title: T\n",
        "goals: {a: {due: 2026-01-01, title: T}}\n",
        "---\ngoals:\n   a:\n      why: |2\n           x\n      title: T\n...\n",
        "",
        "# only a remark\n",
    ],
)
def test_unusual_files_keep_their_meaning(text: str) -> None:
    once = formatted(text)
    assert formatted(once) == once
    before, after = root(text), root(once)
    assert (before and plain(before)) == (after and plain(after))


def test_a_file_that_does_not_parse_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"x.yml:2:1: this line is indented with a tab"):
        formatted("goals:\n\ta: {}\n")


NAMES = st.sampled_from(["title", "why", "due", "tags", "owner", "description", "odd"])
CONTENT = st.sampled_from(
    [
        "T",
        "'q'",
        '"d"',
        "[a, b]",
        ">-\n        long\n        text",
        "|+\n        keep\n",
        "\n      - x\n      # inner\n      - 'y'",
        "{a: b}",
        "x # said",
        "\n      k: v",
        "",
    ]
)
REMARKS = st.sampled_from(["", "    # above\n", "\n", "\n    # above\n", "      # deeper\n"])


@settings(deadline=None)
@given(
    st.lists(st.tuples(REMARKS, NAMES, CONTENT), min_size=1, max_size=6, unique_by=lambda field: field[1]),
    st.sampled_from(["", "# end\n"]),
)
def test_any_order_and_any_remarks(fields: list[tuple[str, str, str]], end: str) -> None:
    text = "goals:\n  a:\n" + "".join(f"{remark}    {name}: {content}\n" for remark, name, content in fields) + end
    once = formatted(text)
    assert formatted(once) == once
    assert plain(root(once)) == plain(root(text))
    assert remarks(once) == remarks(text)
