"""Measure what the handbook costs against what could do part of its work, in one run. ``make bench`` calls it.

Every figure is the median of several runs of a fresh process: seconds of processor time (user and system), and the
most memory it held. Ratios are taken within one run on one machine, so they compare.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import company
import floor

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent

PEERS_AT_MOST = 1000
"""The largest company that other tools are asked to build; beyond it sphinx-needs takes an hour."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program cost.

    Attributes:
        seconds: Processor time, the median of its runs.
        megabytes: The most memory it held, the median of its runs.
        items: How many pages it made, or entities it read.
    """

    seconds: float
    megabytes: float
    items: int

    @property
    def each(self) -> float:
        """Milliseconds of processor time for one page or entity."""
        return self.seconds * 1000 / max(self.items, 1)


def measure(command: Sequence[str], folder: Path, items: int, runs: int) -> Cost:
    """Run a program several times.

    Raises:
        SystemExit: It failed; a figure of a program that failed would be a lie.
    """
    spent, held = [], []
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled, and so is what is measured
    for _ in range(runs):
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   env=environment)
        told = process.stderr.read() if process.stderr else b""
        _pid, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status):
            raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{told.decode()[-2000:]}")
        spent.append(usage.ru_utime + usage.ru_stime)
        held.append(usage.ru_maxrss / 1024)
    return Cost(statistics.median(spent), statistics.median(held), items)


def edited(folder: Path) -> float:
    """Processor seconds until an edit of one goal is shown, while the handbook is served."""
    told = subprocess.run([sys.executable, str(HERE / "live.py"), str(folder)], capture_output=True, text=True,
                          check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return float(json.loads(told.stdout)["edit"])


def costs(entities: int, runs: int, folder: Path, *, peers: bool) -> dict[str, Cost]:
    """What each program costs at a size; peers are asked up to a size of theirs."""
    ours, plain, needs = folder / "ours", folder / "plain", folder / "needs"
    company.write(ours, entities)
    strategy = ours / "strategy"
    number = floor.write_needs(strategy, needs)
    mkdocs, quiet = str(BIN / "mkdocs"), ["-q"]
    found = {
        "check": measure([str(BIN / "strategy"), "check", "--format", "json"], ours, number, runs),
        "bare": measure([sys.executable, str(HERE / "bare.py"), str(ours)], ours, number, runs),
        "start": measure([str(BIN / "strategy"), "--version"], ours, number, runs),
        "import": measure([sys.executable, "-c", "import yaml, pydantic"], ours, number, runs),
    }
    built = measure([mkdocs, "build", *quiet], ours, 0, runs)
    pages = floor.write_pages(ours / "site", plain)
    found["build"] = Cost(built.seconds, built.megabytes, pages)
    found["live"] = Cost(edited(ours), built.megabytes, pages)
    found["floor"] = measure([mkdocs, "build", *quiet], plain, pages, runs)
    if not peers or entities > PEERS_AT_MOST:
        return found
    if importlib.util.find_spec("zensical"):
        found["zensical"] = measure([str(BIN / "zensical"), "build", "--clean"], plain, pages, runs)
    if importlib.util.find_spec("sphinx_needs"):
        command = [str(BIN / "sphinx-build"), "-q", "-E", "-b", "html", ".", "out"]
        found["sphinx-needs"] = measure(command, needs, number, runs=1)  # minutes of it; once is enough
    return found


TITLES = {
    "build": "our handbook (a page)", "live": "the same after an edit of one goal, while it is served (a page)",
    "floor": "plain MkDocs + Material, same pages from Markdown (a page)",
    "zensical": "Zensical, same pages from Markdown (a page)", "sphinx-needs": "sphinx-needs, same items (an item)",
    "check": "strategy check (an entity)", "bare": "libyaml + pydantic, nothing checked (an entity)",
    "start": "strategy --version", "import": "python -c 'import yaml, pydantic'",
}


def table(size: int, found: dict[str, Cost]) -> str:
    """The figures of a size, as Markdown."""
    lines = [f"### {size:,} entities", "", "| | processor s | ms each | MB | number |", "|---|---:|---:|---:|---:|"]
    lines += [f"| {TITLES[name]} | {cost.seconds:.2f} | {cost.each:.2f} | {cost.megabytes:.0f} | {cost.items:,} |"
              for name, cost in found.items()]
    build, checked = found["build"].each / found["floor"].each, found["check"].seconds / found["bare"].seconds
    live = found["live"].seconds / found["build"].seconds
    ratios = f"build ÷ floor: **{build:.2f}** (budget 0.75) · check ÷ bare: **{checked:.2f}** (budget 2)"
    ratios += f" · edit ÷ build: **{live:.2f}** (budget 0.20)"
    return "\n".join([*lines, "", ratios, ""])


def main() -> None:
    """Measure, print tables, and write the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--output", type=Path, default=Path("bench.json"))
    asked = parser.parse_args()
    told = {}
    for size in asked.sizes:
        folder = Path(tempfile.mkdtemp(prefix="handbook-bench-"))
        try:
            told[size] = costs(size, asked.runs, folder, peers=asked.peers)
        finally:
            shutil.rmtree(folder)
        print(table(size, told[size]), flush=True)  # noqa: T201 - it is what this program is for
    asked.output.write_text(json.dumps({
        "machine": {"python": platform.python_version(), "processor": platform.machine(), "cores": os.cpu_count()},
        "sizes": {size: {name: asdict(cost) for name, cost in found.items()} for size, found in told.items()},
    }, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
