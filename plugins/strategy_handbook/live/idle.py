"""Memory while serving: what an edit leaves behind is cleared away when nobody waits for a page."""

from __future__ import annotations

import gc
import threading

PATIENCE = 2.0
"""Seconds without a build after which people are taken to read what they see."""
AT_MOST = 8
"""Builds without such a pause after which it is cleared all the same: each may leave a whole strategy."""


class Idle:
    """The garbage collector, kept from walking a whole strategy again and again while a page is waited for."""

    def __init__(self) -> None:
        self._timer: threading.Timer | None = None
        self._builds = 0

    def over(self) -> None:
        """A build begins."""
        if self._timer:
            self._timer.cancel()
        if self._builds == AT_MOST:
            self._clear()
        gc.disable()
        self._builds += 1

    def begin(self) -> None:
        """A build has ended, well or not."""
        self._timer = threading.Timer(PATIENCE, self._clear)
        self._timer.daemon = True
        self._timer.start()

    def _clear(self) -> None:
        gc.collect()
        gc.enable()
        self._builds = 0
