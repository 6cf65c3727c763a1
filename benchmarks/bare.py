"""The least that checking can cost: the same files through libyaml, and every entry through pydantic once.

No places, no links, no checks: nothing a leader could use. Run as ``python bare.py FOLDER``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter


class Entry(BaseModel):
    """An entry of any kind: typed where all kinds agree, checked to be there where all need it."""

    model_config = ConfigDict(extra="allow", frozen=True)

    title: str | None = None
    summary: str | None = None
    description: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()


def main(folder: Path) -> None:
    """Read and validate everything below ``strategy/``."""
    many, listed = TypeAdapter(dict[str, Entry]), TypeAdapter(list[Entry])
    for file in sorted((folder / "strategy").rglob("*.yml")):
        content: dict[str, Any] = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        for kind, entries in content.items():
            if kind == "organization":
                Entry.model_validate(entries)
            else:
                (listed if isinstance(entries, list) else many).validate_python(entries)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
