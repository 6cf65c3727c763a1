"""An adopted idea for which nobody was thanked.

## What it finds

Adopted ideas without `recognition`.

## Why it matters

People watch what happens to those who had an idea. A thank-you that others hear costs nothing and
brings the next one.

## Weak example

```yaml
ideas:
  photo-on-arrival: {title: A photograph on arrival, stage: adopted}
```

## Strong example

```yaml
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    stage: adopted
    recognition: {date: 2026-06-04, form: All-hands, text: The drivers showed their first fifty photographs.}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.idea import Idea, Stage

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each adopted idea without a word of thanks."""
    for idea in case.strategy[Idea].values():
        if idea.stage is Stage.ADOPTED and idea.recognition is None:
            yield about(
                idea,
                "was adopted, and nothing says that anybody was thanked. Thank them where others hear it, and "
                "write when and how under “recognition:”.",
                "recognition",
            )
