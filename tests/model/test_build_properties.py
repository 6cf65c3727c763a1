"""A strategy made of junk gives a Strategy and problems, never an exception, and no check fails on it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategy_handbook import pipeline
from strategy_handbook.model import KINDS, Item, build_strategy
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.settings import Settings, settings_from
from strategy_handbook.source import read_sources
from support import TODAY

SOME = settings(deadline=None, derandomize=True, max_examples=120, suppress_health_check=list(HealthCheck))
FEW = settings(SOME, max_examples=25)

ids = st.sampled_from(["a", "a", "b", "b", "c", "no", "Größe", "x" * 90, "organization"])
good = {
    "date": st.sampled_from(["2026-01-01", "2026-06-30", "2027-12-31", "0001-01-01", "9999-12-31"]),
    "number": st.sampled_from(["90", "-3.5", "0", "000000000000000001", "999999999999999999"]),
    "whole number": st.sampled_from(["0", "1", "5", "12", "999999999999"]),
    "day and time": st.sampled_from(["2026-01-05 09:30", "0001-01-01 00:00", "9999-12-31 23:59"]),
    "true or false": st.sampled_from(["true", "no"]),
    "kind:id": st.sampled_from(["goal:a", "theme:a", "role:b", "nope:a", "page.md"]),
}
texts = st.sampled_from(
    [
        "",
        "TBD",
        "Reach 90%",
        "a",
        "b",
        "csat",
        "goal:a",
        "theme:",
        ":",
        "nope:a",
        "page.md",
        "90",
        "-1",
        "90,5",
        "1e9",
        "2026-06-30",
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "30.6.2026",
        "weekly",
        "on-track",
        "achieved",
        "true",
        "maybe",
        "5",
        "6",
        "Europe/Lisbon",
        "Mars/Base",
        "09:00-17:30",
        "17:30-09:00",
        "2026-01-05 09:30",
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=SECONDLY",
        "FREQ=YEARLY;COUNT=0",
        "https://a.example",
        "javascript:x",
        "orphaned-goal",
        "no-check",
        "“90”",
        "١٢",
        "z" * 300,
    ]
) | st.text(max_size=12)
junk = st.recursive(
    st.none() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def likely(row: FieldRow) -> st.SearchStrategy[Any]:
    """Values that a field might hold, half of them nearly right."""
    one = st.sampled_from(row.words) if row.words else good.get(row.takes, texts)
    if row.takes.startswith("id of "):
        one = ids
    if row.parts:
        one = group(row.parts)
    if row.many == "list":
        one = st.lists(one, max_size=2)
    if row.many == "map" or row.to:
        one = one | st.dictionaries(ids | texts, one, max_size=2) | st.lists(ids, max_size=2)
    return st.one_of(one, one, one, one, one, junk)


def group(rows: tuple[FieldRow, ...]) -> st.SearchStrategy[Any]:
    """Some of the fields, mostly with those that have to be there."""
    must = {row.name: likely(row) for row in rows if row.required}
    may = {row.name: likely(row) for row in rows if not row.required}
    if not may:
        return st.fixed_dictionaries(must)
    some = st.lists(st.sampled_from(sorted(may)), min_size=1, max_size=6, unique=True)
    return some.flatmap(
        lambda names: (
            st.fixed_dictionaries({**must, **{name: may[name] for name in names}})
            | st.fixed_dictionaries({name: may[name] for name in names})
        )
    )


def entries(model: type[Item]) -> st.SearchStrategy[Any]:
    one = group(field_table(model))
    one = one | one.flatmap(lambda known: st.dictionaries(texts, junk, max_size=1).map(known.__or__))
    if model.kind.shape == "one":
        return one | junk
    if model.kind.shape == "list":
        return st.lists(one, max_size=3) | junk
    return st.dictionaries(ids, one, min_size=1, max_size=3) | st.dictionaries(texts, junk) | junk


strategies = st.sets(st.sampled_from(KINDS), min_size=1, max_size=6).flatmap(
    lambda models: st.fixed_dictionaries({model.kind.key: entries(model) for model in models})
)


@pytest.fixture(scope="module")
def project() -> Iterator[Settings]:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "strategy").mkdir()
        yield settings_from({"as_of": TODAY}, root=root, docs_dir=None, locale="en")


def write(project: Settings, content: dict[str, Any]) -> int:
    """Write a strategy; the number of its lines."""
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_flow_style=False)
    (project.strategy_dir / "strategy.yml").write_text(text, "utf-8")
    return text.count("\n") + 1


@SOME
@given(content=strategies)
def test_any_junk_gives_a_strategy_and_problems(content: dict[str, Any], project: Settings) -> None:
    last = write(project, content)
    sources = read_sources(project.strategy_dir, project.root)
    strategy, problems = build_strategy(sources.documents)
    for item in strategy:
        assert 1 <= item.place().line <= item.end_line <= last
    for check, problem in problems:
        assert 1 <= problem.location.line <= last, (check, problem)
        assert problem.message[-1] in ".?", (check, problem)
        assert "pydantic" not in problem.message


@FEW
@given(content=strategies)
def test_no_check_fails_on_junk(content: dict[str, Any], project: Settings) -> None:
    last = write(project, content)
    for finding in pipeline.check(pipeline.load(project)).findings:
        assert "itself failed" not in finding.message
        assert 1 <= finding.location.line <= last, finding
        assert finding.message[-1] in ".?", finding
