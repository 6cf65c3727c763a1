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
from typing import Any, NamedTuple

from strategy_handbook.findings import Location
from strategy_handbook.model.base import Item, Part
from strategy_handbook.model.links import Ref
from strategy_handbook.source.document import Document

_PLAIN = (NoneType, bool, int, str, bytes, dt.date, dt.time, dt.timedelta, enum.Enum, PurePath, type, re.Pattern,
          CodeType, Location, Ref)
"""What is the same for every build."""

_WRITTEN = (Decimal, Fraction, float, dt.tzinfo, Part)
"""What is compared as it is written: 1.0 equals 1.00, and is shown differently."""


_ANCHOR = re.compile(rb"(?:^|[\s,\[{])&\S")


class Unknown(Exception):  # noqa: N818 - not an error: whoever meets it does the work again
    """Nobody can tell whether a value is the same as before."""


class Lasting:
    """Stands for something that every build has, however it may answer."""

    way: tuple[Hashable, ...]


class Version:
    """An item with everything that is written of it, where it is written: the same object as long as that stays."""

    __slots__ = ()


class _Made(NamedTuple):
    """What is no tuple, told as one."""

    type: type
    parts: tuple[Hashable, ...]


class Values:
    """Values of a build in a form that outlives it."""

    def __init__(self) -> None:
        self._versions: dict[Hashable, Version] = {}
        self._of: dict[Item, Version] = {}
        self.items: dict[Version, Item] = {}

    def begin(self, items: Iterable[Item]) -> None:
        """Take in the items of a new build."""
        by_file: dict[Document, list[Item]] = defaultdict(list)
        for item in items:
            by_file[item.nodes[0]].append(item)
        self._of.clear()
        self.items.clear()
        for document, found in by_file.items():
            for item, content in _contents(document, found):
                version = self._versions.setdefault((item.ref, content), Version())
                self._of[item], self.items[version] = version, item

    def of(self, value: Any) -> Hashable:
        """The value in a form that outlives the build.

        Raises:
            Unknown: It is of a kind that nobody has described.
        """
        if isinstance(value, _PLAIN):
            return value
        if isinstance(value, Item):
            return self._version(value)
        if isinstance(value, _WRITTEN):
            return repr(value)
        if isinstance(value, tuple | list):
            return tuple([self.of(one) for one in value])
        if isinstance(value, Mapping):
            return _Made(Mapping, tuple([(self.of(key), self.of(one)) for key, one in value.items()]))
        if isinstance(value, AbstractSet):
            return frozenset(self.of(one) for one in value)
        if is_dataclass(value):
            return _Made(type(value), tuple([self.of(getattr(value, field.name)) for field in fields(value)]))
        if isinstance(value, Lasting):
            return Lasting, value.way
        if callable(value):
            return self._function(value)
        raise Unknown(type(value).__name__)

    def _version(self, item: Item) -> Version:
        if item not in self._of:  # it was made for a page, or is of another time
            raise Unknown(type(item).__name__)
        return self._of[item]

    def again(self, value: Any) -> Any:
        """What was given to a question, for this build.

        Raises:
            Unknown: It is not in this build, or more than items and plain values.
        """
        if isinstance(value, Version):
            if value not in self.items:
                raise Unknown("an item of another build")
            return self.items[value]
        if isinstance(value, _PLAIN):
            return value
        if type(value) is tuple:
            return tuple([self.again(one) for one in value])
        raise Unknown(type(value).__name__)

    def _function(self, value: Callable[..., Any]) -> Hashable:
        """A function is its code and what it has been given already."""
        if isinstance(value, functools.partial):
            return self.of((value.func, value.args, value.keywords))
        if hasattr(value, "cache_info"):  # what a cache holds comes from its arguments
            return self.of(value.__wrapped__.__code__)  # type: ignore[attr-defined]
        if not isinstance(value, FunctionType):
            raise Unknown(type(value).__name__)
        inside = [cell.cell_contents for cell in value.__closure__ or ()]
        return self.of((value.__code__, value.__defaults__, value.__kwdefaults__, inside))


def _contents(document: Document, items: list[Item]) -> Iterable[tuple[Item, Hashable]]:
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
        yield item, (document.path, first, marks, written, elsewhere, repr(item), item.invalid_fields)
