"""Files that are whole at every moment."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from strategy_handbook.writing import put


def test_a_link_stays_a_link_and_what_says_the_same_stays_untouched(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    link.symlink_to(file)
    put(link, b"one")
    assert (link.is_symlink(), file.read_bytes()) == (True, b"one")
    first = file.stat()
    put(link, b"one")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (first.st_ino, first.st_mtime_ns)
    put(link, b"two")
    assert (file.read_bytes(), sorted(one.name for one in tmp_path.iterdir())) == (b"two", ["file", "link"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_what_is_no_ordinary_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told: list[bytes] = []
    reader = threading.Thread(target=lambda: told.append(pipe.read_bytes()), daemon=True)
    reader.start()
    put(pipe, b"one")
    reader.join(5)
    assert (told, pipe.is_fifo()) == ([b"one"], True)
