"""A text that should have been read again.

## What it finds

Items with a `review` whose day has passed, or that say how often (`every`) and not when it
happened `last`.

## Why it matters

Texts age without a sound. Readers who find one thing that is no longer true doubt all the others.

## Weak example

```yaml
themes:
  delight-customers:
    title: Delight customers
    review: {every: yearly, last: 2020-01-15}
```

## Strong example

```yaml
themes:
  delight-customers:
    title: Delight customers
    review: {every: yearly, last: 2026-01-15}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each review that is late or never happened."""
    for planned in case.facts.reviews():
        item, review = planned.entity, planned.entity.review
        if review is None:
            continue
        if review.last is None:
            yield about(
                item,
                f"is to be reviewed {review.every}, but nothing says when that last "
                "happened. Read it, and write the day under “review:” as “last:”.",
                "review",
            )
        elif planned.due < case.today:
            yield about(
                item,
                f"was due for its {review.every} review on {planned.due}. Read it "
                "again, change what is no longer true, and write the day of your "
                "review as “last:”.",
                "review",
                "last",
            )
