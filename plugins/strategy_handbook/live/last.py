"""What came of something the last time: made again only if what it is made from has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

V = TypeVar("V")


class Last(Generic[V]):
    """The last result for each name, with what it was made from."""

    def __init__(self) -> None:
        self._results: dict[Hashable, tuple[Any, V]] = {}

    def made(self, name: Hashable, source: Any, make: Callable[[], V]) -> V:
        """The result for a name, made again unless its source equals the last one."""
        last = self._results.get(name)
        if last is None or last[0] != source:
            last = self._results[name] = source, make()
        return last[1]
