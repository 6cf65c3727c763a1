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
        "empty-file",
        "duplicate-key",
        "duplicate-id",
        "invalid-id",
        "unknown-field",
        "invalid-value",
        "missing-field",
        "placeholder-text",
        "unknown-reference",
        "self-reference",
        "reference-cycle",
        "expired-waiver",
        "unknown-check",
        "stale-reference",
        "invalid-url",
    ),
    "alignment": (
        "orphaned-goal",
    ),
    "smart": (
        "vague-goal",
    ),
    "ownership": (
        "unowned-goal",
        "unknown-owner",
        "overloaded-owner",
        "headless-department",
        "undecided-role",
    ),
    "freshness": (
        "overdue-goal",
        "outdated-goal",
        "overdue-review",
        "stale-metric",
        "off-track-without-next-step",
        "period-without-lessons",
    ),
    "communication": (
    ),
    "culture": (
    ),
    "publishing": (
        "unresolved-link",
        "page-collision",
    ),
}


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Every check, family by family."""
    return tuple(load_check(name, family) for family, names in FAMILIES.items() for name in names)
