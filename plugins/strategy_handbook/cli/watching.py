"""Notices when a file of the project is saved, by looking: that works on every disk, in containers and on shares."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from strategy_handbook.settings import Settings

PAUSE = 0.5
"""Seconds between two looks."""

_SUFFIXES = (".yml", ".yaml", ".md", ".csv")

Look = dict[Path, tuple[int, int]]


def saves(settings: Settings) -> Iterator[None]:
    """Begin at once, then go on after each save, without an end."""
    before = _look(settings)
    yield
    while True:
        time.sleep(PAUSE)
        now = _look(settings)
        if now != before:
            before = now
            yield


def _look(settings: Settings) -> Look:
    """When each file was saved last, and its size."""
    found: Look = {}
    folders = [settings.strategy_dir, *([settings.handbook_dir] if settings.handbook_dir else [])]
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES]
    for file in (*files, *settings.root.glob("mkdocs*.y*ml")):
        try:
            status = file.stat()
        except OSError:
            continue  # removed between two looks
        found[file] = (status.st_mtime_ns, status.st_size)
    return found
