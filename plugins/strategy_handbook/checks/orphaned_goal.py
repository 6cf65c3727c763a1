"""A goal that does not lead to the vision.

## What it finds

A goal from which no chain of `parents` and `themes` reaches the vision. Goals that support only
each other in a ring lead nowhere either. A goal that leads to such a goal and no further is not
named again: it is in order once the other one is.

## Why it matters

People work on a goal because it takes the company somewhere. If nobody can say where, either the
goal or the strategy is missing something.

## Weak example

```yaml
goals:
  faster-replies:
    title: Answer every request within four hours
```

## Strong example

```yaml
goals:
  faster-replies:
    title: Answer every request within four hours
    themes:
      delight-customers: Nobody who waits feels looked after.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.wording import named
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.goal import Goal

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each goal at which all ways up end."""
    rings = {goal for ring in case.graph.cycles(Goal, "parents") for goal in ring}
    for goal in case.strategy[Goal].values():
        if case.graph.in_sight(goal):
            continue
        larger = case.graph.targets(goal, "parents")
        if not larger and not _has_a_finding_already(goal):
            yield about(
                goal,
                "does not lead to the vision: it names neither a theme nor a larger "
                "goal. Name the theme it serves under “themes:”, or the goal it "
                "contributes to under “parents:”.",
            )
        elif goal in rings:
            yield about(
                goal,
                f"does not lead to the vision: it supports only {named(larger)}, and "
                "from there no way leads to a theme. Name the theme it serves under "
                "“themes:”.",
                "parents",
            )


def _has_a_finding_already(goal: Goal) -> bool:
    """Tell whether its links are there, but misspelt or not to be read."""
    return bool(goal.themes or goal.parents or {"themes", "parents"} & goal.invalid_fields)
