"""A change that nobody has prepared people for.

## What it finds

An initiative that names processes under `changes` and has no `change_plan`, or one that does not say
under `who` or `departments` whom it affects. One that has ended is left alone.

## Why it matters

People do not resist change so much as surprise. If nobody has thought about what they may worry about,
what they should hear and who helps them, the new way of working ends with the project.

## Weak example

```yaml
processes:
  returns: {title: Take back what customers return}
initiatives:
  portal:
    title: Build a returns portal
    changes: [returns]
```

## Strong example

```yaml
roles:
  coordinator: {title: Returns coordinator}
processes:
  returns: {title: Take back what customers return}
initiatives:
  portal:
    title: Build a returns portal
    changes: [returns]
    change_plan:
      who: [coordinator]
      concern: More returns than anybody can grade
      message: The portal opens street by street, never faster than grading can follow
      support: Two practice weeks with test returns
      feedback: The stand-up on Mondays
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.initiative import Initiative

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each initiative that changes a process and leaves people alone with it."""
    for initiative in case.strategy[Initiative].values():
        if not initiative.changes or initiative.is_over:
            continue
        names = ", ".join(f"“{link.id}”" for link in initiative.changes)
        if initiative.change_plan is None:
            yield about(
                initiative,
                f"changes {names}, and nobody has planned how people learn of it. Write a “change_plan:” with "
                "who, concern, message, support and feedback.",
                "changes",
            )
        elif not (initiative.change_plan.who or initiative.change_plan.departments):
            yield about(
                initiative,
                f"changes {names}, and its change plan does not say for whom. Name the roles under “who:”, "
                "or whole departments under “departments:”, so that it shows on their pages.",
                "change_plan",
            )
