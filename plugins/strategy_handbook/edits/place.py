"""Where something new is written: the file where most of its kind live, or a new one."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

from strategy_handbook.edits.splice import add_entry, append_entry, spliced
from strategy_handbook.edits.store import Draft, Opened, RefusedError
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.edits.written import entry_lines
from strategy_handbook.model import Item
from strategy_handbook.source.document import Plain
from strategy_handbook.source.reader import SUFFIXES
from strategy_handbook.source.spans import find_entry

_MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def home_of(work: Workspace, model: type[Item], wanted: Path | None) -> Path:
    """The file for something new of a kind.

    Raises:
        RefusedError: The file that was asked for does not belong to the strategy.
    """
    folder = work.settings.strategy_dir
    if wanted is not None:
        file = work.located(wanted)
        if (
            not file.is_relative_to(folder)
            or file.suffix.lower() not in SUFFIXES
            or any(part.startswith(".") for part in file.relative_to(folder).parts)
        ):
            raise RefusedError(f"“{wanted}” is not read. Choose a file below {work.path(folder)} that ends with .yml.")
        return file
    lived = Counter(item.place().path for item in work.strategy[model].values())
    if lived:
        return work.settings.root / lived.most_common(1)[0][0]
    return folder / f"{model.kind.key}.yml"


def placed(work: Workspace, file: Path, model: type[Item], id_: str, fields: Plain) -> Draft:
    """The file with one entity more, behind the others of its kind.

    Raises:
        RefusedError: The file cannot be edited.
    """
    kind = model.kind
    content: Plain = fields if kind.shape == "one" else {id_: fields}
    path = work.path(file)
    if not os.path.lexists(file):
        return new_file(work, file, kind.key, content)
    opened: Opened = work.open(path)
    entry = find_entry(opened.root, kind.key)
    splice = add_entry(opened, entry, id_, fields, spread=1) if entry else append_entry(opened, kind.key, content)
    return opened.draft(spliced(opened.text, [splice]))


def new_file(work: Workspace, file: Path, key: str, content: Plain) -> Draft:
    """A new file that holds one kind; editors find the schema in it if they find it in the others."""
    lines = [*_modeline(work, file), *entry_lines(key, content, 0, spread=2), ""]
    return Draft(work.path(file), file, None, "\n".join(lines).encode())


def _modeline(work: Workspace, file: Path) -> list[str]:
    for document in work.sources.documents[:1]:
        first = document.file.read_text("utf-8-sig").partition("\n")[0].strip()
        match = _MODELINE.fullmatch(first)
        if match and "://" not in match[1]:
            schema = os.path.relpath(document.file.parent / match[1], file.parent)
            return [f"# yaml-language-server: $schema={Path(schema).as_posix()}"]
    return []
