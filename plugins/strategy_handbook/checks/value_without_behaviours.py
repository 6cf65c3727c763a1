"""A value that nobody can see in practice.

## What it finds

A value that names nothing people do and nothing they avoid.

## Why it matters

“We are honest” is agreed to by everyone and followed by nobody in particular. A value works when
two colleagues can tell whether it was kept in a case.

## Weak example

```yaml
values:
  honesty:
    title: We say what is so
```

## Strong example

```yaml
values:
  honesty:
    title: We say what is so
    behaviours:
      do: [We tell a customer about a delay on the day we know of it]
      avoid: [We do not print a claim whose evidence we cannot show]
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.scalars import says_something
from strategy_handbook.model.value import Value

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each value without any behaviour."""
    for value in case.strategy[Value].values():
        shown = (*value.behaviours.do, *value.behaviours.avoid) if value.behaviours else ()
        if not any(says_something(text) for text in shown):
            yield about(
                value,
                "names no behaviours, so people cannot tell whether it is kept. "
                "Write under “behaviours:” what people do (“do:”) and do not do "
                "(“avoid:”).",
                "behaviours",
            )
