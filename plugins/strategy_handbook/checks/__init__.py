"""The checks, by family. To add one: write its module in this folder and add its name to its family here."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from strategy_handbook.checks.case import Case
from strategy_handbook.checks.engine import Check, Report, Waived, load_check, run, severity_of

__all__ = ["FAMILIES", "Case", "Check", "Report", "Waived", "all_checks", "run", "severity_of"]

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "structure": (
        "yaml-syntax",
        "swallowed-text",
        "pasted-quotes",
        "empty-file",
        "empty-strategy",
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
        "missing-vision",
        "missing-mission",
        "mission-repeats-vision",
        "long-statement",
        "orphaned-goal",
        "unworked-goal",
        "theme-without-goals",
        "department-without-goals",
        "role-without-line-of-sight",
        "initiative-without-goal",
        "process-without-goal",
        "unexplained-contribution",
        "value-without-behaviours",
        "unused-metric",
        "contested-metric",
        "uncovered-theme",
        "silo",
        "due-before-start",
        "due-after-parent",
        "due-after-horizon",
        "too-many-goals",
    ),
    "smart": (
        "vague-goal",
        "unmeasured-goal",
        "unachievable-goal",
        "irrelevant-goal",
        "untimed-goal",
        "contradictory-target",
    ),
    "ownership": (
        "unowned-goal",
        "unknown-owner",
        "overloaded-owner",
        "headless-department",
        "undecided-role",
        "vacant-owner",
    ),
    "freshness": (
        "overdue-goal",
        "outdated-goal",
        "future-report",
        "contradictory-report",
        "overdue-review",
        "stale-metric",
        "off-track-without-next-step",
        "period-without-lessons",
        "unrevisited-assumption",
    ),
    "communication": (
        "uncommunicated-goal",
        "department-without-meeting",
        "one-way-communication",
        "communication-without-owner",
        "meeting-outside-working-hours",
    ),
    "culture": (
        "department-without-culture-guidance",
        "unsourced-culture",
        "value-not-expressed",
        "cross-culture-decision-without-style",
    ),
    "innovation": (
        "theme-without-ideas",
        "idea-without-theme",
        "idea-unanswered",
        "decision-without-rationale",
        "one-department-panel",
        "experiment-without-metric",
        "experiment-without-result",
        "failure-without-learning",
        "unrecognised-idea",
        "signal-without-response",
        "lesson-not-adopted",
    ),
    "operations": (
        "process-without-owner",
        "process-without-metric",
        "critical-process-without-training",
        "automation-without-goal",
        "freed-hours-without-purpose",
        "over-capacity",
        "unstaffed-skill",
        "change-without-plan",
        "unmitigated-challenge",
    ),
    "publishing": (
        "unresolved-link",
        "invalid-embed",
        "page-collision",
        "leaked-entity",
        "external-request",
        "second-search-index",
    ),
}


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Every check, family by family."""
    return tuple(load_check(name, family) for family, names in FAMILIES.items() for name in names)
