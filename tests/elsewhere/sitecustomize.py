"""Another machine: folders list their files the other way round, there is one core, and files are the user's own.

Python imports this by itself where this folder is in ``PYTHONPATH``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any


class _Reversed:
    """What ``os.scandir`` gives, backwards."""

    def __init__(self, entries: Any) -> None:
        with entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __enter__(self) -> _Reversed:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def close(self) -> None:
        """Nothing is open."""


def _backwards(scandir: Callable[..., Any], listdir: Callable[..., list[Any]]) -> None:
    os.scandir = lambda path=".": _Reversed(scandir(path))  # type: ignore[assignment,misc]
    os.listdir = lambda path=".": sorted(listdir(path), reverse=True)  # type: ignore[assignment,misc]


_backwards(os.scandir, os.listdir)
os.umask(0o077)
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
