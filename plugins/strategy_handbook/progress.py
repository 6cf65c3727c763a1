"""How far a long build is, on a terminal; nothing in CI, in a pipe, or for builds that are done at once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from typing import TextIO

PATIENCE = 2.0
"""Seconds of silence at the beginning."""
PACE = 0.2
"""Seconds between two signs of life."""


class Progress:
    """Counts steps, and says now and then how many of them are done.

    Args:
        total: How many steps there will be.
        out: Where it is said; MkDocs logs there too, over what stands on the line.
        environment: ``CI`` and ``TERM`` tell whether somebody is watching.
        clock: Gives seconds.
    """

    def __init__(self, total: int, out: TextIO | None = None, environment: Mapping[str, str] = os.environ,
                 clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._done = total, 0
        self._out, self._clock = out or sys.stderr, clock
        watched = self._out.isatty() and not environment.get("CI") and environment.get("TERM") not in ("dumb", None)
        self._next = clock() + PATIENCE if watched else float("inf")
        self._said = False

    def step(self) -> None:
        """One step is done."""
        self._done += 1
        if self._next < float("inf") and (now := self._clock()) >= self._next:
            self._next, self._said = now + PACE, True
            self._out.write(f"Pages: {100 * self._done // self._total} %\x1b[K\r")
            self._out.flush()

    def end(self) -> None:
        """Leave an empty line behind."""
        if self._said:
            self._out.write("\x1b[K")
            self._out.flush()
        self._next = float("inf")
