"""A goal that should take several departments, but on which one works alone.

## What it finds

Open goals with `cross_functional: true` on which a single department works. A department counts if
the goal names it under `departments`, or if it works on one of its smaller goals or initiatives, or
has a role that contributes to it.

## Why it matters

A goal that needs others and does not name them finds out late, when the others have planned their
year without it.

## Weak example

```yaml
departments:
  customer-service: {title: Customer service}
  operations: {title: Operations}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    cross_functional: true
    departments:
      customer-service: Solves requests at first contact
```

## Strong example

```yaml
departments:
  customer-service: {title: Customer service}
  operations: {title: Operations}
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    cross_functional: true
    departments:
      customer-service: Solves requests at first contact
      operations: Ships on the promised day
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.facts.matrix import silos
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each goal marked cross-functional on which one department works alone."""
    misspelt = {dangling.source for dangling in case.graph.dangling if dangling.mention.kind == "departments"}
    for goal, department in silos(case.facts):
        if goal not in misspelt and "departments" not in goal.invalid_fields:
            yield about(
                goal,
                f"is marked as cross-functional, but {department} works on it alone. Name the others below "
                "“departments:” with what each contributes, or take “cross_functional:” away.",
                "departments",
            )
