"""Two indexes of search in one site: that of Pagefind, and that of the plugin “search”.

## What it finds

The plugin “search” (or “material/search”) in `mkdocs.yml` beside the setting `search: pagefind`.

## Why it matters

Pagefind is taken so that a page does not bring the index of everything along. The plugin makes that index all the
same, themes load it with every page, and readers have two ways to search that find different things.

## Weak example

```yaml
# mkdocs.yml: plugins: [search, strategy-handbook: {search: pagefind}]
organization: {title: Acme}
```

## Strong example

```yaml
# mkdocs.yml: plugins: [strategy-handbook: {search: pagefind}]
organization: {title: Acme}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """One problem for each plugin that makes an index too."""
    for name, place in case.configured.second_indexes:
        yield Problem(
            "the site gets two indexes of search: “search: pagefind” makes one, and the plugin "
            f"“{name}” another that comes with every page. Take “{name}” out of “plugins:”, or leave out "
            "“search: pagefind”.", place)
