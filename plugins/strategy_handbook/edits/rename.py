"""Give an entity another id wherever it is named; the former one becomes an alias, so that old addresses lead on."""

from __future__ import annotations

import yaml

from strategy_handbook.edits.references import Named, is_named_in, page_splices, yaml_splices
from strategy_handbook.edits.splice import Splice, add_entry, add_item, replaced, spliced
from strategy_handbook.edits.store import Draft, Opened, RefusedError, open_file, refuse_unreadable
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model import Entity
from strategy_handbook.model.fields import field_table
from strategy_handbook.source.spans import find_entry


def rename(work: Workspace, item: Entity, new: str) -> tuple[tuple[Draft, int], ...]:
    """The drafts of every file that names the entity, each with the number of places; where it is defined comes first.

    Written in that order, a rename that is cut off leaves references to the former id, which the alias answers.

    Raises:
        RefusedError: The entity has no id of its own, the id is taken, or a file cannot be edited.
    """
    if item.kind.shape != "many":
        raise RefusedError(f"{item} has no id that could change.")
    holder = work.strategy.find(item.kind.key, new)
    if new == item.id or (holder is not None and holder is not item):
        name = "its id already" if holder is item else f"taken by “{holder.name if holder else new}”"
        raise RefusedError(f"the id “{new}” is {name}. Choose another.")
    refuse_unreadable(work.sources)
    was = Named(item.kind.key, item.id)
    home = item.place().path
    found = []
    for path in sorted((document.path for document in work.sources.documents), key=lambda path: path != home):
        opened = work.open(path)
        root = opened.root
        splices = yaml_splices(opened.text, root, was, new)
        if path == home:
            splices += _definition(work, item, new)
        if splices:
            found.append((opened.draft(spliced(opened.text, splices)), len(splices)))
    return (*found, *_pages(work, was, new))


def _definition(work: Workspace, item: Entity, new: str) -> list[Splice]:
    opened, (key, fields) = work.open_of(item)
    names = [row.name for row in field_table(type(item))]
    before = names[: names.index("aliases")] if "aliases" in names else names
    splices = [replaced(opened.text, key, item.id, new)]
    entry = find_entry(fields, "aliases")
    former = [node for node in _scalars(entry[1]) if node.value.strip() == new] if entry else []
    if former:  # back to a former id: the two change places
        splices.append(replaced(opened.text, former[0], new, item.id))
    elif entry and isinstance(fields, yaml.MappingNode):
        splices.append(add_item(opened, fields, entry, item.id))
    else:
        splices.append(add_entry(opened, (key, fields), "aliases", [item.id], after=before))
    return splices


def _scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    inner = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [one for one in inner if isinstance(one, yaml.ScalarNode)]


def _pages(work: Workspace, was: Named, new: str) -> list[tuple[Draft, int]]:
    found = []
    for page in work.pages:
        if is_named_in(page, was):
            opened: Opened = open_file(page.path, work.settings.root / page.path)
            splices = page_splices(page.uri, page.path, opened.text, was, new)
            found.append((opened.draft(spliced(opened.text, splices)), len(splices)))
    return found
