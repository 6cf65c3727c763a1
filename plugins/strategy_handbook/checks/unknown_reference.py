"""A link to something that does not exist.

## What it finds

A link field that names an id which no entity of that kind has, now or formerly (as an alias), and
a step of an onboarding path that names a page which the handbook does not have. The message
suggests the nearest name there is. An `owner` that does not exist is found by `unknown-owner`.

## Why it matters

A link to nothing breaks the line of sight: the page would promise something that readers cannot
follow.

## Weak example

```yaml
themes:
  delight-customers:
    title: Delight customers
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    themes: [delight-custmers]
```

## Strong example

```yaml
themes:
  delight-customers:
    title: Delight customers
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    themes: [delight-customers]
```

## Options

None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.graph import Dangling
from strategy_handbook.model import Item, find_kind
from strategy_handbook.model.fields import Mention
from strategy_handbook.model.kinds import BY_WORD
from strategy_handbook.model.scalars import did_you_mean

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each link that leads nowhere."""
    pages = _pages(case)
    links = (*case.graph.dangling, *case.graph.pages)
    times = often_named(links)
    for dangling in first_of_many(links, times):
        mention = dangling.mention
        field = str(mention.path[0])
        if mention.path == ("owner",):
            continue  # has a check of its own
        if mention.to.kind == "*" and not mention.id and not find_kind(mention.kind):
            if pages is None or mention.kind.partition("#")[0] in pages:
                continue  # the page is there, or nobody told us where the pages are
            fault = _no_such_page(mention.kind, pages)
        else:
            fault = _no_such_item(case, mention, times[mention.kind, mention.id])
        yield Problem(f"{dangling.source} names {fault}", dangling.place, str(dangling.source.ref), field)


MANY = 4
"""An id that is named so often is not mistyped: what it named was renamed or removed. One finding says so."""


def often_named(dangling: Iterable[Dangling]) -> Counter[tuple[str, str]]:
    """How often each id is named that nothing has."""
    return Counter((one.mention.kind, one.mention.id) for one in dangling)


def first_of_many(dangling: Iterable[Dangling], times: Mapping[tuple[str, str], int]) -> Iterator[Dangling]:
    """Every link to nothing, but only the first of those to an id that is named in many places."""
    seen: set[tuple[str, str]] = set()
    for one in dangling:
        name = (one.mention.kind, one.mention.id)
        if times[name] < MANY or name not in seen:
            yield one
        seen.add(name)


def gone(id_: str, times: int) -> str:
    """What to do about an id that is named in many places and does not exist any more."""
    return (
        f"It is named in {times} places. If it has a new id, write “aliases: [{id_}]” there, and all of them "
        "lead to it again; if it is gone, remove these links."
    )


def nearest(case: Case, model: type[Item], id_: str) -> str:
    """Say what to write instead of an id that does not exist."""
    known, key = case.strategy[model], model.kind.key
    if near := case.strategy.nearest(model, id_):
        return f"Did you mean “{near}”?"
    if not known:
        return f"There are no {key} yet; add it below “{key}:”."
    some = f"one of: {', '.join(known)};" if len(known) < 7 else f"the id of one of the {len(known)} {key},"
    return f"Use {some} or add it below “{key}:”."


def _pages(case: Case) -> frozenset[str] | None:
    if case.handwritten is None:
        return None
    return case.generated.union(page.uri for page in case.handwritten)


def _no_such_page(name: str, pages: frozenset[str]) -> str:
    near = did_you_mean(name, pages)
    fix = (
        f"Did you mean “{near}”?"
        if near
        else "Write its path from the handbook folder, such as culture.md, or kind:id for an item of the strategy."
    )
    return f"the page “{name}”, which the handbook does not have. {fix}"


def _no_such_item(case: Case, mention: Mention, times: int) -> str:
    field, model = mention.where, find_kind(mention.kind)
    if model:
        fix = nearest(case, model, mention.id) if times < MANY else gone(mention.id, times)
        return f"{model.kind.word} “{mention.id}” in {field}, which does not exist. {fix}"
    if mention.kind in ("http", "https"):
        fix = "Put a web address into a “do:” step, as [text](address)."
    elif near := did_you_mean(mention.kind, BY_WORD):
        fix = f"Did you mean “{near}:{mention.id}”?"
    else:
        fix = "Write it as kind:id, such as goal:customer-satisfaction."
    return f"“{mention.kind}:{mention.id}” in {field}, but there is no kind “{mention.kind}”. {fix}"
