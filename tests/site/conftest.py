"""The example handbook, built once for all tests of a worker."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from builder import REPOSITORY, build


@pytest.fixture(scope="session")
def example_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example's sources."""
    folder = tmp_path_factory.mktemp("example")
    for name in ("handbook", "strategy"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def example(example_project: Path) -> Path:
    """The site of the example."""
    return build(example_project)
