"""What users install: the wheel, in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from builder import REPOSITORY, broken_links, write
from test_small_sites import MINIMAL


def run(*command: str | Path, cwd: Path | None = None) -> str:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""}
    result = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, f"{result.stdout}\n{result.stderr}"
    return result.stdout


def test_the_wheel_builds_a_site_and_checks_a_strategy_in_a_clean_environment(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in (
        "plugins",
        "site_templates",
        "docs",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "requirements.txt",
    ):
        entry = REPOSITORY / name
        if entry.is_dir():
            shutil.copytree(entry, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(entry, source)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, source)
    wheel = next(tmp_path.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert "strategy_handbook/site_templates/pages/goal.html" in names
    assert "strategy_handbook/py.typed" in names
    assert not [name for name in names if not name.startswith(("strategy_handbook/", "mkdocs_strategy_handbook-"))]

    uv = Path(sys.executable).with_name("uv")
    python = tmp_path / "env" / "bin" / "python"
    run(uv, "venv", "--quiet", "--python", sys.executable, tmp_path / "env")
    run(uv, "pip", "install", "--quiet", "--python", python, "--constraint", source / "requirements.txt", wheel)
    project = write(tmp_path / "project", {"strategy/all.yml": MINIMAL, "handbook/index.md": "# Home\n"})
    run(python, "-m", "mkdocs", "build", cwd=project)
    assert "Forges with care" in (project / "site/roles/smith/index.html").read_text()
    assert (project / "site/assets/strategy-handbook/handbook.css").is_file()
    assert "orphaned-goal" in run(python.with_name("strategy"), "explain", cwd=project)
    assert "6 warnings, 1 info in 1 file" in run(python.with_name("strategy"), "check", cwd=project)

    begun = tmp_path / "acme"
    begun.mkdir()
    told = run(python.with_name("strategy"), "init", "--yes", "--sector", "service", "--ci", "github", cwd=begun)
    assert "13 things to fill in next" in told
    assert (begun / ".github/workflows/strategy.yml").is_file()
    run(python, "-m", "mkdocs", "build", cwd=begun)
    assert "Solve requests at the first contact" in (begun / "site/goals/index.html").read_text()
    assert list(broken_links(begun / "site")) == []
