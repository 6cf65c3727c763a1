"""A mission that says the same as the vision.

## What it finds

A mission and a vision statement that share most of their words. Small words (three letters or
fewer), capitals and punctuation do not count.

## Why it matters

The vision is a place to reach, the mission the daily work that leads there. If both say the same,
one of the two answers is missing.

## Weak example

```yaml
organization:
  title: Tornafolha
  vision: {statement: To be the most trusted provider of sustainable office solutions.}
  mission: {statement: We are the trusted provider of the most sustainable office solutions.}
```

## Strong example

```yaml
organization:
  title: Tornafolha
  vision: {statement: To be the most trusted provider of sustainable office solutions.}
  mission: {statement: We help businesses create responsible and productive workspaces.}
```

## Options

- `percent` (60): how much of all their words the two statements may share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING


def find(case: Case, *, percent: int = 60) -> Iterator[Problem]:
    """Yield one problem if the statements share so much of their words (Jaccard's index)."""
    company = case.strategy.organization
    if company is None or company.vision is None or company.mission is None:
        return
    vision, mission = _words(company.vision.statement), _words(company.mission.statement)
    shared, every = len(vision & mission), len(vision | mission)
    if shared and 100 * shared >= percent * every:
        yield about(
            company,
            f"says nearly the same in its mission as in its vision: {shared} of "
            f"the {every} words that matter are in both. Let the vision say where "
            "the company wants to be, and the mission what it does every day to "
            "get there.",
            "mission",
            "statement",
        )


def _words(text: str | None) -> set[str]:
    """Give the words that matter; in a text of small words only, all of them."""
    words = set(re.findall(r"\w+", (text or "").casefold()))
    return {word for word in words if len(word) > 3} or words
