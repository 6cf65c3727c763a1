"""Something hidden that a text gives away.

## What it finds

Titles, ids and whole sentences of entries and fields that the audience of the site must not see, in what it may see:
in other entries, and in the hand-written Markdown. Links such as `[our plan](goal:secret)` are no fault: only the words
“our plan” are published. A title of one word counts only as it is written, with its capitals; an id of one or two words
only as `goal:secret` or as an address, `goals/secret`.

A build looks for the same in every file of the finished site, whoever made it, before the site is put in place:
templates, scripts and other plugins may know more than the strategy tells them.

## Why it matters

What is hidden is left out of every page, count and export. A sentence that names it all the same undoes that, and
whoever wrote the sentence has often never heard that it is secret.

## Weak example

```yaml
goals:
  new-market:
    title: Enter the Spanish market
    why: The takeover of Iberia Tools gives us twelve shops.
initiatives:
  iberia:
    title: Takeover of Iberia Tools
    visibility: leadership
```

## Strong example

```yaml
goals:
  new-market:
    title: Enter the Spanish market
    why: Nobody there repairs tools within a day.
initiatives:
  iberia:
    title: Takeover of Iberia Tools
    visibility: leadership
```

## Options

- `allowed` ([]): titles and texts that are ordinary words and may stand anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strategy_handbook.checks.case import Case
from strategy_handbook.checks.shared.secrets import Secret, Secrets, scalars
from strategy_handbook.findings import Location, Problem, Severity
from strategy_handbook.source.handwritten import unlinked

SEVERITY = Severity.ERROR


def find(case: Case, *, allowed: Sequence[str] = []) -> Iterator[Problem]:
    """One problem for each text and each secret it gives away."""
    secrets = Secrets(case.strategy, case.shown, allowed)
    if not secrets:
        return
    for item in case.shown:
        document, _key, _value = item.nodes
        nodes = tuple(scalars(item))
        if not any(secrets.found_in("\n".join(node.value for node in nodes))):
            continue
        for node in nodes:
            for secret, _at in secrets.found_in(node.value):
                yield Problem(f"{item} mentions {_words(secret)} Write it in other words, or hide the "
                              f"{item.kind.word} too.", document.location(node), str(item.ref))
    for page in case.handwritten or ():
        text = unlinked(page.text, lambda word, id_: case.shown.find(word, id_ or word) is None)
        for secret, at in secrets.found_in(text):
            line = text.count("\n", 0, at) + 1
            yield Problem(f"this page mentions {_words(secret)} Write it in other words.",
                          Location(page.path, line, at - text.rfind("\n", 0, at)))


def _words(secret: Secret) -> str:
    return f"{secret}, which the audience of this site must not see."
