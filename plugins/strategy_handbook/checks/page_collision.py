"""A hand-written page at the address of a page the handbook makes.

## What it finds

Markdown files of the handbook whose address in the site is that of a page made from the strategy:
`goals/index.md`, and also `goals.md` and `goals/README.md`, which have the same address. And files whose name is not
UTF-8: they can have no address at all.

## Why it matters

Only one of the two can be published. The other one, perhaps the text of a colleague, would be
gone from the site without a word.

## Weak example

```yaml
# handbook/goals/index.md: How we set our goals
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Strong example

```yaml
# handbook/about-our-goals.md: How we set our goals
goals:
  customer-satisfaction:
    title: Reach 90% customer satisfaction
```

## Options

None.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Location, Problem, Severity

SEVERITY = Severity.ERROR


def find(case: Case) -> Iterator[Problem]:
    """One problem for each page whose address is taken."""
    taken = {_address(uri) for uri in case.generated}
    for page in case.handwritten or ():
        if (name := os.fsencode(page.path).decode("utf-8", "replace")) != page.path:
            yield Problem("the name of this file is not UTF-8, so it can have no address. Rename it.",
                          Location(name, 1, 1))
        if _address(page.uri) in taken:
            yield Problem(
                f"{page.path} has the same address as a page the handbook makes from the "
                "strategy. Move or rename it, so that both can be read.",
                Location(page.path, 1, 1),
            )


def _address(uri: str) -> str:
    """Give the folder in the site that a page becomes."""
    folder, _slash, name = uri.removesuffix(".md").rpartition("/")
    path = folder if name in ("index", "README") else f"{folder}/{name}"
    return path.strip("/").casefold()  # two pages whose names differ by capitals are one file on some systems
