"""The checks, by family. To add one: write its module in this folder and add its name to its family here."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from strategy_handbook.checks.case import Case
from strategy_handbook.checks.engine import Check, Report, Waived, load_check, run

__all__ = ["FAMILIES", "Case", "Check", "Report", "Waived", "all_checks", "run"]

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "structure": (
        "yaml-syntax",
        "unknown-reference",
    ),
    "alignment": (
        "orphaned-goal",
    ),
    "smart": (
        "vague-goal",
    ),
    "ownership": (
    ),
    "freshness": (
    ),
    "communication": (
    ),
    "culture": (
    ),
    "publishing": (
    ),
}


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Every check, family by family."""
    return tuple(load_check(name, family) for family, names in FAMILIES.items() for name in names)
