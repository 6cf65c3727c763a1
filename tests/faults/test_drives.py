"""Drives that are full or cannot be written: the last good site and all YAML stay, and one is told in a sentence."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from builder import mkdocs, write
from killing import files
from small import SMALL

STAYS = "The site that was built last stays as it is."


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Path]:
    """A drive of four megabytes with a project on it."""
    folder = tmp_path / "drive"
    folder.mkdir()
    if os.geteuid() != 0 or mount(folder, "-t", "tmpfs", "-o", "size=4m", "none").returncode:
        pytest.skip("only root can mount a small drive")
    try:
        yield write(folder, {**SMALL, "site/index.html": "The last good site"})
    finally:
        subprocess.run(["umount", folder], check=True)


def mount(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["mount", *options, folder], capture_output=True, check=False)


def strategy(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("strategy")), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)


def refused(folder: Path, reason: str, edit: str) -> None:
    """Building and editing are refused for a reason, and nothing has changed."""
    before = files(folder)
    built = mkdocs(folder, "build")
    assert built.returncode == 1
    assert f"cannot be read or written: {reason}. {STAYS}" in built.stderr
    renamed = strategy(folder, "rename", "goal:fewer-returns", "returns")
    assert renamed.returncode == 2
    assert edit in renamed.stderr
    exported = strategy(folder, "export", "raci.csv", "-o", "out/raci.csv")
    assert exported.returncode == 2
    assert exported.stderr == f"Error: “out/raci.csv” cannot be written: {reason}.\n"
    assert "Traceback" not in built.stderr + renamed.stderr + exported.stderr
    assert files(folder) == before


def test_a_full_or_read_only_drive_is_named_and_nothing_is_lost(drive: Path) -> None:
    with suppress(OSError), (drive / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))
    full = "No space left on device"
    refused(drive, full, f"{drive}/.strategy-edit.json cannot be written: {full}. Nothing was changed.")
    (drive / "ballast").unlink()
    assert mount(drive, "-o", "remount,ro").returncode == 0
    refused(drive, "Read-only file system", "strategy/all.yml is read-only. Allow writing first; nothing was changed.")


def test_a_file_larger_than_allowed_is_named_in_the_middle_of_a_build(tmp_path: Path) -> None:
    project = write(tmp_path, {**SMALL, "handbook/large.md": "word " * 40_000, "site/index.html": "The last good site"})
    site = project / "site"
    command = [sys.executable, "-m", "mkdocs", "build"]
    built = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=240, check=False,
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)))
    assert built.returncode == 1
    assert f"Error: “{site}” cannot be read or written: File too large. {STAYS}\n" in built.stderr
    assert files(site) == {"index.html": b"The last good site"}
