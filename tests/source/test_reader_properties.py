"""Whatever a file holds, reading it gives documents or problems; and what was written is what is read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from strategy_handbook.model import build_strategy
from strategy_handbook.source import Document, Sources, read_sources
from strategy_handbook.source.document import plain
from strategy_handbook.source.reader import natural_key
from strategy_handbook.source.scene import lines_of

SOME = settings(deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(SOME, max_examples=80)

# Characters that mean something to YAML or come along with pasted text: most slips are made of these.
SIGNS = "ab1: -\n\n\t[]{}\"'#&*!|>%@`,?\\~<=.“”•\u00a0\u2028\u0085\u200b\u0000\u0007ü日"
slips = st.text(alphabet=SIGNS, max_size=60)
lines_of_strategy = st.lists(
    st.sampled_from(
        [
            "goals:",
            "  csat:",
            "    title: Reach 90%",
            "    tags: [a, b]",
            "    tags:",
            "      - a",
            "      - b",
            '    why: "Trust"',
            "    due: 2027-06-30",
            "---",
            "# remark",
            "    <<: *x",
            "  nps: &x",
            "    targets: {csat: {to: 90}}",
            "",
            "    description: |",
            "      Text",
        ]
    )
    | slips.map(lambda text: text.replace("\n", " ")),
    max_size=12,
).map("\n".join)
anything = st.one_of(st.text(max_size=80), slips, lines_of_strategy)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def read(folder: Path, content: bytes) -> Sources:
    (folder / "file.yml").write_bytes(content)
    return read_sources(folder, folder)


def values(sources: Sources) -> list[Any]:
    return [plain(document.root) for document in sources.documents]


def holds_together(sources: Sources, text: str) -> None:
    """There is something to say of every file, and every place is in it."""
    assert sources.files == 1
    assert len(sources.documents) + len(sources.problems) > 0
    last = len(lines_of(text))
    for _, problem in sources.problems:
        assert problem.location.path == "file.yml"
        assert 1 <= problem.location.line <= last
        assert problem.message[-1] in ".?"
    _, problems = build_strategy(sources.documents)
    for _, problem in problems:
        assert 1 <= problem.location.line <= last


@SOME
@given(content=st.binary(max_size=120))
@example(content=b"\xff\xfe")
@example(content=b"\x00" * 40)
@example(content=b"goals: \xc3")
def test_any_bytes_are_read_or_give_problems(content: bytes, folder: Path) -> None:
    holds_together(read(folder, content), content.decode("utf-8", "replace"))


@SOME
@given(text=anything)
@example(text="a: &a [*a]")
@example(text="? [a]\n: b")
@example(text="%YAML 9.9\n---\na: b")
@example(text="\u2028\u2029\u0085a: b\nc d\ne: f")
def test_any_text_is_read_or_gives_problems(text: str, folder: Path) -> None:
    holds_together(read(folder, text.encode("utf-8", "replace")), text)


@FEWER
@given(text=anything)
def test_windows_line_endings_and_a_byte_order_mark_change_nothing(text: str, folder: Path) -> None:
    assume("\r" not in text)
    raw = text.encode("utf-8", "replace")
    assume(not raw.startswith(b"\xef\xbb\xbf"))
    assume(raw[:64].count(0) < 8)  # else the mark moves the end of what is looked at for UTF-16
    as_it_is = read(folder, raw)
    for other in (raw.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + raw):
        changed = read(folder, other)
        assert values(changed) == values(as_it_is)
        assert changed.problems == as_it_is.problems


# -- what was written is what is read ----------------------------------------------------------------

# Line separators (Zl, Zp) are read as blanks, so that lines count as in an editor.
unwritten = ["Cs", "Cc", "Cn", "Cf", "Zl", "Zp"]
words = st.text(st.characters(exclude_categories=unwritten), max_size=40)
names = st.text("abcdefgxyz_0189-", min_size=1, max_size=12) | st.sampled_from(["null", "<<", "no"])
tricky = st.sampled_from(
    [
        "",
        " ",
        "null",
        "~",
        "no",
        "1.10",
        "2027-06-30",
        "a: b",
        "a #b",
        "- a",
        "“a”",
        "*a",
        "&a b",
        "!a",
        "@a",
        "a\nb",
        "a - b",
        "  a",
        "a ",
        "[a",
        "'a'",
        '"',
        "\t",
        "a" * 200,
        "a - b " * 40,
    ]
)
tree = st.recursive(
    words | tricky,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)
trees = st.dictionaries(names, tree, min_size=1, max_size=4)


@SOME
@given(
    tree=trees,
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.sampled_from([None, True, False]),
    unicode=st.booleans(),
    width=st.sampled_from([20, 80, 10_000]),
)
def test_what_is_dumped_is_read_back(
    tree: dict[str, Any],
    style: str | None,
    flow: bool | None,
    unicode: bool,
    width: int,
    folder: Path,
) -> None:
    text = yaml.safe_dump(tree, default_style=style, default_flow_style=flow, allow_unicode=unicode, width=width)
    sources = read(folder, text.encode())
    assert {check for check, _ in sources.problems} <= {"swallowed-text"}  # a warning, at most
    assert values(sources) == [tree]


@SOME
@given(tree=trees, flow=st.sampled_from([None, False]))
def test_every_place_is_that_of_its_key(tree: dict[str, Any], flow: bool | None, folder: Path) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True, width=10_000)
    (document,) = read(folder, text.encode()).documents
    lines = lines_of(text)
    for key, node in keys(document, document.root):
        place = document.location(node)
        written = lines[place.line - 1][place.column - 1 :].lstrip("'\"")
        assert written.startswith(key)


def keys(document: Document, node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, key_node, value in document.entries(node):
            yield key, key_node
            yield from keys(document, value)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from keys(document, inner)


# -- order -------------------------------------------------------------------------------------------


def test_goal_2_comes_before_goal_10() -> None:
    names = ["goal-10.yml", "goal-2.yml", "goal.yml", "goal-2b.yml", "2026/b.yml", "10/a.yml"]
    assert sorted(names, key=natural_key) == [
        "10/a.yml",
        "2026/b.yml",
        "goal-2.yml",
        "goal-2b.yml",
        "goal-10.yml",
        "goal.yml",
    ]


@FEWER
@given(numbers=st.lists(st.integers(0, 10**17), unique=True))
def test_numbers_within_names_are_in_order(numbers: list[int]) -> None:
    names = [f"goal-{number}.yml" for number in numbers]
    assert sorted(names, key=natural_key) == [f"goal-{number}.yml" for number in sorted(numbers)]


@FEWER
@given(names=st.lists(st.text(max_size=12) | st.text("09a٣²", max_size=8)), seed=st.randoms())
def test_any_names_have_one_order(names: list[str], seed: Any) -> None:
    shuffled = list(names)
    seed.shuffle(shuffled)
    in_order = [natural_key(name) for name in sorted(names, key=natural_key)]
    assert in_order == [natural_key(name) for name in sorted(shuffled, key=natural_key)]
