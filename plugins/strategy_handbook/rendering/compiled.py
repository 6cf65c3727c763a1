"""Compiled templates: a second of work that a process need do only once, however often it builds."""

from __future__ import annotations

import functools
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Compiled templates, kept in memory as long as their source stays."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if this source was compiled before."""
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key] = bucket.checksum, bucket.code


@functools.cache
def compiled(_locale: str) -> Compiled:
    """Those of our environment for a language, whose words are in them (``fixed_words.py``)."""
    return Compiled()
