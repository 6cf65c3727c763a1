"""An owner that is not a role of the company.

## What it finds

An `owner` that names no role, now or formerly (as an alias). The message suggests the nearest
role there is. Names of people are not accepted: an owner is a role.

## Why it matters

People change, and the goal stays. The role that answers for it has a page, a place in the company
and somebody who holds it; a name that nobody knows has none of these.

## Weak example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    owner: Maria Santos
```

## Strong example

```yaml
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
    owner: head-of-customer-service
roles:
  head-of-customer-service:
    title: Head of Customer Service
```

## Options

None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from strategy_handbook.checks.case import Case
from strategy_handbook.checks.unknown_reference import MANY, first_of_many, gone, nearest, often_named
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.role import Role

SEVERITY = Severity.ERROR

_JOB = re.compile(
    r"\b(?:head|chief|director|manager|lead|leader|officer|president|team|"
    r"department|board|assistant|engineer|specialist|coordinator|controller|of|and)\b",
    re.IGNORECASE,
)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each owner that is no role."""
    titles = {role.title.casefold(): role.id for role in case.strategy[Role].values()}
    owners = [one for one in case.graph.dangling if one.mention.path == ("owner",)]
    times = often_named(case.graph.dangling)
    for dangling in first_of_many(owners, times):
        name = dangling.mention.id
        named = times["roles", name]
        fix = gone(name, named) if named >= MANY and not _is_a_person(name) else _fix(case, name, titles)
        yield Problem(
            f"{dangling.source} names “{name}” as its owner, which is not a role. {fix}",
            dangling.place,
            str(dangling.source.ref),
            "owner",
        )


def _fix(case: Case, name: str, titles: Mapping[str, str]) -> str:
    """Say what to write: the role of that title, a role for a person, or the nearest id."""
    if id_ := titles.get(name.casefold()):
        return f"Did you mean “{id_}”?"
    if _is_a_person(name):
        return (
            "It looks like the name of a person: owners are roles, because people change. "
            "Name the role this person holds."
        )
    return nearest(case, Role, name.replace(" ", "-"))


def _is_a_person(name: str) -> bool:
    begins_as_a_name = name[:1].isalpha() and not name[:1].islower()
    return "@" in name or (begins_as_a_name and " " in name and not _JOB.search(name))
