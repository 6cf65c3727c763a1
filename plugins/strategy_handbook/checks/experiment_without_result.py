"""An experiment that ended without a result.

## What it finds

Experiments whose `end` has passed, or whose idea has been adopted or declined, without a `result`.

## Why it matters

A trial that is not read costs as much as one that is. Worse, the next person pays for it again.

## Weak example

```yaml
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    stage: experimenting
    experiment: {hypothesis: Fewer customers will ask., start: 2020-03-02, end: 2020-03-27}
```

## Strong example

```yaml
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    stage: experimenting
    experiment:
      hypothesis: Fewer customers will ask.
      start: 2020-03-02
      end: 2020-03-27
      result: confirmed
      learning: Half as many asked; the other half had no signature.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.idea import Idea

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each experiment that is over and says nothing."""
    for idea in case.strategy[Idea].values():
        trial = idea.experiment
        if trial is None or trial.result is not None:
            continue
        if trial.end is not None and trial.end < case.today:
            over = f"was tried until {trial.end}"
        elif idea.stage.is_answer:
            over = f"was tried and is {idea.stage}"
        else:
            continue
        yield about(
            idea,
            f"{over}, and nobody has written what came out. Write confirmed, refuted or unclear under "
            "“experiment:” as “result:”.",
            "experiment",
        )
