"""Rings of links are found in time that grows with the links, however long the chains are."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_handbook.graph import Graph
from strategy_handbook.model import Item, build_strategy
from strategy_handbook.model.role import Role
from strategy_handbook.source import read_sources
from support import project


def roles(folder: Path, reports_to: dict[str, str]) -> Graph:
    lines = [f"  {role}: {{title: {role}, reports_to: {boss}}}" for role, boss in reports_to.items()]
    project(folder, {"strategy/strategy.yml": "\n".join(["roles:", *lines])})
    return Graph(build_strategy(read_sources(folder / "strategy", folder).documents)[0])


def test_each_ring_is_found_once_in_source_order(tmp_path: Path) -> None:
    graph = roles(tmp_path, {"x": "b", "a": "c", "b": "a", "c": "b", "d": "d", "e": "f", "f": "e"})
    rings = [[item.id for item in ring] for ring in graph.cycles(Role, "reports_to")]
    assert rings == [["a", "b", "c"], ["e", "f"]]


def test_a_long_chain_is_compared_a_few_times_per_link(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = 2000
    graph = roles(tmp_path, {f"r{n}": f"r{n + 1}" for n in range(long)} | {f"r{long}": ""})
    compared = 0

    def counted(self: Item, other: object) -> bool:
        nonlocal compared
        compared += 1
        return self is other

    monkeypatch.setattr(Item, "__eq__", counted)
    assert graph.cycles(Role, "reports_to") == ()
    assert compared < 20 * long
