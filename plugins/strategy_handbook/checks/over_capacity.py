"""More work than there is money or time for.

## What it finds

A company or a department whose initiatives of now and next take more money or days of work than its
`capacity` declares. An initiative counts for the company, and for the department that leads it. What
comes later does not count yet, and what has ended no longer does.

## Why it matters

A plan that does not fit is not ambitious, it is undecided: what gives way is left to chance, and
every team chooses differently.

## Weak example

```yaml
organization:
  title: Acme
  capacity: {person_days: 100}
initiatives:
  portal: {title: Build a portal, phase: now, resources: {person_days: 80}}
  course: {title: Teach a course, phase: next, resources: {person_days: 40}}
```

## Strong example

```yaml
organization:
  title: Acme
  capacity: {person_days: 100}
initiatives:
  portal: {title: Build a portal, phase: now, resources: {person_days: 80}}
  course: {title: Teach a course, phase: later, resources: {person_days: 40}}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.facts.resources import Load, company_load, loads_by_department
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each sum that does not fit."""
    if case.strategy.organization is not None:
        yield from _problems(case.strategy.organization, company_load(case.facts))
    for load in loads_by_department(case.facts):
        if isinstance(load.of, Item):
            yield from _problems(load.of, load)


def _problems(item: Item, load: Load) -> Iterator[Problem]:
    for field, takes, there in load.over:
        what = f"{there} days of work" if field == "person_days" else f"a budget of {there}"
        names = ", ".join(f"“{one.id}”" for one in load.initiatives if one.resources and getattr(one.resources, field))
        yield about(
            item,
            f"has {what} for initiatives, and those of now and next take {takes}: {names}. "
            "Move some to “phase: later”, make them smaller, or raise “capacity:”.",
            "capacity",
            field,
        )
