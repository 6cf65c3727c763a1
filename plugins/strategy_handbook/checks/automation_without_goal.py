"""An automation that serves no goal.

## What it finds

An automation that names no goal under `supports`, and whose `process` names none either. One that
has been stopped is left alone.

## Why it matters

What can be automated is not always worth automating. An automation that serves no goal makes
something faster that nobody has decided to do.

## Weak example

```yaml
automations:
  price-robot:
    title: Compare prices every night
```

## Strong example

```yaml
goals:
  on-time: {title: Deliver 97% of orders on the promised day}
processes:
  order-processing:
    title: From order to van
    supports: [on-time]
automations:
  route-planner:
    title: Plan tomorrow's routes
    process: order-processing
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.automation import Automation, Status
from strategy_handbook.model.process import Process

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each automation without a goal of its own or of its process."""
    for automation in case.strategy[Automation].values():
        process = case.strategy.find("process", automation.process) if automation.process else None
        served = automation.supports or (isinstance(process, Process) and process.supports)
        if served or automation.status is Status.STOPPED or (automation.process and process is None):
            continue  # a process that does not exist has a finding of its own
        yield about(
            automation,
            "serves no goal. Name the process it is part of under “process:”, or a goal under “supports:”."
            if process is None
            else f"serves no goal, and neither does its process “{process.id}”. Name one under “supports:” of either.",
            "supports",
        )
