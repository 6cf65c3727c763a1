"""A folder that is replaced as a whole, and never when it holds anything that somebody else put there."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from strategy_handbook.handover.configuration import MADE_BY
from strategy_handbook.writing import locked

LIST = ".strategy-render.json"
"""What was written, with its digests, so that the next time tells its own files from those of others."""

_DRAFT = ".strategy-render-"
"""Begins the name of a folder in which the next one is being written."""


class NotOursError(Exception):
    """The folder holds what was not written here, or lies where it must not; the message says what."""


def write(out: Path, files: Mapping[str, bytes], config: str) -> None:
    """Write the files below ``docs/`` and ``mkdocs.yml`` beside them; until all are written, the old ones stay.

    Raises:
        NotOursError: Something would be lost, or would land outside.
        OSError: It cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    with locked(out):
        _refuse_foreign(out / "docs", out / "mkdocs.yml")
        for left in out.glob(f"{_DRAFT}????????"):  # by runs that were killed
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix=_DRAFT, dir=out) as draft:
            _written(out, Path(draft), files, config)


def _written(out: Path, draft: Path, files: Mapping[str, bytes], config: str) -> None:
    new = draft / "new"
    for uri, content in files.items():
        file = new / _inside(uri)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    listed = {uri: _digest(content) for uri, content in files.items()}
    (new / LIST).write_text(json.dumps(listed, indent=0, sort_keys=True), "utf-8")
    (draft / "mkdocs.yml").write_text(config, "utf-8")
    _swapped(out / "docs", new, draft / "old")
    (draft / "mkdocs.yml").replace(out / "mkdocs.yml")


def _swapped(docs: Path, new: Path, old: Path) -> None:
    """Put the new folder in the place of the old one, which comes back if that fails."""
    if not docs.exists():
        new.rename(docs)
        return
    docs.rename(old)
    try:
        new.rename(docs)
    except OSError:
        old.rename(docs)
        raise


def _inside(uri: str) -> PurePosixPath:
    path = PurePosixPath(uri)
    if path.is_absolute() or ".." in path.parts or "\0" in uri:
        raise NotOursError(f"“{uri}” would lie outside the folder.")
    return path


def _refuse_foreign(docs: Path, settings: Path) -> None:
    if settings.is_symlink() or (settings.exists() and not _starts_as_ours(settings)):
        raise NotOursError(f"“{settings}” was not written by this command. Choose another folder.")
    if docs.is_symlink() or (docs.exists() and not docs.is_dir()):
        raise NotOursError(f"“{docs}” is not a folder of its own. Choose another one with “--out”.")
    listed = _listed(docs)
    for file in sorted(docs.rglob("*")):
        uri = file.relative_to(docs).as_posix()
        known = uri == LIST or file.is_dir() or (uri in listed and listed[uri] == _digest(file.read_bytes()))
        if file.is_symlink() or not known:
            raise NotOursError(f"“{file}” was not written by this command, or was changed since, and would be lost. "
                               "Move it away, or choose another folder with “--out”.")


def _starts_as_ours(settings: Path) -> bool:
    return settings.read_bytes().startswith(MADE_BY.encode())


def _listed(docs: Path) -> Mapping[str, str]:
    """The files that were written, with their digests; none if nothing says so."""
    try:
        listed = json.loads((docs / LIST).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return listed if isinstance(listed, dict) else {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
