"""An organization without a mission.

## What it finds

An organization without a mission statement. Where no organization is described at all,
`missing-vision` says so.

## Why it matters

The vision says where the company wants to be, the mission what it does every day to get there.
People who miss the second cannot connect their work with the first.

## Weak example

```yaml
organization:
  title: Tornafolha
  vision: {statement: To be the region's most trusted provider of sustainable office solutions.}
```

## Strong example

```yaml
organization:
  title: Tornafolha
  vision: {statement: To be the region's most trusted provider of sustainable office solutions.}
  mission: {statement: We help businesses create responsible and productive workspaces.}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.scalars import says_something

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem if an organization is described without its mission."""
    company = case.strategy.organization
    if company and not (company.mission and says_something(company.mission.statement)):
        yield about(
            company,
            "has no mission. Say in one sentence what the company does every day "
            "to reach its vision, under “mission:”, “statement:”.",
            "mission",
            "statement",
        )
