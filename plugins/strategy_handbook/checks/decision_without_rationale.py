"""A decision without a reason.

## What it finds

Ideas that were adopted, declined or tried without a `rationale` under `evaluation`, and decisions
without `context`.

## Why it matters

Whoever does not know the reason supposes one. A no without a reason ends the conversation, and in two
years nobody dares to change a decision that nobody understands.

## Weak example

```yaml
ideas:
  photo-on-arrival: {title: A photograph on arrival, stage: declined}
decisions:
  two-regions: {title: Stay in two regions, date: 2026-01-15}
```

## Strong example

```yaml
ideas:
  photo-on-arrival:
    title: A photograph on arrival
    stage: declined
    evaluation: {rationale: Three of five customers did not want photographs of their entrance.}
decisions:
  two-regions:
    title: Stay in two regions
    date: 2026-01-15
    context: A third country would have cost us the vans that the first two need.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.decision import Decision
from strategy_handbook.model.idea import Idea, Stage

SEVERITY = Severity.WARNING

_JUDGED = {
    Stage.EXPERIMENTING: "is being tried",
    Stage.ADOPTED: "was adopted",
    Stage.DECLINED: "was declined",
}


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each idea that was judged, and each decision that was taken, without a reason."""
    for idea in case.strategy[Idea].values():
        if idea.stage in _JUDGED and not (idea.evaluation and idea.evaluation.rationale):
            yield about(
                idea,
                f"{_JUDGED[idea.stage]}, and nobody has written why. Write the reason under “evaluation:” as "
                "“rationale:”, in words that its sender can follow.",
                "evaluation",
            )
    for decision in case.current(Decision):
        if isinstance(decision, Decision) and not decision.context:
            yield about(
                decision,
                "does not say why something had to be decided. Describe the situation under “context:”.",
                "context",
            )
