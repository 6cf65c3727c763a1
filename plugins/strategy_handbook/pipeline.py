"""The corridor that both doors use: load, check, render. Read this first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from strategy_handbook.checks import Case, Report, all_checks, run
from strategy_handbook.facts import Facts
from strategy_handbook.findings import Problem
from strategy_handbook.graph import Graph
from strategy_handbook.model import Strategy, build_strategy
from strategy_handbook.model.scalars import Cadence
from strategy_handbook.settings import Settings, SettingsError
from strategy_handbook.source import Sources, read_sources
from strategy_handbook.source.handwritten import HandwrittenPage, read_handwritten


@dataclass(frozen=True)
class Loaded:
    """A strategy that was read, with everything that was found wrong on the way."""

    settings: Settings
    sources: Sources
    strategy: Strategy
    graph: Graph
    facts: Facts
    reported: dict[str, tuple[Problem, ...]]
    handwritten: tuple[HandwrittenPage, ...] | None


def load(settings: Settings) -> Loaded:
    """Read the YAML and the hand-written pages. Faults in them are findings, not exceptions.

    Raises:
        SettingsError: A setting cannot be used.
    """
    sources = read_sources(settings.strategy_dir, settings.root)
    strategy, problems = build_strategy(sources.documents)
    graph = Graph(strategy)
    try:
        cadence = Cadence.read(settings.goal_cadence)
    except ValueError as error:
        raise SettingsError(f"goal_cadence {error}.") from None
    reported: dict[str, list[Problem]] = defaultdict(list)
    for check, problem in (*sources.problems, *problems):
        reported[check].append(problem)
    folder = settings.handbook_dir
    handwritten = read_handwritten(folder, settings.root) if folder and folder.is_dir() else None
    return Loaded(settings, sources, strategy, graph, Facts(strategy, graph, settings.today, cadence),
                  {check: tuple(found) for check, found in reported.items()}, handwritten)


def check(loaded: Loaded) -> Report:
    """Run every check. While a file cannot be read, only those that make sense on parts of a strategy.

    Raises:
        SettingsError: The settings name a check or option that does not exist.
    """
    checks = all_checks()
    case = Case(loaded.strategy, loaded.graph, loaded.facts, loaded.settings.today, loaded.reported, loaded.handwritten,
                frozenset(), frozenset(one.name for one in checks))
    return run(case, checks, loaded.settings, on_parts_only=bool(loaded.sources.unreadable))
