"""A report from the future.

## What it finds

A check-in, or a value observed for a metric, whose date has not come yet. Usually the year is a slip.

## Why it matters

What lies in the future is left out of status and progress, so a report with a wrong year goes unheard.

## Weak example

```yaml
themes:
  delight-customers: {title: Delight customers}
goals:
  customer-satisfaction: {title: Reach 90% customer satisfaction, themes: delight-customers}
checkins:
  - {goal: customer-satisfaction, date: 2126-03-31, status: on-track}
```

## Strong example

```yaml
themes:
  delight-customers: {title: Delight customers}
goals:
  customer-satisfaction: {title: Reach 90% customer satisfaction, themes: delight-customers}
checkins:
  - {goal: customer-satisfaction, date: 2026-03-31, status: on-track}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.metric import Metric

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each report or value that is dated after today."""
    for checkin in case.strategy[CheckIn].values():
        if checkin.date > case.today:
            yield about(
                checkin,
                f"is dated {checkin.date}, a day that has not come yet, so it does not count. Is the year right?",
                "date",
            )
    for metric in case.strategy[Metric].values():
        for day in metric.observations:
            if day > case.today:
                yield about(
                    metric,
                    f"has a value for {day}, a day that has not come yet, so it does not count. Is the year right?",
                    "observations",
                    day.isoformat(),
                )
