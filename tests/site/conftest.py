"""The example handbook, built once for all tests."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from builder import REPOSITORY, build, once


@pytest.fixture(scope="session")
def example_project(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A copy of the example's sources with its site beside them; both are read, never changed."""
    with once(tmp_path_factory, request.config, "example") as (folder, first):
        if first:
            for name in ("handbook", "strategy"):
                shutil.copytree(REPOSITORY / name, folder / name)
            shutil.copy(REPOSITORY / "mkdocs.yml", folder)
            build(folder)
    return folder


@pytest.fixture(scope="session")
def example(example_project: Path) -> Path:
    """The site of the example."""
    return example_project / "site"
