"""A goal that nobody has reported on in time.

## What it finds

Open goals that have begun and whose last check-in, or whose start, is longer ago than their owner
reports (`check_in`, by default quarterly) and a week of grace.

## Why it matters

Silence is not good news. A goal without reports may be lost long before anybody learns of it, and
every picture that includes it is a guess.

## Weak example

```yaml
goals:
  faster-replies:
    title: Answer every request within four hours
    start: 2026-01-01
    check_in: monthly
```

## Strong example

```yaml
goals:
  faster-replies:
    title: Answer every request within four hours
    start: 2026-01-01
    check_in: monthly
checkins:
  - {goal: faster-replies, date: 2026-06-30, status: on-track, note: Two thirds are there.}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.facts.standing import GRACE
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each open goal whose report is late."""
    unread = case.strategy.lost_reports()
    for goal in case.open_goals():
        if goal.id in unread:
            continue  # a report is there, and a finding says why it cannot be read
        expected = case.facts.next_report(goal)
        if expected is None or case.today <= expected + GRACE:
            continue  # not begun, or in time
        last = case.facts.last_checkin(goal)
        since = f"had its last check-in on {last.date}" if last else f"began on {goal.start} and has no check-in yet"
        cadence = goal.check_in or case.facts.cadence
        yield about(
            goal,
            f"{since}; the next {cadence} one was expected by {expected}. "
            "Add one under “checkins:” that says how it is going.",
        )
