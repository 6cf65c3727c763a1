"""Every place where a strategy names an entity: in YAML, in the Markdown within it, and in hand-written pages.

The YAML is walked along the field tables and not along the items of the model: a field that cannot be read is left
out of its item, and its references count all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from strategy_handbook.edits.splice import Splice, replaced
from strategy_handbook.model import find_kind
from strategy_handbook.model.embed import filter_fields
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.model.kinds import BY_KEY
from strategy_handbook.model.links import KeysTo, To
from strategy_handbook.source.document import texts
from strategy_handbook.source.handwritten import LINE_END, Block, HandwrittenPage, links_in, read_page
from strategy_handbook.source.loader import compose_text


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by the plural key of its kind and its id."""

    kind: str
    id: str


def entities(root: yaml.MappingNode | None) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Every item of a file: the plural key of its kind, the node of its id (or itself), and its fields."""
    for key, value in root.value if root else ():
        model = BY_KEY.get(key.value)
        if model is None:
            continue
        if model.kind.shape == "one":
            yield key.value, key, value
        elif model.kind.shape == "list" and isinstance(value, yaml.SequenceNode):
            yield from ((key.value, node, node) for node in value.value)
        elif model.kind.shape == "many" and isinstance(value, yaml.MappingNode):
            yield from ((key.value, id_, fields) for id_, fields in value.value)


def yaml_splices(text: str, root: yaml.MappingNode | None, was: Named, new: str) -> list[Splice]:
    """What to replace in a YAML file so that every reference names the new id."""
    splices = {}
    for kind, _, fields in entities(root):
        for node, named in _references(field_table(BY_KEY[kind]), fields):
            if named == was:
                splice = replaced(text, node, was.id, new)
                splices[splice.start] = splice
    for node in texts(root) if root else ():
        if "](" in node.value:
            for splice in _links_within(text, node, was, new):
                splices[splice.start] = splice
    return list(splices.values())


def _references(rows: tuple[FieldRow, ...], node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, Named]]:
    by_name = {row.name: row for row in rows}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        row = by_name.get(key.value)
        if row is None:
            continue
        if row.to is not None:
            for link in _links(row.to, value):
                if named := _named(row.to, link.value.strip()):
                    yield link, named
        for group in _groups(row, value) if row.parts else ():
            yield from _references(row.parts, group)


def _links(to: To | KeysTo, value: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(value, yaml.MappingNode):
        yield from (key for key, _ in value.value)
    elif isinstance(to, To):
        inner = value.value if isinstance(value, yaml.SequenceNode) else [value]
        yield from (node for node in inner if isinstance(node, yaml.ScalarNode))


def _named(to: To | KeysTo, written: str) -> Named | None:
    kind, colon, id_ = written.partition(":") if to.kind == "*" else (to.kind, ":", written)
    model = find_kind(kind)
    return Named(model.kind.key, id_) if colon and model else None


def _groups(row: FieldRow, value: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(value, yaml.SequenceNode):
        yield from value.value
    elif isinstance(value, yaml.MappingNode) and row.many == "map":
        yield from (inner for _, inner in value.value)
    else:
        yield value


def _links_within(text: str, node: yaml.ScalarNode, was: Named, new: str) -> Iterator[Splice]:
    at = int(node.start_mark.index)
    for line in text[at : int(node.end_mark.index)].splitlines(keepends=True):
        bare = line.lstrip()
        yield from _links_in_line(bare, at + len(line) - len(bare), was, new)
        at += len(line)


def _links_in_line(line: str, at: int, was: Named, new: str) -> Iterator[Splice]:
    for word, id_, column in links_in(line):
        model = find_kind(word)
        if model and Named(model.kind.key, id_) == was:
            start = at + column + len(word) + 1
            yield Splice(start, start + len(id_), new)


def page_splices(uri: str, path: str, text: str, was: Named, new: str) -> list[Splice]:
    """What to replace in a hand-written page so that every link and live block names the new id."""
    page, starts = read_page(uri, path, text), _line_starts(text)
    splices = []
    for link in page.links:
        model = find_kind(link.kind)
        if model and Named(model.kind.key, link.id) == was:
            start = starts[link.location.line - 1] + link.location.column + len(link.kind)
            splices.append(Splice(start, start + len(link.id), new))
    for block in page.blocks:
        for node in _filters(block, was):
            lines = block.text[:node.start_mark.index].split("\n")  # YAML would count more signs as ends of lines
            start = starts[block.location.line + len(lines) - 1] + len(lines[-1])
            start = text.index(was.id, start)
            splices.append(Splice(start, start + len(was.id), new))
    return splices


def is_named_in(page: HandwrittenPage, was: Named) -> bool:
    """Whether a page names an entity at all."""
    linked = any((model := find_kind(link.kind)) and Named(model.kind.key, link.id) == was for link in page.links)
    return linked or any(_filters(block, was) for block in page.blocks)


def _filters(block: Block, was: Named) -> list[yaml.ScalarNode]:
    """The values of a block's filters that name an entity."""
    try:
        root = compose_text(block.text)
    except yaml.YAMLError:
        return []  # the check “invalid-embed” says so
    if not isinstance(root, yaml.MappingNode):
        return []
    model = find_kind(next((str(value.value) for key, value in root.value if key.value == "show"), ""))
    rows = {row.name: row for row in field_table(model)} if model else {}
    names = filter_fields(model) if model else {}
    return [
        value
        for key, value in root.value
        if isinstance(value, yaml.ScalarNode)
        and value.value == was.id
        and key.value in names
        and (to := rows[names[key.value]].to) is not None
        and to.kind == was.kind
    ]


def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in LINE_END.finditer(text))]
