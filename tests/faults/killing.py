"""Runs a command many times, each in a fresh copy of a folder, and kills it with SIGKILL one step later each time.

A step is whatever changes the folder: a file opened for writing, a rename, a removal. Python announces each of them to
audit hooks, so the program itself needs to know nothing. As a script it imports the command once and forks each time.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STEPS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link", "os.symlink")


@dataclass(frozen=True)
class Run:
    """A copy in which a command was killed; ``step`` says before which event."""

    folder: Path
    step: str


def killed(pristine: Path, out: Path, command: Sequence[str], every: int = 1) -> tuple[Path, list[Run]]:
    """The copy in which the command ran to its end, and those in which it was killed.

    Args:
        pristine: The folder to run in a copy of.
        out: Where the copies are made.
        command: ``module:function`` and its arguments.
        every: How many steps lie from one kill to the next.
    """
    script = [sys.executable, str(Path(__file__)), str(pristine), str(out), str(every), *command]
    done = subprocess.run(script, capture_output=True, text=True, timeout=240, check=False, env={
        **os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(Path(__file__).parent)})
    assert done.returncode == 0, done.stderr
    steps = json.loads(done.stdout)
    return out / "whole", [Run(out / str(number), step) for number, step in steps.items()]


def files(folder: Path, *, ours: bool = True) -> dict[str, bytes]:
    """Every file below a folder with its content; not ours: but those of the program itself, which nobody is to see."""
    found = (file for file in folder.rglob("*") if file.is_file())
    paths = {file.relative_to(folder).as_posix(): file for file in found}
    return {path: file.read_bytes() for path, file in paths.items() if ours or ".strategy-" not in path}


class _Steps:
    """The hook: counts what changes the folder, and ends the process at one of those steps."""

    def __init__(self, folder: Path, last: int | None) -> None:
        self.folder, self.last, self.seen = os.fspath(folder), last, list[str]()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if not (writes or event in STEPS) or not isinstance(arguments[0], (str, os.PathLike)):
            return
        path = os.path.abspath(arguments[0])  # noqa: PTH100 - a link stays one
        if path.startswith(self.folder):
            if len(self.seen) == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
            self.seen.append(f"{event} {path.removeprefix(self.folder)}")


def _run(pristine: Path, folder: Path, last: int | None, function: Any, arguments: list[str]) -> int:
    """Run the command in a process of its own; gives how it ended."""
    shutil.copytree(pristine, folder, symlinks=True)
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    os.chdir(folder)
    with (folder.parent / "output").open("w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    steps = _Steps(folder, last)
    sys.addaudithook(steps)
    code: Any = 1
    try:
        code = function(arguments)
    except SystemExit as end:
        code = end.code
    finally:
        if last is None:
            (folder.parent / "steps").write_text(json.dumps(steps.seen), "utf-8")
        sys.stdout.flush()
        os._exit(int(code or 0))


def main(pristine: str, out: str, every: str, command: str, *arguments: str) -> None:
    module, _, name = command.partition(":")
    function = getattr(importlib.import_module(module), name)
    home = Path(out).resolve()
    ended = _run(Path(pristine), home / "whole", None, function, list(arguments))
    if ended:
        sys.exit((home / "output").read_text("utf-8"))
    seen = json.loads((home / "steps").read_text("utf-8"))
    numbers = range(0, len(seen), int(every))
    for number in numbers:
        ended = _run(Path(pristine), home / str(number), number, function, list(arguments))
        assert os.WTERMSIG(ended) == signal.SIGKILL, (number, ended)
    sys.stdout.write(json.dumps({number: seen[number] for number in numbers}))


if __name__ == "__main__":
    main(*sys.argv[1:])
