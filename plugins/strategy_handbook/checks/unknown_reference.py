"""A link to something that does not exist.

## What it finds

A link field that names an id which no entity of that kind has, now or formerly (as an alias). The message suggests the
nearest id there is.

## Why it matters

A link to nothing breaks the line of sight: the page would promise something that readers cannot follow.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    themes: [delight-custmers]
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    themes: [delight-customers]
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.graph import Dangling
from strategy_handbook.model import find_kind
from strategy_handbook.model.scalars import did_you_mean

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each link that leads nowhere."""
    for dangling in case.graph.dangling:
        field = str(dangling.mention.path[0])
        yield Problem(_message(case, dangling), dangling.place, str(dangling.source.ref), field)


def _message(case: Case, dangling: Dangling) -> str:
    mention, source = dangling.mention, dangling.source
    field = str(mention.path[0])
    model = find_kind(mention.kind)
    if model is None:
        if mention.to.kind == "*" and not mention.id:  # a page of the handbook, not an entity
            return f"{source} names the page “{mention.kind}” in {field}, which is not in the handbook folder."
        return (f"{source} names “{mention.kind}:{mention.id}” in {field}, but there is no kind “{mention.kind}”. "
                "Write it as kind:id, such as goal:customer-satisfaction.")
    word = model.kind.word
    near = did_you_mean(mention.id, case.strategy[model])
    if near:
        fix = f"Did you mean “{near}”?"
    elif case.strategy[model]:
        fix = f"Use the id of one of the {len(case.strategy[model])} {model.kind.key}, or add it below “{model.kind.key}:”."
    else:
        fix = f"There are no {model.kind.key} yet; add it below “{model.kind.key}:”."
    return f"{source} names {word} “{mention.id}” in {field}, which does not exist. {fix}"
