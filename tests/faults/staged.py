"""Puts the site in ``new`` in place of the one in ``site``, as a build does; for ``killing``."""

from __future__ import annotations

import shutil
from pathlib import Path

from strategy_handbook.staging import Stage


def publish(_arguments: list[str]) -> None:
    stage = Stage(Path("site"))
    stage.begin(lambda: None)
    shutil.copytree("new", stage.folder, symlinks=True, dirs_exist_ok=True)
    stage.publish()
