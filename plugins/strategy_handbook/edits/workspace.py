"""What an edit starts from: the project as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from strategy_handbook.edits.references import entities
from strategy_handbook.edits.store import Opened, RefusedError, open_file, refuse_unreadable
from strategy_handbook.model import Entity, Item, Strategy, find_kind
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.settings import Settings
from strategy_handbook.source import Sources
from strategy_handbook.source.handwritten import HandwrittenPage
from strategy_handbook.source.spans import Entry


@dataclass(frozen=True)
class Workspace:
    """The settings, the files that were read and what they say."""

    settings: Settings
    sources: Sources
    strategy: Strategy
    pages: tuple[HandwrittenPage, ...]

    def path(self, file: Path) -> str:
        """The path of a file as findings write it."""
        root = self.settings.root
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()

    def located(self, written: Path) -> Path:
        """A file as a person wrote it, from the current folder; a link stays a link, to be refused later."""
        file = Path.cwd() / written
        return file.parent.resolve() / file.name

    def open(self, path: str) -> Opened:
        """Open a file of the strategy by its path.

        Raises:
            RefusedError: It cannot be edited.
        """
        refuse_unreadable(self.sources, [path])
        return open_file(path, self.settings.root / path)

    def open_of(self, item: Item) -> tuple[Opened, Entry]:
        """Open the file an item is written in; with the entry that is the item.

        Raises:
            RefusedError: The file cannot be edited, or no longer holds the item.
        """
        opened = self.open(item.place().path)
        for kind, id_, fields in entities(opened.root):
            if (
                kind == item.kind.key
                and isinstance(id_, yaml.ScalarNode)
                and (item.kind.shape == "one" or id_.value == item.id)
            ):
                return opened, (id_, fields)
        raise RefusedError(f"{opened.path} no longer holds {item}. Run the command again.")

    def find(self, model: type[Item], id_: str) -> Item:
        """The item of a kind by its id or a former one.

        Raises:
            RefusedError: There is none.
        """
        kind = model.kind
        item = self.strategy.find(kind.key, kind.word if kind.shape == "one" else id_)
        if item is None:
            near = did_you_mean(id_, self.strategy[model])
            hint = f"Did you mean “{near}”?" if near else f"“strategy show {kind.word}” lists them."
            raise RefusedError(f"there is no {kind.word} “{id_}”. {hint}")
        return item

    def find_entity(self, name: str) -> Entity:
        """The entity named ``kind:id``.

        Raises:
            RefusedError: There is none, or it has no fields of its own.
        """
        word, _, id_ = name.partition(":")
        model = find_kind(word)
        if model is None:
            raise RefusedError(f"there is no kind “{word}”. Write for example goal:customer-satisfaction.")
        item = self.find(model, id_)
        if not isinstance(item, Entity):
            raise RefusedError(f"a {model.kind.word} is never changed afterwards.")
        return item
