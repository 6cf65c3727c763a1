"""A finding about a link points at the link itself, wherever in its field it stands."""

from __future__ import annotations

from pathlib import Path

from strategy_handbook.graph import Graph
from strategy_handbook.model import build_strategy
from strategy_handbook.source import read_sources
from support import project


def places(folder: Path, text: str) -> dict[str, str]:
    """Each link of a strategy as ``source field target`` with its line and column."""
    project(folder, {"strategy/strategy.yml": text})
    strategy, _ = build_strategy(read_sources(folder / "strategy", folder).documents)
    return {
        f"{edge.source.id} {edge.field} {edge.target.ref}": f"{edge.place.line}:{edge.place.column}"
        for edge in Graph(strategy).edges
    }


def test_an_id_that_ends_like_the_one_before_it_has_its_own_place(tmp_path: Path) -> None:
    assert places(
        tmp_path,
        """\
themes:
  online-sales: {title: Online}
  sales: {title: Sales}
goals:
  more:
    title: More
    themes: [online-sales, sales]
  most:
    title: Most
    themes:
      online-sales: Because.
      sales: Because.
""",
    ) == {
        "more themes theme:online-sales": "7:14",
        "more themes theme:sales": "7:28",
        "most themes theme:online-sales": "11:7",
        "most themes theme:sales": "12:7",
    }


def test_two_kinds_with_the_same_id_have_their_own_places(tmp_path: Path) -> None:
    assert places(
        tmp_path,
        """\
themes:
  sales: {title: Sales}
goals:
  sales: {title: Reach 90}
communications:
  monthly: {title: Monthly, carries: ["theme:sales", "goal:sales "]}
""",
    ) == {"monthly carries theme:sales": "6:39", "monthly carries goal:sales": "6:54"}


def test_an_id_named_like_its_field_points_at_the_value(tmp_path: Path) -> None:
    assert places(
        tmp_path,
        """\
roles:
  owner: {title: Owner}
goals:
  more: {title: More, owner: owner}
""",
    ) == {"more owner role:owner": "4:30"}


def test_a_key_of_a_mapping_of_groups_points_at_the_key(tmp_path: Path) -> None:
    assert places(
        tmp_path,
        """\
metrics:
  to: {title: To}
goals:
  more: {title: More, targets: {to: {to: 90}}}
""",
    ) == {"more targets metric:to": "4:33"}
