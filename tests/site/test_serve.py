"""``mkdocs serve`` follows edits of the strategy, survives a broken one, and does not rebuild without reason."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from builder import EPOCH, write
from test_small_sites import MINIMAL


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    project = write(tmp_path / "p", {"strategy/all.yml": MINIMAL, "handbook/index.md": "# Home\n"})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            stderr=output,
            stdout=output,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            wait_for(lambda: "Serving on" in log.read_text())
            yield project, f"http://127.0.0.1:{port}/", log
        finally:
            process.terminate()
            process.wait(20)


def wait_for(condition: object, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.2)


def test_edits_appear_and_a_broken_edit_keeps_the_last_good_pages(served: tuple[Path, str, Path]) -> None:
    project, url, log = served

    def shown(path: str) -> str:
        with urllib.request.urlopen(url + path, timeout=20) as response:
            return str(response.read().decode())

    assert "Halve returns" in shown("goals/fewer-returns/")
    file = project / "strategy/all.yml"
    file.write_text(MINIMAL.replace("Halve returns", "Quarter returns"))
    wait_for(lambda: "Quarter returns" in shown("goals/fewer-returns/"))
    assert "Quarter returns" in shown("goals/")

    file.write_text(MINIMAL.replace("title: Halve", "title Halve"))
    wait_for(lambda: "a colon is missing after “title”" in log.read_text())
    assert "Quarter returns" in shown("goals/fewer-returns/")

    file.write_text(MINIMAL)
    wait_for(lambda: "Halve returns" in shown("goals/fewer-returns/"))
    builds = log.read_text().count("Documentation built")
    time.sleep(2)
    assert log.read_text().count("Documentation built") == builds
