"""A strategy made in memory from one text, for tests that need no files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from strategy_handbook.facts import Facts
from strategy_handbook.graph import Graph
from strategy_handbook.model import Strategy, build_strategy
from strategy_handbook.source.syntax import compose

TODAY = dt.date(2026, 6, 30)


def strategy(text: str) -> Strategy:
    """The strategy of a text in which nothing is wrong."""
    document, found = compose("strategy.yml", Path("strategy.yml"), text)
    assert document is not None
    built, problems = build_strategy([document])
    assert (found, problems) == ([], ())
    return built


def graph(text: str) -> Graph:
    """The links of that strategy."""
    return Graph(strategy(text))


def facts(text: str, today: dt.date = TODAY) -> Facts:
    """What is computed about that strategy on a day."""
    links = graph(text)
    return Facts(links.strategy, links, today)
