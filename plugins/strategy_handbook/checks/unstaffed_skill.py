"""A skill that is needed and that nobody has.

## What it finds

A skill under `resources › skills` of an initiative of now or next that no role names under `skills`
and no training names under `skill`. Upper and lower case make no difference.

## Why it matters

Such an initiative is late from its first day, whatever its plan says. Hiring and learning take
months, so the gap has to be seen before the start.

## Weak example

```yaml
initiatives:
  portal:
    title: Build a portal
    phase: now
    resources: {skills: [Web accessibility]}
```

## Strong example

```yaml
roles:
  web-lead: {title: Web lead, skills: [Web accessibility]}
initiatives:
  portal:
    title: Build a portal
    phase: now
    resources: {skills: [Web accessibility]}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.facts.resources import same_skill, skills
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.role import Role
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.model.training import Training

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each initiative that needs a skill nobody has or teaches."""
    missing = [skill for skill in skills(case.facts) if skill.is_missing]
    known = _known(case) if missing else {}
    for skill in missing:
        near = did_you_mean(same_skill(skill.name), known, cutoff=0.8)
        hint = f"Did you mean “{known[near]}”?" if near else "Hire, train, or find a partner, and say so here."
        for initiative in skill.needed_by:
            yield about(
                initiative,
                f"needs the skill “{skill.name}”, which no role has and no training teaches. {hint}",
                "resources",
                "skills",
            )


def _known(case: Case) -> dict[str, str]:
    held = (name for role in case.strategy[Role].values() for name in role.skills)
    taught = (name for training in case.strategy[Training].values() for name in training.skill)
    return {same_skill(name): name for name in (*held, *taught)}
