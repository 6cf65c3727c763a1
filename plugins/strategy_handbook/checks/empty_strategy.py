"""A strategy that holds nothing.

## What it finds

A strategy folder in which there is no item at all: no YAML file, or only files without content.

## Why it matters

A folder that was moved, emptied or misnamed looks like a company without a strategy. Publishing that
would replace the last good site with an empty one.

## Weak example

```yaml
goals:
```

## Strong example

```yaml
organization:
  title: Tornafolha
  vision:
    statement: To be the region's most trusted provider of sustainable office solutions.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Location, Problem, Severity

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem if there is no item, and nothing that says why it could not be read."""
    if next(iter(case.strategy), None) is None and not case.reported.keys() - {"empty-file"}:
        name = case.folder
        yield Problem(
            f"there is nothing in the strategy folder “{name}”. Begin with the vision, below “organization:”, in a "
            f"file such as {name}/organization.yml; or name the right folder as “strategy_dir” in mkdocs.yml.",
            Location(name, 1, 1),
        )
