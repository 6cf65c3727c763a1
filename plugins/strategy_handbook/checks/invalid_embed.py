"""A live block in a hand-written page that asks for something that does not exist.

## What it finds

A fenced `strategy` block in a Markdown page of the handbook that cannot be
answered: it says nothing to show, shows a kind or filters by a field that there is not, or names an id that does not
exist.

## Why it matters

Readers would find a hole where the list of goals should be, and nobody would notice for months.

## Weak example

```yaml
# handbook/index.md: ~~~strategy
# handbook/index.md: show: goal-table
# handbook/index.md: ~~~
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Strong example

```yaml
# handbook/index.md: ~~~strategy
# handbook/index.md: show: goals
# handbook/index.md: ~~~
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.embed import parse_embed

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each block that cannot be answered."""
    for page in case.handwritten or ():
        for block in page.blocks:
            try:
                parse_embed(block.text, case.strategy)
            except ValueError as error:
                yield Problem(f"the strategy block {error}", block.location)
