"""A department that nobody leads.

## What it finds

Departments without a `head`.

## Why it matters

Colleagues from elsewhere do not know whom to ask, and nobody brings the strategy into the
department and its concerns back.

## Weak example

```yaml
departments:
  customer-service:
    title: Customer Service
```

## Strong example

```yaml
departments:
  customer-service:
    title: Customer Service
    head: head-of-customer-service
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.department import Department

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each department without a head."""
    for department in case.strategy[Department].values():
        if not department.head:
            yield about(department, "has no head. Name the role that leads it under “head:”.", "head")
