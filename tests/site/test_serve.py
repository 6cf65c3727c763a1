"""``mkdocs serve`` follows edits of the strategy, survives a broken one, and does not rebuild without reason."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from builder import serving, write
from test_small_sites import MINIMAL


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    project = write(tmp_path / "p", {"strategy/all.yml": MINIMAL, "handbook/index.md": "# Home\n"})
    with serving(project) as (url, log):
        yield project, url, log


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
    for path in ("goals/fewer-returns/", ""):  # on pages that people wrote, too
        assert shown(path).count('role="alert"') == 1
        assert "a colon is missing after “title”" in shown(path)
        assert "[yaml-syntax]" in shown(path)
    assert "Quarter returns" in shown("goals/fewer-returns/")

    file.write_text(MINIMAL.replace("fewer-returns:", "fewer-returns:\n    themes: ['<script>alert(1)</script>']", 1))
    wait_for(lambda: "&lt;script&gt;alert(1)" in shown("goals/fewer-returns/"))
    assert "<script>alert(1)" not in shown("goals/fewer-returns/")

    settings = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(settings.replace("- strategy-handbook", "- strategy-handbook: {as_of: soon}"))
    wait_for(lambda: "as_of is “soon”, which is not a date" in shown("goals/fewer-returns/"))
    (project / "mkdocs.yml").write_text(settings)
    file.write_text(MINIMAL)
    wait_for(lambda: "Halve returns" in shown("goals/fewer-returns/"))
    assert 'role="alert"' not in shown("goals/fewer-returns/")
    builds = log.read_text().count("Documentation built")
    time.sleep(2)
    assert log.read_text().count("Documentation built") == builds
