"""A waiver for a check that does not exist.

## What it finds

Entries under `waive:` that name no check of the handbook. The message suggests the nearest name.

## Why it matters

A waiver for a check that does not exist silences nothing: the finding it was meant for stays, and
the reason looks accepted although it is not.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    waive:
      - {check: unmeasured-goals, until: 2027-03-31, reason: The survey starts in March.}
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    waive:
      - {check: unmeasured-goal, until: 2027-03-31, reason: The survey starts in March.}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Entity
from strategy_handbook.model.scalars import did_you_mean

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each waiver that names no check."""
    for item in case.strategy:
        if not isinstance(item, Entity) or case.facts.is_archived(item):
            continue
        for number, waiver in enumerate(item.waive):
            if waiver.check not in case.known_checks:
                near = did_you_mean(waiver.check, case.known_checks)
                hint = (
                    f"Did you mean “{near}”?"
                    if near
                    else "Each finding ends with the name of its check in square brackets."
                )
                yield about(
                    item, f"waives “{waiver.check}”, but no check has that name. {hint}", "waive", number, "check"
                )
