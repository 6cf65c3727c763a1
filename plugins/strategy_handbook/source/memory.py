"""Memory while much is read: the garbage collector waits until it is there."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later(*, for_good: bool = False) -> Iterator[None]:
    """Hold the garbage collector back while many objects are made that all stay: it would walk them again and again.

    Args:
        for_good: They stay until the process ends, so that it need not walk them later either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if was_on:
            gc.enable()
