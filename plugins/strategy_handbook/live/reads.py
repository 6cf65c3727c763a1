"""Which fields of which items are read while a page is made.

While a build is watched, each field of each kind, and where an item is written, is read through a descriptor that keeps
a note. A page that shows of a goal its title only is then no other page after its reason was edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from strategy_handbook.model.base import Item
from strategy_handbook.model.kinds import KINDS

Read = tuple[int, str]
"""The identity of an item and the name of a field; ``PLACE`` for where and how it is written."""

PLACE = ""

_WRITTEN = ("_document", "_key_node", "_value_node", "_invalid")


class Reads:
    """What is read of items, noted while somebody wants to know.

    Attributes:
        noted: What was read so far; None while nobody wants to know.
    """

    def __init__(self) -> None:
        self.noted: set[Read] | None = None
        self._slots: dict[str, Any] = {}

    def begin(self) -> None:
        """Watch the fields of every kind, until the end."""
        if self._slots:
            return
        for model in KINDS:
            model.model_rebuild()  # pydantic makes a kind ready when it is first met, and would meet descriptors
            for name in model.model_fields:
                setattr(model, name, _Field(self, name))
        self._slots = {name: vars(Item)[name] for name in _WRITTEN}
        for name, slot in self._slots.items():
            setattr(Item, name, _Slot(self, slot))

    def end(self) -> None:
        """Leave the kinds as they were."""
        for name, slot in self._slots.items():
            setattr(Item, name, slot)
        for model in KINDS if self._slots else ():
            for name in model.model_fields:
                delattr(model, name)
        self._slots = {}

    @contextmanager
    def noting(self, noted: set[Read] | None) -> Iterator[None]:
        """Note meanwhile what is read, or nothing.

        Raises:
            RuntimeError: Nothing is watched, so that the notes would stay empty.
        """
        if not self._slots:
            raise RuntimeError("a page is made before the build is watched")
        before, self.noted = self.noted, noted
        try:
            yield
        finally:
            self.noted = before


class _Field:
    """A field of a kind; pydantic keeps the values in the items themselves."""

    def __init__(self, reads: Reads, name: str) -> None:
        self._reads, self._name = reads, name

    def __get__(self, item: Item | None, _kind: type[Item]) -> Any:
        if item is None:
            raise AttributeError(self._name)
        if self._reads.noted is not None:
            self._reads.noted.add((id(item), self._name))
        try:
            return item.__dict__[self._name]
        except KeyError:
            raise AttributeError(self._name) from None

    def __set__(self, item: Item, value: Any) -> None:  # with it, the descriptor comes before the value in the item
        raise AttributeError(self._name)


class _Slot:
    """Where an item is written."""

    def __init__(self, reads: Reads, slot: Any) -> None:
        self._reads, self._slot = reads, slot

    def __get__(self, item: Item | None, kind: type[Item]) -> Any:
        if item is not None and self._reads.noted is not None:
            self._reads.noted.add((id(item), PLACE))
        return self._slot.__get__(item, kind)

    def __set__(self, item: Item, value: Any) -> None:
        self._slot.__set__(item, value)
