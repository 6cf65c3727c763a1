"""Hours that an automation saves and that nobody has plans for.

## What it finds

An automation with `hours_freed` above zero and nothing under `redeployed_to`. One that has been
stopped is left alone.

## Why it matters

People hear “saves 60 hours a month” and ask whose hours. Without an answer they fear for their work,
and the time trickles away; with one, the automation pays for something the strategy asks for.

## Weak example

```yaml
automations:
  route-planner:
    title: Plan tomorrow's routes
    hours_freed: 42
```

## Strong example

```yaml
automations:
  route-planner:
    title: Plan tomorrow's routes
    hours_freed: 42
    redeployed_to: The planner calls customers whose promised day is in danger
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.automation import Automation, Status
from strategy_handbook.model.scalars import says_something

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each automation that frees hours for nothing in particular."""
    for automation in case.strategy[Automation].values():
        if automation.status is Status.STOPPED or says_something(automation.redeployed_to):
            continue
        if automation.hours_freed:
            yield about(
                automation,
                f"frees {automation.hours_freed} hours a month, and nobody says what for. Write under "
                "“redeployed_to:” what people do with this time instead.",
                "hours_freed",
            )
