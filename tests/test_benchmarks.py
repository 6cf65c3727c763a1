"""The benchmark runs: a small company is made, built, checked and measured; nothing here judges the figures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


def test_the_made_up_company_has_no_error_and_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        code = f"import company, pathlib; company.write(pathlib.Path({str(tmp_path / name)!r}), 60)"
        subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY / "benchmarks", check=True)
    one, two = ({file.relative_to(tmp_path / name): file.read_bytes() for file in (tmp_path / name).rglob("*.yml")}
                for name in ("one", "two"))
    assert one == two
    command = [str(Path(sys.executable).with_name("strategy")), "check", "--format", "json", "--fail-on", "error"]
    result = subprocess.run(command, cwd=tmp_path / "one", capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-2000:]


def test_every_figure_is_measured(tmp_path: Path) -> None:
    pytest.importorskip("markdownify", reason="the benchmark wants requirements-bench.txt")
    out = tmp_path / "bench.json"
    command = [sys.executable, "benchmarks/run.py", "--sizes", "20", "--runs", "1", "--output", str(out), "--no-peers"]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=240, check=False)
    assert result.returncode == 0, result.stderr
    found = json.loads(out.read_text("utf-8"))["sizes"]["20"]
    assert set(found) == {"check", "bare", "start", "import", "build", "live", "floor"}
    assert all(cost["seconds"] > 0 and cost["megabytes"] > 0 and cost["items"] > 0 for cost in found.values())
    assert "build ÷ floor" in result.stdout
