"""A signal that nobody answers or watches.

## What it finds

Signals without a `response` and without a day for the `next_look`, and signals whose next look is
overdue.

## Why it matters

A change that was noticed and left alone surprises just as much as one that nobody saw, and annoys more.

## Weak example

```yaml
signals:
  packaging-rules:
    title: Europe’s rules for packaging
    type: regulation
    effect: threat
```

## Strong example

```yaml
signals:
  packaging-rules:
    title: Europe’s rules for packaging
    type: regulation
    effect: threat
    response: We test boxes that come back, and are two years early.
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.signal import Signal

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each current signal that is left alone."""
    for signal in case.current(Signal):
        if not isinstance(signal, Signal):
            continue
        if signal.next_look is not None and signal.next_look < case.today:
            yield about(
                signal,
                f"should have been looked at again by {signal.next_look}. Look, write what you see, and set the "
                "next day under “next_look:”, or the day it “ended:”.",
                "next_look",
            )
        elif signal.response is None and signal.next_look is None:
            yield about(
                signal,
                "has no response, and nobody is to look at it again. Write under “response:” what we do, even if "
                "that is to wait, and under “next_look:” when we look again.",
                "response",
            )
