"""What values are, apart from the objects that hold them: equal for two builds exactly if a page would say the same."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from types import CodeType, FunctionType, NoneType
from typing import Any, NamedTuple, cast

from strategy_handbook.findings import Location
from strategy_handbook.live.reads import PLACE, Read
from strategy_handbook.model.base import Item, Part
from strategy_handbook.model.links import Ref
from strategy_handbook.rendering.addresses import Addresses
from strategy_handbook.source.document import Document, plain

_PLAIN = (NoneType, bool, int, float, str, bytes, dt.date, dt.time, dt.timedelta, enum.Enum, PurePath, type, re.Pattern,
          CodeType, Location, Ref)
"""What is the same for every build."""

_WRITTEN = (Decimal, Fraction, dt.datetime, dt.tzinfo, Part)
"""What is compared as it is written: 1.0 equals 1.00, ten in Berlin equals nine in London, and pages show which."""


_ANCHOR = re.compile(rb"(?:^|[\s,\[{])&\S")


class Unknown(Exception):  # noqa: N818 - not an error: whoever meets it does the work again
    """Nobody can tell whether a value is the same as before."""


class Lasting:
    """Stands for something that every build has, however it may answer."""

    way: tuple[Hashable, ...]


class Name:
    """Stands for the item of one name and page in every build; what is read of it is looked at apart (``reads.py``)."""

    __slots__ = ()


class _Made(NamedTuple):
    """What is no tuple, told as one."""

    type: type
    parts: tuple[Hashable, ...]


class Values:
    """Values of a build in a form that outlives it."""

    def __init__(self) -> None:
        self._names: dict[tuple[Ref, str], Name] = {}
        self._written: dict[Name, object] = {}
        self._of: dict[int, Name] = {}
        self._once: dict[Any, Hashable] = {}
        self._ways: dict[type, Callable[[Any], Hashable]] = {}
        self.items: dict[Name, Item] = {}
        self.changed: set[tuple[Name, str]] = set()

    def begin(self, items: Iterable[Item]) -> None:
        """Take in the items of a new build, and see what is other than in the one before."""
        by_file: dict[Document, list[Item]] = defaultdict(list)
        for item in items:
            by_file[item.nodes[0]].append(item)
        items_before, written_before = self.items, self._written
        self.items, self._written = {}, {}
        self._of.clear()
        self._once.clear()
        for document, found in by_file.items():
            for item, content in _contents(document, found):
                name = self._names.setdefault((item.ref, Addresses.uri(item)), Name())  # a check-in moves with its goal
                self._of[id(item)], self.items[name], self._written[name] = name, item, content
        self.changed = {(name, field) for name, item in items_before.items()
                        if written_before[name] != self._written.get(name)
                        for field in self._other(item, self.items.get(name))}

    def _other(self, before: Item, after: Item | None) -> Iterable[str]:
        """What is another of an item that is written in another way: its place, and fields that say something else."""
        yield PLACE
        for field in type(before).model_fields:
            if after is None or self.of(getattr(before, field)) != self.of(getattr(after, field)):
                yield field

    def noted(self, reads: Iterable[Read]) -> frozenset[tuple[Name, str]] | None:
        """What was read in a form that outlives the build; None if an item is not of the strategy."""
        found = [(self._of.get(item), field) for item, field in reads]
        return None if any(name is None for name, _field in found) else frozenset(cast("Any", found))

    def of(self, value: Any) -> Hashable:
        """The value in a form that outlives the build.

        Raises:
            Unknown: It is of a kind that nobody has described.
        """
        way = self._ways.get(type(value))
        if way is None:
            way = self._ways[type(value)] = self._way(type(value))
        return way(value)

    def _way(self, kind: type) -> Callable[[Any], Hashable]:
        """How values of a type are told; looked up once, for a build tells a million."""
        if issubclass(kind, Item):
            return self._name
        if issubclass(kind, _WRITTEN):  # before what is plain, as a moment is also a day
            return lambda value: _Made(kind, (repr(value),))
        if issubclass(kind, _PLAIN):
            return lambda value: value
        if issubclass(kind, tuple | list):
            return lambda value: tuple([self.of(one) for one in value])
        if issubclass(kind, Mapping):
            return lambda value: _Made(kind, tuple([(self.of(key), self.of(one)) for key, one in value.items()]))
        if issubclass(kind, AbstractSet):
            return lambda value: frozenset([self.of(one) for one in value])
        if is_dataclass(kind):
            return self._dataclass(kind)
        return (lambda value: (Lasting, value.way)) if issubclass(kind, Lasting) else self._function

    def _dataclass(self, kind: Any) -> Callable[[Any], Hashable]:
        names = [field.name for field in fields(kind)]

        def parts(value: Any) -> Hashable:
            return _Made(kind, tuple([self.of(getattr(value, name)) for name in names]))

        def once(value: Any) -> Hashable:
            if value not in self._once:
                self._once[value] = parts(value)
            return self._once[value]

        return once if kind.__hash__ is object.__hash__ else parts  # a link is there once, and told with many things

    def _name(self, item: Item) -> Name:
        name = self._of.get(id(item))
        if name is None:  # it was made for a page, or is of another time
            raise Unknown(type(item).__name__)
        return name

    def again(self, value: Any) -> Any:
        """What was given to a question, for this build.

        Raises:
            Unknown: It is not in this build, or more than items and plain values.
        """
        if isinstance(value, Name):
            if value not in self.items:
                raise Unknown("an item of another build")
            return self.items[value]
        if isinstance(value, _PLAIN):
            return value
        if type(value) is tuple:
            return tuple([self.again(one) for one in value])
        if type(value) is frozenset:
            return frozenset([self.again(one) for one in value])
        if isinstance(value, _Made) and is_dataclass(value.type):
            return value.type(*self.again(value.parts))
        raise Unknown(type(value).__name__)

    def _function(self, value: Any) -> Hashable:
        """A function is its code and what it has been given already."""
        if not callable(value):
            raise Unknown(type(value).__name__)
        if isinstance(value, functools.partial):
            return self.of((value.func, value.args, value.keywords))
        if hasattr(value, "cache_info"):  # what a cache holds comes from its arguments
            return self.of(value.__wrapped__.__code__)
        if not isinstance(value, FunctionType):
            raise Unknown(type(value).__name__)
        inside = [cell.cell_contents for cell in value.__closure__ or ()]
        return self.of((value.__code__, value.__defaults__, value.__kwdefaults__, inside))


def _contents(document: Document, items: list[Item]) -> Iterable[tuple[Item, object]]:
    """Each item of a file with its lines and, for what stands elsewhere in the file (``&anchor``), all of that."""
    text = document.file.read_bytes()
    lines = text.splitlines()
    elsewhere = text if _ANCHOR.search(text) else b""
    items = sorted(items, key=lambda item: item.nodes[1].start_mark.index)
    begins = [item.nodes[1].start_mark.line for item in items]
    for item, first, following in zip(items, begins, [*begins[1:], len(lines)], strict=True):
        _document, key, value = item.nodes
        start = key.start_mark
        marks = (start.column, value.start_mark.index - start.index, value.end_mark.index - start.index)
        written = b"\n".join(lines[first:max(following, item.end_line)])
        seen = plain(value) if item.is_abridged else None  # what others hide changes it without a change to its lines
        yield item, (document.path, first, marks, written, elsewhere, seen, item.invalid_fields)
