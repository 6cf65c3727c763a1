"""What would give away that something hidden exists: its title, its id, its texts. And where a text holds any of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import yaml

from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.source.handwritten import unlinked

_LETTERS = bytes(byte if byte < 128 and chr(byte).isalnum() else ord(" ") for byte in range(256)).lower()
"""Makes blanks of all that is no ASCII letter or digit, and small letters of the others."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts in which no blank parts a title from the words beside it."""
_MARK = r"""["'“”„‟‘’‚‛«»‹›`\\]"""
"""A quotation mark or an escape before one: tables double them, others escape them or make them round."""
_MARKS = re.compile(f"{_MARK}+")

TELLING = 4
"""A text of so many words is somebody's own; with fewer it may stand anywhere by chance."""
SHORT = 3
"""Words with fewer ASCII letters hardly tell one text from another."""
DISTINCT = 3
"""An id of so many words is no ordinary word with a hyphen."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that only somebody who knows of something hidden can write.

    Attributes:
        words: The words.
        sort: What they are: ``title``, ``id``, ``text``.
        item: The entry that they are of.
        pattern: How to recognise them.
        bare: The words in small letters, a blank between them.
    """

    words: str
    sort: str
    item: Item
    pattern: re.Pattern[str]
    bare: str

    def __str__(self) -> str:
        article = "a" if self.sort == "text" else "the"
        return f"“{self.words}”, {article} {self.sort} of {self.item}"


class Secrets:
    """All secrets of a strategy, found quickly by their longest words.

    Args:
        whole: Everything.
        shown: What the audience may see of it; what stands in it is no secret.
        allowed: Titles and texts that are none either, as they are ordinary words.
    """

    def __init__(self, whole: Strategy, shown: Strategy, allowed: Collection[str] = ()) -> None:
        self._by_word: dict[bytes, list[tuple[Secret, frozenset[bytes]]]] = defaultdict(list)
        self._unspaced: list[Secret] = []
        if whole is shown:
            return
        seen = {_bare(_plain(node.value)) for item in shown for node in scalars(item)} | set(map(_bare, allowed))
        found = (secret for item in whole for secret in _secrets(item, shown, seen))
        for secret in {secret.words: secret for secret in found if secret.bare}.values():
            words = _words(secret.words)
            longest = max(sorted(words), key=len, default=b"")
            if len(longest) < SHORT or _UNSPACED.search(secret.words):
                self._unspaced.append(secret)
            else:
                self._by_word[longest].append((secret, words))

    def __bool__(self) -> bool:
        return bool(self._by_word or self._unspaced)

    def found_in(self, text: str, read: Callable[[str], str] = str) -> Iterator[tuple[Secret, int]]:
        """The secrets that a text holds, each with its first position.

        Args:
            text: Where to look.
            read: What makes a text of it that people read; asked only when it seems to hold something.
        """
        held = _words(text)
        likely = [secret for word in sorted(self._by_word.keys() & held) for secret, words in self._by_word[word]
                  if words <= held]
        likely += self._unspaced
        if not likely:
            return
        text = read(text)
        bare = _bare(text)
        for secret in likely:
            if secret.bare in bare and (match := secret.pattern.search(text)):
                yield secret, match.start()


def _words(text: str) -> frozenset[bytes]:
    """The words of a text as far as ASCII goes: quick, and enough to tell most texts apart."""
    return frozenset(text.encode("utf-8", "replace").translate(_LETTERS).split())


def scalars(item: Item) -> Iterator[yaml.ScalarNode]:
    """Everything an item holds in writing, keys and values."""
    _document, key, value = item.nodes
    yield from (key, *_below(value)) if isinstance(key, yaml.ScalarNode) else _below(value)


def _below(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _below(value)
    else:
        for inner in node.value:
            yield from _below(inner)


def _plain(text: str) -> str:
    """A text without its links, of which those to hidden entries are not published."""
    return unlinked(text, lambda _kind, _id: True)


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub("", text.casefold()).split())


def _secrets(item: Item, shown: Strategy, seen: Collection[str]) -> Iterator[Secret]:
    left = shown[type(item)].get(item.id)
    if left is not None and not left.is_abridged:
        return
    if left is None and isinstance(item, Entity):
        if _bare(item.title) not in seen:
            yield Secret(item.title, "title", item, _phrase(item.title), _bare(item.title))
        if item.kind.shape == "many":
            yield from (Secret(id_, "id", item, _id_pattern(item, id_), id_) for id_ in (item.id, *item.aliases)
                        if id_.casefold() not in seen)
    for text in dict.fromkeys(_plain(node.value) for node in scalars(item)):
        if len(text.split()) >= TELLING and _bare(text) not in seen and text.strip() != item.name:
            yield Secret(" ".join(text.split()), "text", item, _phrase(text), _bare(text))


def _phrase(text: str) -> re.Pattern[str]:
    """The words of a text in any case and any quotation marks; one word only as it is written, as it may be common."""
    parts = ([part for part in _MARKS.split(word) if part] for word in text.split())
    words = [f"{_MARK}*".join(map(re.escape, word)) for word in parts if word]
    phrase = rf"{_MARK}*\s+{_MARK}*(?:\s+{_MARK}*)?".join(words)
    if not _UNSPACED.search(text):
        phrase = rf"(?<!\w){phrase}(?!\w)"
    return re.compile(phrase, re.IGNORECASE if len(words) > 1 else 0)


def _id_pattern(item: Item, id_: str) -> re.Pattern[str]:
    """An id, as part of an address or link; a long one also alone."""
    kind = item.kind
    before = rf"(?:{kind.word}:|{kind.key}:|{re.escape(kind.folder)}/)"
    alone = "?" if len(id_.split("-")) >= DISTINCT else ""
    return re.compile(rf"(?<![\w-]){before}{alone}{re.escape(id_)}(?![\w-])")
