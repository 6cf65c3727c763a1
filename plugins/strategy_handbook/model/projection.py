"""The strategy as an audience may see it: hidden entries, fields and links are gone as if nobody had written them.

It is made here, from the YAML, and everything that is published is made from it: nothing that comes after has to
remember what is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from strategy_handbook.model.base import Item
from strategy_handbook.model.fields import FieldRow, field_order, field_table
from strategy_handbook.model.kinds import BY_KEY, find_kind
from strategy_handbook.model.links import To
from strategy_handbook.model.visibility import Audience, Clearance, Hidden
from strategy_handbook.source.document import Abridged, Document, plain
from strategy_handbook.source.handwritten import unlinked

MARK, FIELD_MARKS = "visibility", "visibility_of"


@dataclass(frozen=True, slots=True)
class Projection:
    """Documents without what is hidden, the same objects where nothing is; and what that is."""

    documents: tuple[Document, ...]
    hidden: Hidden


def project(documents: Iterable[Document], clearance: Clearance, known: Hidden | None = None) -> Projection:
    """Leave out what an audience may not see.

    Args:
        documents: All there are: a link to a hidden entry is recognised by its id.
        clearance: Whom it is for.
        known: What is hidden besides, whatever the documents say of it.
    """
    documents = tuple(documents)
    hidden = marked(documents, clearance) | (known or Hidden())
    if not hidden:
        return Projection(documents, hidden)
    while True:  # an entry that cannot be without a hidden one is hidden too, and so on
        projector = _Projector(hidden)
        left = tuple(projector.document(document) for document in documents)
        if not projector.fell:
            return Projection(left, hidden)
        hidden = hidden | _named(projector.fell)


Entry = tuple[type[Item], str, yaml.Node]
Pair = tuple[yaml.Node, yaml.Node]


def marked(documents: Iterable[Document], clearance: Clearance) -> Hidden:
    """What the entries themselves say is not for this audience."""
    sees = clearance.audience.sees
    hidden: list[Entry] = []
    fields: set[tuple[str, str, str]] = set()
    for document in documents:
        for model, id_, node in _entries(document):
            whole, parts = _marks(node)
            gone = {name for name, audience in parts if not sees(audience)}
            if not all(map(sees, whole or [clearance.unmarked])) or (gone and gone.difference(field_order(model))):
                hidden.append((model, id_, node))
            else:
                fields.update((model.kind.key, id_, name) for name in gone)
    return _named(hidden) | Hidden(fields=frozenset(fields))


def _entries(document: Document) -> Iterator[Entry]:
    """Every entry of a file with its id; those of a list are told apart by their place."""
    for key, _key_node, value in document.entries():
        model = BY_KEY.get(key)
        if model is None:
            continue
        if model.kind.shape == "one":
            yield model, model.kind.word, value
        elif model.kind.shape == "list" and isinstance(value, yaml.SequenceNode):
            yield from ((model, str(document.location(node)), node) for node in value.value)
        elif isinstance(value, yaml.MappingNode):
            yield from ((model, id_, node) for id_, _id_node, node in document.entries(value))


def _values(node: yaml.Node, name: str) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for key, value in node.value if key.value == name)


def _marks(node: yaml.Node) -> tuple[list[Audience], list[tuple[str, Audience]]]:
    """For whom an entry is, if it says so, and for whom single fields of it are."""
    whole = [_audience(value) for value in _values(node, MARK) if plain(value) is not None]
    parts = []
    for value in _values(node, FIELD_MARKS):
        if isinstance(value, yaml.MappingNode):
            parts += [(str(key.value).strip(), _audience(inner)) for key, inner in value.value]
        elif plain(value) is not None:  # a slip, and a finding: better too much hidden than too little
            whole.append(_audience(value))
    return whole, parts


def _audience(node: yaml.Node) -> Audience:
    """The audience that is written; what cannot be read is for the fewest."""
    try:
        return Audience(Audience.read(plain(node)))
    except ValueError:
        return Audience.LEADERSHIP


def _named(entries: Iterable[Entry]) -> Hidden:
    """Hidden entries, by their ids and former ids."""
    names: dict[str, set[str]] = {}
    for model, id_, node in entries:
        aliases = [inner for value in _values(node, "aliases") for inner in _texts(value)]
        names.setdefault(model.kind.key, set()).update((id_, *aliases))
    return Hidden({key: frozenset(ids) for key, ids in names.items()})


def _texts(node: yaml.Node) -> Iterator[str]:
    found = plain(node)
    yield from (str(text).strip() for text in (found if isinstance(found, list) else [found]))


class _Projector:
    """Takes what is hidden out of documents.

    Attributes:
        fell: Entries that cannot be without something hidden.
    """

    def __init__(self, hidden: Hidden) -> None:
        self.fell: list[Entry] = []
        self._hidden = hidden
        self._fields: dict[tuple[str, str], list[str]] = {}
        for key, id_, name in sorted(hidden.fields):
            self._fields.setdefault((key, id_), []).append(name)

    def document(self, document: Document) -> Document:
        """A file without what is hidden."""
        kept = []
        for key, value in document.root.value:
            model = BY_KEY.get(key.value)
            left = self._kind(document, model, value) if model else value
            if left is not None:
                kept.append((key, left))
        if _same(kept, document.root.value):
            return document
        root = document.root
        return replace(document, root=yaml.MappingNode(root.tag, kept, root.start_mark, root.end_mark))

    def _kind(self, document: Document, model: type[Item], value: yaml.Node) -> yaml.Node | None:
        """What stands below a top-level key; None if nothing is left of it."""
        if model.kind.shape == "one":
            return self._entry(model, model.kind.word, value)
        if model.kind.shape == "list" and isinstance(value, yaml.SequenceNode):
            nodes = [self._entry(model, str(document.location(node)), node) for node in value.value]
            return _shorter(value, [node for node in nodes if node is not None])
        if isinstance(value, yaml.MappingNode):
            pairs = [(key, self._entry(model, key.value, node)) for key, node in value.value]
            return _shorter(value, [pair for pair in pairs if pair[1] is not None])
        return value

    def _entry(self, model: type[Item], id_: str, node: yaml.Node) -> yaml.Node | None:
        """An entry without its hidden parts; None if it is hidden itself."""
        key = model.kind.key
        if id_ in self._hidden.names.get(key, ()):
            return None
        if not isinstance(node, yaml.MappingNode):
            return node
        fields = self._fields.get((key, id_), ())
        left = self._group(field_table(model), node.value, (*fields, FIELD_MARKS) if fields else ())
        if left is None:
            self.fell.append((model, id_, node))
            return None
        return node if _same(left, node.value) else _copy(node, left, Abridged)

    def _group(self, rows: Sequence[FieldRow], pairs: Sequence[Pair], gone: Sequence[str] = ()) -> list[Pair] | None:
        """The fields of a group that are left; None if it says nothing, or something wrong, without the others."""
        kept = []
        for key, value in pairs:
            row = next((row for row in rows if row.name == key.value), None)
            left = None if key.value in gone else self._field(row, value) if row else value
            if left is not None:
                kept.append((key, left))
            elif row and (row.required or (isinstance(row.to, To) and row.to.narrows)):
                return None
        return kept if kept or not pairs else None

    def _field(self, row: FieldRow, value: yaml.Node) -> yaml.Node | None:
        """What is left of a field; None if that is nothing."""
        if row.to is not None:
            return self._links(row, row.to.kind, value)
        if row.parts and row.many == "map" and isinstance(value, yaml.MappingNode):
            pairs = [(key, self._part(row, inner)) for key, inner in value.value]
            return _shorter(value, [pair for pair in pairs if pair[1] is not None])
        if row.parts and row.many == "list" and isinstance(value, yaml.SequenceNode):
            nodes = [self._part(row, inner) for inner in value.value]
            return _shorter(value, [node for node in nodes if node is not None])
        return self._part(row, value)

    def _part(self, row: FieldRow, value: yaml.Node) -> yaml.Node | None:
        """One group of fields or one text."""
        if row.parts and isinstance(value, yaml.MappingNode):
            left = self._group(row.parts, value.value)
            return None if left is None else value if _same(left, value.value) else _copy(value, left)
        return self._unlinked(value)

    def _links(self, row: FieldRow, kind: str, value: yaml.Node) -> yaml.Node | None:
        """Links without those to hidden entries."""
        if isinstance(value, yaml.MappingNode):
            pairs = [(key, self._part(row, inner)) for key, inner in value.value if not self._leads_in(kind, key)]
            return _shorter(value, [pair for pair in pairs if pair[1] is not None])
        if isinstance(value, yaml.SequenceNode):
            return _shorter(value, [inner for inner in value.value if not self._leads_in(kind, inner)])
        return None if self._leads_in(kind, value) else value

    def _leads_in(self, kind: str, node: yaml.Node) -> bool:
        """Whether a link leads to a hidden entry, or to its page."""
        if not isinstance(node, yaml.ScalarNode):
            return False
        text = node.value.strip()
        if kind != "*":
            return text in self._hidden.names.get(kind, ())
        page, _, _anchor = text.partition("#")
        folder, _, file = page.rpartition("/")
        at = next((model.kind.key for model in BY_KEY.values() if folder and model.kind.folder == folder), "")
        word, _, id_ = text.partition(":")
        return file.removesuffix(".md") in self._hidden.names.get(at, ()) or is_hidden(self._hidden, word, id_)

    def _unlinked(self, node: yaml.Node) -> yaml.Node:
        """A text, or several, in which links to hidden entries are only words."""
        if isinstance(node, yaml.ScalarNode):
            text = unlinked(node.value, lambda word, id_: is_hidden(self._hidden, word, id_))
            return node if text == node.value else yaml.ScalarNode(node.tag, text, node.start_mark, node.end_mark,
                                                                   node.style)
        if isinstance(node, yaml.SequenceNode):
            return _copy_if(node, [self._unlinked(inner) for inner in node.value])
        if isinstance(node, yaml.MappingNode):
            return _copy_if(node, [(key, self._unlinked(inner)) for key, inner in node.value])
        return node


def is_hidden(hidden: Hidden, word: str, id_: str) -> bool:
    """Whether ``word:id`` names something hidden; there is only one organisation, which needs no id."""
    model = find_kind(word)
    return model is not None and (id_ or model.kind.word) in hidden.names.get(model.kind.key, ())


def _same(left: Sequence[object], before: Sequence[object]) -> bool:
    """Whether two lists hold the same nodes, or the same pairs of them."""
    return len(left) == len(before) and all(
        a is b or (isinstance(a, tuple) and isinstance(b, tuple) and a[1] is b[1])
        for a, b in zip(left, before, strict=True))


def _copy(node: yaml.CollectionNode, value: Sequence[object], shape: type[yaml.CollectionNode] | None = None
          ) -> yaml.CollectionNode:
    return (shape or type(node))(node.tag, list(value), node.start_mark, node.end_mark, flow_style=node.flow_style)


def _copy_if(node: yaml.CollectionNode, value: Sequence[object]) -> yaml.CollectionNode:
    return node if _same(value, node.value) else _copy(node, value)


def _shorter(node: yaml.CollectionNode, left: Sequence[object]) -> yaml.CollectionNode | None:
    """What is left of a list or mapping; None if something was taken and nothing is left."""
    return None if node.value and not left else _copy_if(node, left)
