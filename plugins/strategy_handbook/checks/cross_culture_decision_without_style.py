"""A decision across cultures that does not say how it was made.

## What it finds

Current decisions without a `style` that affect departments with several cultures, directly or through
the goals and initiatives they affect.

## Why it matters

In one place a decision is what the head has said, in another what everybody has agreed to. Where
nobody says which it was, one side feels overruled and the other waits for a decision it already has.

## Weak example

```yaml
cultures:
  porto: {title: Porto}
  hamburg: {title: Hamburg}
departments:
  service: {title: Service, cultures: [porto, hamburg]}
decisions:
  shared-rota:
    title: One rota for both offices
    date: 2026-05-12
    affects: ["department:service"]
```

## Strong example

```yaml
cultures:
  porto: {title: Porto}
  hamburg: {title: Hamburg}
departments:
  service: {title: Service, cultures: [porto, hamburg]}
decisions:
  shared-rota:
    title: One rota for both offices
    date: 2026-05-12
    style: consent
    affects: ["department:service"]
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.wording import named
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.decision import Decision

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each decision that reaches several cultures without saying how it was made."""
    for decision in case.current(Decision):
        if not isinstance(decision, Decision) or decision.style is not None or "style" in decision.invalid_fields:
            continue
        reached: dict[Culture, None] = {}
        for item in case.graph.targets(decision, "affects"):
            reached.update(dict.fromkeys(_cultures(case, item)))
        if len(reached) > 1:
            yield about(
                decision,
                f"reaches {named(list(reached))}, and does not say how it was made. Write under “style:” whether "
                "it was directive, consult, consensus, consent or vote.",
                "style",
            )


def _cultures(case: Case, item: Item) -> tuple[Culture, ...]:
    return (item,) if isinstance(item, Culture) else case.facts.cultures(item)
