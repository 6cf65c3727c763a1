"""A link in a hand-written page to something that does not exist.

## What it finds

Links such as `[our goal](goal:customer-satisfaction)`, in the Markdown of the handbook and in texts of the
YAML, that name a kind or an id which the strategy does not have. `organization:` needs no id, as there is one.

## Why it matters

The pages people write by hand are those that others read first. A link there that leads nowhere
ends the visit.

## Weak example

```yaml
# handbook/index.md: [what our customers think of us](goal:custmer-satisfaction)
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Strong example

```yaml
# handbook/index.md: [what our customers think of us](goal:customer-satisfaction)
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model import find_kind
from strategy_handbook.model.kinds import BY_WORD
from strategy_handbook.model.links import ID
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.source.handwritten import WrittenLink, links_in

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each link to nothing."""
    for page in case.handwritten or ():
        for link in page.links:
            if fault := _fault(case, link):
                yield Problem(f"the link “{link.kind}:{link.id}” {fault}", link.location)
    for item in case.strategy:
        for text, place in item.texts(holding="]("):
            for kind, id_, _column in links_in(text):
                if fault := _fault(case, WrittenLink(kind, id_, place)):
                    yield Problem(f"{item} holds the link “{kind}:{id_}”, which {fault}", place, str(item.ref))


def _fault(case: Case, link: WrittenLink) -> str | None:
    model = find_kind(link.kind)
    if model is None:
        near = did_you_mean(link.kind, BY_WORD)
        if near is None and not ID.fullmatch(link.id):
            return None  # an address of another kind, such as sip:anna@example.com
        hint = f"Did you mean “{near}:{link.id}”?" if near else f"Use one of: {', '.join(BY_WORD)}."
        return f"names a kind that the handbook does not know. {hint}"
    known, word = case.strategy[model], model.kind.word
    if case.strategy.find(link.kind, link.id) or case.strategy.is_lost(link.kind, link.id):
        return None
    if model.kind.shape == "one" and not link.id:
        return None if known else f"leads nowhere: there is no “{word}:” yet. Add it first."
    near = case.strategy.nearest(model, link.id)
    hint = (
        f"Did you mean “{link.kind}:{near}”?"
        if near
        else f"Write the id of a {word} after the colon, or remove the link."
    )
    return f"names a {word} that does not exist. {hint}"
