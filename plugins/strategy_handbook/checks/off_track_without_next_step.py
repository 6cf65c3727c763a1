"""A goal in trouble, and nobody says what happens next.

## What it finds

Open goals whose latest check-in is `at-risk` or `off-track` and names no `next_step`.

## Why it matters

Bad news is useful when it comes with the next step. Without one, everybody worries and nobody
moves.

## Weak example

```yaml
goals:
  faster-replies: {title: Answer every request within four hours}
checkins:
  - {goal: faster-replies, date: 2026-05-31, status: at-risk, note: Two colleagues left.}
```

## Strong example

```yaml
goals:
  faster-replies: {title: Answer every request within four hours}
checkins:
  - goal: faster-replies
    date: 2026-05-31
    status: at-risk
    note: Two colleagues left.
    next_step: Operations lends us one until September; interviews begin on 8 June.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.goal import Reported

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each open goal in trouble, about the goal and placed at its check-in."""
    for goal in case.open_goals():
        last = case.facts.last_checkin(goal)
        if last is None or last.status is Reported.ON_TRACK or last.next_step:
            continue
        if "next_step" not in last.invalid_fields:
            yield Problem(
                f"{goal} is {last.status}, and its check-in of {last.date} names no next "
                "step. Write under “next_step:” what happens now.",
                last.place("status"),
                str(goal.ref),
            )
