"""A theme that asks for ideas and has none.

## What it finds

Themes that ask for ideas, with a `focus_question` or a priority of `high` or `medium` under
`innovation`, and that no idea names. If this holds for every theme that asks, it is said once.

## Why it matters

A question that nobody answers was perhaps never heard by those who could answer it.

## Weak example

```yaml
themes:
  delight-customers:
    title: Delight customers
    innovation: {priority: high, focus_question: "What do customers still have to check?"}
```

## Strong example

```yaml
themes:
  delight-customers:
    title: Delight customers
    innovation: {priority: high, focus_question: "What do customers still have to check?"}
ideas:
  photo-on-arrival: {title: A photograph on arrival, theme: delight-customers}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.reach import meant
from strategy_handbook.checks.shared.wording import each_or_once
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.theme import Innovation, Priority, Theme

SEVERITY = Severity.INFO


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each theme that waits for ideas."""
    asking = [theme for theme in case.strategy[Theme].values() if _asks(theme.innovation)]
    misspelt = meant(case, "theme")
    silent = [theme for theme in asking if theme not in misspelt and not case.facts.innovation.of_theme(theme)]
    yield from each_or_once(silent, len(asking), _problem)


def _asks(innovation: Innovation | None) -> bool:
    return innovation is not None and bool(innovation.focus_question or innovation.priority not in (None, Priority.LOW))


def _problem(theme: Item) -> Problem:
    return about(
        theme,
        "asks for ideas, and none has come. Put its question where people meet, and write what they answer "
        f"below “ideas:” with “theme: {theme.id}”.",
        "innovation",
    )
