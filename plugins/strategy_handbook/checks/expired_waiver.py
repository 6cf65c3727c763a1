"""A waiver whose time is over.

## What it finds

Entries under `waive:` whose `until` has passed. From the day after, the check speaks again, and
this one reminds of the promise.

## Why it matters

A waiver is a promise: until then it is settled. Kept silently beyond its day, it becomes a fault
that nobody sees any more.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    waive:
      - {check: unmeasured-goal, until: 2020-03-31, reason: The survey starts in March.}
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    targets:
      csat: {from: 78, to: 90}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Entity

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each waiver that has run out."""
    for item in case.strategy:
        if not isinstance(item, Entity) or case.facts.is_archived(item):
            continue
        for number, waiver in enumerate(item.waive):
            if waiver.until < case.today:
                reason = waiver.reason.rstrip(".")
                yield about(
                    item,
                    f"waives “{waiver.check}” until {waiver.until}, and this day has "
                    f"passed. The reason given was: “{reason}”. Settle it and remove "
                    "the waiver, or decide on a new date.",
                    "waive",
                    number,
                    "until",
                )
