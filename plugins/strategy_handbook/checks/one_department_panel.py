"""An idea judged by one department alone.

## What it finds

Ideas whose evaluation names a `panel` with roles of only one department.

## Why it matters

A department sees what an idea costs it, and seldom what it brings to others. Ideas that cross borders
are the ones a single department declines.

## Weak example

```yaml
departments:
  operations: {title: Operations}
roles:
  planner: {title: Planner, department: operations}
  shift-lead: {title: Shift lead, department: operations}
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    evaluation: {panel: [planner, shift-lead]}
```

## Strong example

```yaml
departments:
  operations: {title: Operations}
  service: {title: Service}
roles:
  planner: {title: Planner, department: operations}
  advisor: {title: Advisor, department: service}
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    evaluation: {panel: [planner, advisor]}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.idea import Idea

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each panel from one department."""
    for idea in case.strategy[Idea].values():
        departments = case.facts.innovation.departments(idea)
        panel = case.graph.targets(idea, "evaluation")
        outside = any(not case.graph.targets(role, "department") for role in panel)
        if len(departments) == 1 and not outside:
            yield about(
                idea,
                f"was judged by {departments[0]} alone. Ask somebody from another department as well, and name "
                "their role under “panel:”.",
                "evaluation",
                "panel",
            )
