"""A theme to which no department commits.

## What it finds

A theme that no department names among its commitments, once any department has written down
commitments at all.

## Why it matters

Commitments say what a department does differently because of a theme. A theme that changes nothing
in any department stays on the poster.

## Weak example

```yaml
themes:
  delight-customers: {title: Customers who trust us}
  circular-products: {title: Products that come back}
departments:
  customer-service:
    title: Customer service
    commitments:
      - {theme: delight-customers, do: Call back on the same day}
```

## Strong example

```yaml
themes:
  delight-customers: {title: Customers who trust us}
  circular-products: {title: Products that come back}
departments:
  customer-service:
    title: Customer service
    commitments:
      - {theme: delight-customers, do: Call back on the same day}
      - {theme: circular-products, do: Offer a repair, instead_of: Sending a new chair}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.reach import meant
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.department import Department
from strategy_handbook.model.theme import Theme

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each theme without a commitment, if there are any commitments."""
    if not any(department.commitments for department in case.strategy[Department].values()):
        return
    misspelt = meant(case, "commitments")
    for theme in case.strategy[Theme].values():
        if not case.graph.into(theme, Department, "commitments") and theme not in misspelt:
            yield about(
                theme,
                "is no department’s commitment. Say in at least one department, "
                "under “commitments:”, what it does because of this theme.",
            )
