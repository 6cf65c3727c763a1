"""A failed experiment that taught nothing.

## What it finds

Experiments with the result `refuted` or `unclear` and without `learning`.

## Why it matters

A failure whose lesson is written down is paid once. Without it, it was only a failure, and people
learn not to try.

## Weak example

```yaml
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    stage: declined
    experiment: {hypothesis: Fewer customers will ask., result: refuted}
```

## Strong example

```yaml
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    stage: declined
    experiment:
      hypothesis: Fewer customers will ask.
      result: refuted
      learning: Customers ask because the doorkeeper has the parcel, and a photograph does not change that.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.idea import Idea, Result

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each experiment that did not work out and left nothing behind."""
    for idea in case.strategy[Idea].values():
        trial = idea.experiment
        if trial and trial.result in (Result.REFUTED, Result.UNCLEAR) and not trial.learning:
            how = "did not work out" if trial.result is Result.REFUTED else "had no clear result"
            yield about(
                idea,
                f"was tried and {how}, and nobody has written what we learned. That is the part worth its price: "
                "write it under “experiment:” as “learning:”.",
                "experiment",
            )
