"""A page, a stylesheet, a script or a setting that makes the browser ask another host.

## What it finds

Pictures, stylesheets, scripts, fonts, frames and films with an address on another host, in the Markdown of the
handbook, in the files that `extra_css`, `extra_javascript` and `custom_dir` name, and in `mkdocs.yml` itself; also
what themes load unless they are told not to: fonts from Google (Material), highlight.js (MkDocs' own themes),
Mermaid for diagrams, analytics. A link that somebody has to follow is no such thing. What Material's plugin
“privacy” puts into the site is left out.

## Why it matters

Whoever runs that host learns who reads your strategy, when, and from which address. The page is slow or broken where
the host cannot be reached, and a strict Content-Security-Policy blocks it.

## Weak example

```yaml
# handbook/index.md: ![Our values](https://pictures.example/values.png)
# mkdocs.yml: theme: {name: material}
organization: {title: Acme}
```

## Strong example

```yaml
# handbook/index.md: ![Our values](assets/values.png)
# mkdocs.yml: theme: {name: material, font: false}
organization: {title: Acme}
```

## Options

- `hosts` (none): other hosts that pages may ask, such as your own server for films, with blanks between them. The
  host of `site_url` is always one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.source.requests import WrittenRequest

SEVERITY = Severity.WARNING

COPY = (
    "Put a copy into the folder of the handbook and use that, or turn on Material’s plugin “privacy”, which makes one."
)
FAULTS = {
    "file": ("“{address}” is loaded from another host whenever somebody opens the page", COPY),
    "live": (
        "“{address}” is shown from another host whenever somebody opens the page",
        "Put a copy into the folder of the handbook, or write a link.",
    ),
    "fonts": ("Material loads its fonts from Google on every page", "Write “font: false” below “theme:”."),
    "highlighting": (
        "the theme loads highlight.js from {address} on every page",
        "Write “highlightjs: false” below “theme:”.",
    ),
    "diagrams": (
        "Material loads Mermaid from {address} on pages with diagrams",
        "Put a copy of mermaid.min.js into the folder of the handbook and name it under “extra_javascript:”.",
    ),
    "analytics": (
        "analytics are loaded from {address} on every page",
        "Remove “analytics:”, or read the log of your own server.",
    ),
}
COPIED = frozenset(("file", "fonts", "highlighting", "diagrams"))
"""What the plugin “privacy” makes copies of."""


def find(case: Case, *, hosts: str = "none") -> Iterator[Problem]:
    """One problem for each address that is loaded from another host."""
    known = (*hosts.split(), urlsplit(case.site_url or "").netloc)
    of_pages = (request for page in case.handwritten or () for request in page.requests)
    for one in (*case.configured.requests, *of_pages):
        if (case.configured.downloads and one.what in COPIED) or _host(one) in known:
            continue
        fault, fix = FAULTS[one.what]
        yield Problem(f"{fault.format(address=one.address)}. {fix}", one.location)


def _host(request: WrittenRequest) -> str:
    return urlsplit(request.address if "//" in request.address else f"//{request.address}").netloc
