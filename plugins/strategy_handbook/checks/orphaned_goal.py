"""A goal that does not lead to the vision.

## What it finds

A goal from which no chain of `parents` and `themes` reaches the vision. Goals that support only each other in a ring
lead nowhere either.

## Why it matters

People work on a goal because it takes the company somewhere. If nobody can say where, either the goal or the strategy
is missing something.

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
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.goal import Goal

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each goal without line of sight; archived goals are left alone."""
    for goal in case.strategy[Goal].values():
        if case.graph.in_sight(goal) or case.facts.is_archived(goal):
            continue
        if any(edge.field in ("themes", "parents") for edge in case.graph.out(goal)):
            names = ", ".join(f"“{parent.id}”" for parent in case.graph.targets(goal, "parents"))
            yield about(goal, f"does not lead to the vision: it supports only {names}, and from there no way leads to a "
                              "theme. Name the theme it serves under “themes:”.", "parents")
        elif not goal.themes and not goal.parents:
            yield about(goal, "does not lead to the vision: it names neither a theme nor a larger goal. Name the theme it "
                              "serves under “themes:”, or the goal it contributes to under “parents:”.")
        # links that lead to nothing are unknown references, and reported as such
