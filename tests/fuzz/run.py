"""Fuzz a target with atheris, guided by the paths that our code takes: ``run.py reader -max_total_time=60``.

What follows the name goes to libFuzzer. What it finds lies in a file ``crash-…``; give that file as a further
argument to see it again, and keep it as an ``@example`` of ``test_fuzz.py``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["strategy_handbook", "markdown", "yaml"]):
    from targets import TARGETS

REPOSITORY = Path(__file__).parents[2]
SEEDS = {"page": ("handbook/*.md",), "settings": ("mkdocs.yml",)}
YAML = ("strategy/**/*.yml", "tests/checks/cases/*.yml")


def seeds(name: str) -> str:
    """A folder of files to begin with: those of the example, cut to what a run can turn over quickly."""
    folder = Path(tempfile.mkdtemp(prefix=f"seeds-{name}-"))
    for pattern in SEEDS.get(name, YAML):
        for number, file in enumerate(sorted(REPOSITORY.glob(pattern))):
            (folder / f"{number}-{file.name}").write_bytes(file.read_bytes()[:2_000])
    return str(folder)


def main() -> None:
    """Hand over to libFuzzer, which comes to an end by itself only if it is told when."""
    name, *options = sys.argv[1:]
    files = [option for option in options if not option.startswith("-")]
    atheris.Setup([sys.argv[0], *options, *([] if files else [seeds(name)])], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
