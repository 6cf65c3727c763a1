"""An idea that waits for its answer.

## What it finds

Ideas that are still `submitted` after the working days that their channel promises
(`response_days`), or after `days` where nothing is promised; and ideas that have been in evaluation
for longer than `evaluating_days`.

## Why it matters

People who get no answer conclude that nobody wants their ideas, and keep the next one. A quick no with
a reason brings more ideas than a slow yes.

## Weak example

```yaml
communications:
  idea-box: {title: The idea box, form: idea-channel, response_days: 10}
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    channel: idea-box
    submitted: 2020-03-02
```

## Strong example

```yaml
communications:
  idea-box: {title: The idea box, form: idea-channel, response_days: 10}
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    channel: idea-box
    submitted: 2020-03-02
    stage: declined
    evaluation: {rationale: Customers did not want to be photographed., decided: 2020-03-12}
```

## Options

- `days` (30): days until an answer where the channel promises none.
- `evaluating_days` (90): days that an evaluation may take.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.idea import Idea, Stage

SEVERITY = Severity.WARNING


def find(case: Case, *, days: int = 30, evaluating_days: int = 90) -> Iterator[Problem]:
    """Yield one problem for each idea that has waited too long."""
    known = case.facts.innovation
    for idea in case.strategy[Idea].values():
        waited = known.days_in_stage(idea)
        due = known.answer_due(idea)
        if idea.stage is Stage.SUBMITTED and waited is not None and (due < case.today if due else waited > days):
            promise = f"; its channel promises an answer by {due}" if due else ""
            yield about(
                idea,
                f"was submitted on {idea.submitted} and has no answer yet{promise}. Tell its sender what happens "
                "next, and move “stage:” on.",
                "submitted",
            )
        elif idea.stage is Stage.EVALUATING and waited is not None and waited > evaluating_days:
            yield about(
                idea,
                f"has been in evaluation for {waited} days. Decide, and write why under “evaluation:”; not now is "
                "an answer too.",
                "stage",
            )
