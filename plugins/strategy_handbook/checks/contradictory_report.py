"""Two reports of one day that contradict each other.

## What it finds

Check-ins on the same goal and the same day that give it different statuses.

## Why it matters

Only one of them can be shown. Two people reported without knowing of each other, or a report was
corrected by a second one instead of a line: readers should not get whichever came last.

## Weak example

```yaml
themes:
  delight-customers: {title: Delight customers}
goals:
  customer-satisfaction: {title: Reach 90% customer satisfaction, themes: delight-customers}
checkins:
  - {goal: customer-satisfaction, date: 2026-03-31, status: on-track}
  - {goal: customer-satisfaction, date: 2026-03-31, status: at-risk}
```

## Strong example

```yaml
themes:
  delight-customers: {title: Delight customers}
goals:
  customer-satisfaction: {title: Reach 90% customer satisfaction, themes: delight-customers}
checkins:
  - {goal: customer-satisfaction, date: 2026-03-31, status: at-risk}
```

## Options

None.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.checkin import CheckIn

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each report that contradicts the first one of its day."""
    first: dict[tuple[str, dt.date], CheckIn] = {}
    for checkin in case.strategy[CheckIn].values():
        other = first.setdefault((checkin.goal, checkin.date), checkin)
        if other.status is not checkin.status:
            place = other.place("status")
            where = f"line {place.line}" if place.path == checkin.place().path else f"{place.path}, line {place.line}"
            yield about(
                checkin,
                f"says “{checkin.status}”, but another of the same day says “{other.status}” ({where}). "
                "Agree which one is right and remove the other, or correct its date.",
                "status",
            )
