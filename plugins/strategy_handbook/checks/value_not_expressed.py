"""A value that is not said in the words of every culture.

## What it finds

A value without a sentence for each of the cultures under `expressions`, once any culture is
described.

## Why it matters

The same value looks different in Porto and in Hamburg. Where nobody has said how, people take their
own habit for the value.

## Weak example

```yaml
cultures:
  porto: {title: Porto}
  hamburg: {title: Hamburg}
values:
  honesty:
    title: We say what is so
    expressions:
      hamburg: We name a problem in the meeting, and mean no harm by it.
```

## Strong example

```yaml
cultures:
  porto: {title: Porto}
  hamburg: {title: Hamburg}
values:
  honesty:
    title: We say what is so
    expressions:
      porto: We call the colleague before the meeting, and then say it in the meeting too.
      hamburg: We name a problem in the meeting, and mean no harm by it.
```

## Options

None.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.reach import meant
from strategy_handbook.checks.shared.wording import NAMED, named
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.scalars import says_something
from strategy_handbook.model.value import Value

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each value, naming the cultures it is not expressed for."""
    every = case.strategy[Culture]
    misspelt = meant(case, "expressions")
    for value in case.strategy[Value].values():
        said = {edge.target for edge in case.graph.out(value, "expressions") if says_something(edge.how)} | misspelt
        number = len(every) - len(said)
        if number > 0:
            missing = itertools.islice((one for one in every.values() if one not in said), NAMED)
            yield about(
                value,
                f"is not expressed for {named(list(missing), number)}. Let the "
                "people there say under “expressions:” how it shows among them.",
                "expressions",
            )
